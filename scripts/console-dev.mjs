/**
 * `npm run dev:console`: the console with its sources served as they are edited, against a caigou that runs on this
 * machine (`npm start`), whose address and files lie in CAIGOU_HOME. Never part of the product.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { consoleSettings } from './console-build.mjs';
import { say } from './setup/say.mjs';

const home = resolve(process.env.CAIGOU_HOME ?? '.caigou');
const target = readFileSync(join(home, 'address'), 'utf8').trim();

const { createServer } = await import('vite');
const server = await createServer({
  ...consoleSettings(),
  html: {},
  server: { host: '127.0.0.1', proxy: { '/api': { target, changeOrigin: true }, '/openapi.json': { target } } },
});
await server.listen();
say(`the console: ${server.resolvedUrls?.local[0] ?? ''} on ${target}`);
