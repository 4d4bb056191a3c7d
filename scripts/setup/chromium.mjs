import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from './run.mjs';
import { say } from './say.mjs';
import { installSystemPackages } from './system-packages.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/**
 * A Chromium of this machine: the one CHROMIUM_PATH names, or the first on PATH; null when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []), ...places].find((path) => existsSync(path)) ?? null;
}

/** Without a Chinese font every sign is an empty box: the tests would pass, and their pictures show nothing. */
function hasChineseFont() {
  const { code, stdout } = capture('fc-list', [':lang=zh', 'family']);
  return code === 0 && stdout.trim() !== '';
}

/**
 * Chromium and a Chinese font, installed from the system's packages where they are missing and that is allowed; null
 * when they cannot be had (the tests that need them then count as skipped).
 * @returns {string | null}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null && hasChineseFont()) return found;
  if (process.getuid?.() === 0) {
    say(`a browser with Chinese type is missing; installing the system packages ${PACKAGES.join(' ')}`);
    installSystemPackages(PACKAGES);
  }
  const got = findChromium();
  if (got === null) say('Chromium is missing and cannot be installed here: install it, or name it in CHROMIUM_PATH');
  else if (!hasChineseFont()) say('no Chinese font is installed: install fonts-noto-cjk or another one');
  return got;
}
