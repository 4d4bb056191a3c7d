/**
 * Runs one program and ends it as soon as whoever asked for it is gone:
 * `node keeper.mjs '{"uid":…,"gid":…,"endBy":"SIGTERM"}' <program> <args…>`.
 * The asker holds the other end of this process's stdin, which closes however the asker dies; so even a killed test
 * run leaves no server behind. The keeper keeps the asker's user, so that it can be read from a private checkout.
 */
import { spawn } from 'node:child_process';

const STUBBORN_MS = 10_000;

const [options = '{}', program = '', ...args] = process.argv.slice(2);
const { uid, gid, endBy } = JSON.parse(options);
const child = spawn(program, args, { uid, gid, stdio: ['ignore', 'inherit', 'inherit'] });

function end() {
  child.kill(endBy);
  setTimeout(() => child.kill('SIGKILL'), STUBBORN_MS).unref();
}

child.once('error', (error) => {
  process.stderr.write(`${program}: ${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
process.stdin.once('end', end).resume();
