#!/usr/bin/env node
// The executable that npm links; the program itself is compiled.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/bin/caigou.js', import.meta.url);

if (existsSync(fileURLToPath(program))) {
  await import(program.href);
} else {
  process.stderr.write('caigou is not built yet: run `npm run build` in its folder, or `npm start`.\n');
  process.exitCode = 1;
}
