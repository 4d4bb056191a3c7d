import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CliParts } from '../client/cli/parts.js';

/** The descriptor of standard input, for which command lines write `-`. */
const STANDARD_INPUT = 0;

/** Files that the command line reads and writes for people; what goes wrong is told in words. */
export const plainFiles: Pick<CliParts, 'readBytes' | 'writeFile'> = {
  readBytes: (path) => {
    try {
      return { bytes: new Uint8Array(readFileSync(path === '-' ? STANDARD_INPUT : path)) };
    } catch (error) {
      return { problem: `读不到 ${path}（${reasonOf(error)}）` };
    }
  },
  // A list that somebody has filled in since must not be lost.
  writeFile: (path, bytes) => {
    try {
      writeFileSync(path, bytes, { flag: 'wx' });
      return null;
    } catch (error) {
      return reasonOf(error) === 'EEXIST' ? `${path} 已经存在，请换一个文件名` : `不能写 ${path}（${reasonOf(error)}）`;
    }
  },
};

/** Writes a text, and the folders it lies in; what lies there is replaced. @throws Error with words for people */
export function saveText(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new Error(`不能写 ${path}（${reasonOf(error)}）：请换一个位置`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
