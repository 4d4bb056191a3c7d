/**
 * Runs one program and ends it as soon as whoever asked for it is gone, however it went:
 * `node keeper.mjs <pid file> <program> <args…>`. The asker holds the other end of stdin, which a kill closes too.
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';

const STUBBORN_MS = 5000;

const [pidFile = '', program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));

function end() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), STUBBORN_MS).unref();
}

child.once('error', (error) => {
  process.stderr.write(`${program}: ${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code) => {
  rmSync(pidFile, { force: true });
  process.exit(code ?? 1);
});
process.once('SIGTERM', end);
process.stdin.once('end', end).resume();
