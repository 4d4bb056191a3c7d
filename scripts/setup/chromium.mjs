import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { capture } from './run.mjs';
import { say } from './say.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** The same browser without its windows, whose frames would be drawn anew for each page that is opened. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The packages, the best first; not every system has the first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const FONT = 'fonts-noto-cjk';

/**
 * A Chromium of this machine: the one CHROMIUM_PATH names, or the first on PATH, one without windows before any other;
 * null when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [SHELLS, BROWSERS].flatMap((names) =>
    folders.flatMap((folder) => names.map((name) => join(folder, name))),
  );
  return [...(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []), ...places].find((path) => existsSync(path)) ?? null;
}

/** Without a Chinese font every sign is an empty box: the tests would pass, and their pictures show nothing. */
function hasChineseFont() {
  const { code, stdout } = capture('fc-list', [':lang=zh', 'family']);
  return code === 0 && stdout.trim() !== '';
}

/** Whether a better one than this can be had at once: the system's list of packages, as it is, knows of it. @param {string} found */
function betterIsKnown(found) {
  const isBest = found === process.env.CHROMIUM_PATH || SHELLS.includes(basename(found));
  return !isBest && process.getuid?.() === 0 && capture('apt-cache', ['show', PACKAGES[0] ?? '']).code === 0;
}

/**
 * Chromium and a Chinese font, installed from the system's packages where they are missing and that is allowed; null
 * when they cannot be had (the tests that need them then count as skipped).
 * @returns {string | null}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null && hasChineseFont() && !betterIsKnown(found)) return found;
  if (process.getuid?.() === 0) {
    say(
      `tests want a browser without windows, and Chinese type; installing the system packages ${PACKAGES[0]} ${FONT}`,
    );
    PACKAGES.some((name) => installSystemPackages([name, FONT]) || findChromium() !== null);
  }
  const got = findChromium();
  if (got === null) say('Chromium is missing and cannot be installed here: install it, or name it in CHROMIUM_PATH');
  else if (!hasChineseFont()) say('no Chinese font is installed: install fonts-noto-cjk or another one');
  return got;
}
