/**
 * Vite's settings for the console, and its build. The page carries `%CSP_NONCE%` where the server puts a nonce of each
 * answer; styles that antd writes at run time bear it, and no script stands in the page itself.
 */
import { join } from 'node:path';
import { ROOT } from './setup/paths.mjs';

const CONSOLE = join(ROOT, 'client', 'console');

/** Browsers of the office systems are years behind: what this version of Chromium understands is what is written. */
const OLDEST_BROWSER = 'chrome87';

/** @returns {import('vite').InlineConfig} */
export function consoleSettings() {
  return {
    configFile: false,
    root: CONSOLE,
    base: '/',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic' } },
    html: { cspNonce: '%CSP_NONCE%' },
    publicDir: false,
    build: {
      target: OLDEST_BROWSER,
      assetsInlineLimit: 0,
      emptyOutDir: true,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      // Every module of antd says 'use client', which means nothing here.
      rolldownOptions: { onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log) },
    },
  };
}

/**
 * Builds the console into a folder, always as it is shipped: where tests ask for the build, their own NODE_ENV would make
 * it react's for development, half as large again. @param {string} folder
 */
export async function buildConsole(folder) {
  const { build } = await import('vite');
  const settings = consoleSettings();
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ ...settings, build: { ...settings.build, outDir: folder } });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
