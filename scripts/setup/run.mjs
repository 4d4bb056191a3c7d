import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a command to its end and gives its exit code and output; a missing program is code 127, never a throw.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, uid?: number, gid?: number }} [options]
 *   `timeout` in milliseconds
 * @returns {{ code: number, stdout: string, stderr: string }}
 */
export function capture(command, args, options = {}) {
  const done = spawnSync(command, args, { ...options, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const code = done.error ? 127 : (done.status ?? 1);
  return { code, stdout: done.stdout ?? '', stderr: done.error ? done.error.message : (done.stderr ?? '') };
}

/**
 * Runs a command with its output shown (on stderr when `quietStdout`), and gives its exit code; 127 when it is missing.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quietStdout?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function show(command, args, { cwd, env, quietStdout = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', quietStdout ? 2 : 'inherit', 'inherit'] });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
