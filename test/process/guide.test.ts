import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { temporalBinary } from '../support/temporal.js';

const LONG_MS = 300_000;
/** What the reader's own installation makes; a copy of the program has none yet. */
const OWN = ['.caigou', '.cache', '.git'];

type Block = { language: string; file: string; text: string };

/** The blocks of the guide in the order they are read: files to save, commands to type. */
const BLOCKS: Block[] = [
  ...readFileSync(join(ROOT, 'docs/add-your-county.md'), 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm),
].map(([, language = '', file = '', text = '']) => ({ language, file, text }));

describe('the guide for a county that has no policy yet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-guide-'));
  const said: Record<string, string> = {};

  beforeAll(() => {
    for (const entry of readdirSync(ROOT).filter((name) => !OWN.includes(name))) {
      symlinkSync(join(ROOT, entry), join(folder, entry));
    }
    const env = { ...process.env, CAIGOU_HOME: undefined, TEMPORAL_CLI: temporalBinary() };
    for (const { language, file, text } of BLOCKS) {
      if (language === 'yaml') {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
        continue;
      }
      for (const line of text.trim().split('\n')) {
        // A command that ends with another code than 0 throws, with what it said.
        said[line] = `${said[line] ?? ''}${execFileSync('sh', ['-c', line], { cwd: folder, env, encoding: 'utf8' })}`;
      }
    }
  }, LONG_MS);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const answerTo = (part: string): string =>
    Object.entries(said)
      .filter(([line]) => line.includes(part))
      .map(([, text]) => text)
      .join('\n');

  test('saves two files and types every command', () => {
    expect(BLOCKS.filter(({ language }) => language === 'yaml')).toHaveLength(2);
    expect(BLOCKS.filter(({ language }) => language === 'sh')).toHaveLength(4);
    expect(Object.keys(said).every((line) => line.startsWith('npx caigou '))).toBe(true);
  });

  test('has its county checked without a fault, under the nation, with its own clauses', () => {
    expect(answerTo('policy check')).toMatch(/0 处错误/);
    const explained = answerTo('policy explain 520199');
    expect(explained).toContain('示例县（2026-01-01 起）');
    expect(explained).toContain('示例县乡镇（街道）社会工作服务站建设实施方案 第八条');
  });

  test('shows what the county adds to the law', () => {
    expect(answerTo('policy diff')).toMatch(/contract-filing-city：只有乙有/);
  });

  test('plays the year offline with its 15 working days and its quarterly report', () => {
    const board = answerTo('caigou obligations');
    expect(board).toMatch(/合同报市级民政部门备案 .*2026-05-06/);
    expect(board).toMatch(/报送服务季报 .*2026年第3季度/);
  });

  test('rehearses its first months on the real engine', () => {
    expect(answerTo('caigou rehearse')).toMatch(/签订合同/);
  });
});
