#!/usr/bin/env node
// The executable that npm links; the program itself is compiled.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { temporalFor } from './find-temporal.mjs';

const program = new URL('../dist/bin/caigou.js', import.meta.url);

if (existsSync(fileURLToPath(program))) {
  const temporal = await temporalFor(process.argv.slice(2), process.env);
  if (temporal !== undefined) process.env.TEMPORAL_CLI = temporal;
  await import(program.href);
} else {
  process.stderr.write('尚未构建：请在程序目录中运行 npm start，或 npm run build\n');
  process.exitCode = 1;
}
