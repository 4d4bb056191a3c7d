import { capture } from './run.mjs';

const APT = [
  '-qq',
  '-y',
  '--no-install-recommends',
  '-o',
  'DPkg::Lock::Timeout=120',
  '-o',
  'Dpkg::Options::=--force-confold',
];

/**
 * Installs packages of a Debian-like system; false where that is not possible (no apt-get, not root, not reachable).
 * @param {readonly string[]} names
 */
export function installSystemPackages(names) {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (capture('apt-get', ['--version']).code !== 0) return false;
  // A stale package list names files that are gone; an update that fails may still leave a usable list.
  capture('apt-get', ['-qq', 'update'], { env });
  return capture('apt-get', ['install', ...APT, ...names], { env }).code === 0;
}
