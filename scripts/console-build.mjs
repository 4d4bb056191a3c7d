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

const WITHOUT_NONCE = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
const OF_THE_PAGE = `styleNode.nonce = csp?.nonce ?? document.querySelector('meta[property="csp-nonce"]')?.nonce ?? '';`;

/**
 * Two styles antd writes are told no nonce, whatever ConfigProvider says: what keeps the page still behind a dialog, and
 * what the width of a scrollbar is measured by. The browser would refuse them; they take the nonce of the page.
 * @returns {import('vite').Plugin}
 */
function nonceOfPage() {
  let met = false;
  return {
    name: 'nonce-of-page',
    transform(code, id) {
      if (!id.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js')) return null;
      met = code.includes(WITHOUT_NONCE);
      return { code: code.replace(WITHOUT_NONCE, OF_THE_PAGE), map: null };
    },
    buildEnd(error) {
      if (error === undefined && !met) this.error('antd writes styles in another way: look again at their nonce');
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
    await build({ ...settings, plugins: [nonceOfPage()], build: { ...settings.build, outDir: folder } });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
