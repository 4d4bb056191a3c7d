import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { figures, overBudget } from '../../scripts/budgets.mjs';
import { measureFunctions } from '../../scripts/measure-code.mjs';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { suppressedLines } from '../../scripts/suppressions.mjs';
import { countsOf, failuresOf, longestOf, sumOf } from '../../scripts/test.mjs';

describe('the length of functions', () => {
  test('is counted in lines from the first to the closing brace, whatever script comes before', () => {
    const source = '// 采购周期\n/** 期限 */\nexport function due() {\n  return 1;\n}\n';
    expect(measureFunctions(source)).toEqual([{ name: 'due', line: 3, lines: 3, block: true }]);
  });

  test('is found for arrows, methods and functions inside functions', () => {
    const source =
      'const outer = () => {\n  const inner = (a: number) => a + 1;\n  return {\n    go() {\n      return inner(1);\n    },\n  };\n};\n';
    expect(measureFunctions(source)).toEqual([
      { name: 'outer', line: 1, lines: 8, block: true },
      { name: 'inner', line: 2, lines: 1, block: false },
      { name: 'go', line: 4, lines: 3, block: true },
    ]);
  });

  test('is measured alike in the second file of a run', () => {
    const source = 'function a() {\n}\n';
    expect(measureFunctions(source)).toEqual(measureFunctions(source));
  });
});

describe('the figures', () => {
  test('are the middle, the nearest rank of nine in ten, and the largest', () => {
    expect(figures([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ median: 5, p90: 9, max: 10 });
  });

  test('are zero for an empty tree', () => {
    expect(figures([])).toEqual({ median: 0, p90: 0, max: 0 });
  });

  test('are over their budget only above the limit', () => {
    const limit = { median: 80, p90: 200, max: 350 };
    expect(overBudget('files:', { median: 80, p90: 200, max: 350 }, limit)).toEqual([]);
    expect(overBudget('files:', { median: 81, p90: 200, max: 351 }, limit)).toEqual([
      'files: median 81 > 80',
      'files: max 351 > 350',
    ]);
  });
});

describe('suppressions', () => {
  // In two parts each, so that this file is not counted.
  const marks = [
    ['// biome', '-ignore lint: x'],
    ['/* oxlint', '-disable */'],
    ['// @ts', '-expect-error'],
  ];

  test.each(marks)('%s%s is one', (start, end) => {
    expect(suppressedLines(`const a = 1;\n${start}${end}\n`)).toEqual([2]);
  });

  test('ordinary code has none', () => {
    expect(suppressedLines('const ignore = disable;\n')).toEqual([]);
  });
});

describe('the closing line', () => {
  function result(text: string | null) {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-counts-'));
    try {
      const file = join(folder, 'result.json');
      if (text !== null) writeFileSync(file, text);
      return countsOf(file);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  const RUN = {
    numPassedTests: 7,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 3,
    numTodoTests: 1,
  };

  test('counts a file that cannot be loaded as failed, and what is still to do as skipped', () => {
    expect(result(JSON.stringify(RUN))).toEqual({ passed: 7, failed: 3, skipped: 4 });
  });

  test('counts a run that left no result as failed', () => {
    expect(result(null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('adds the runs up', () => {
    const counts = [
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ];
    expect(sumOf(counts)).toEqual({ passed: 5, failed: 1, skipped: 1 });
  });

  test('comes after the files that took longest, the longest first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-counts-'));
    const file = join(folder, 'result.json');
    const took = (name: string, seconds: number) => ({ name: join(ROOT, name), startTime: 0, endTime: seconds * 1000 });
    const testResults = [took('test/a.test.ts', 2), took('test/b.test.ts', 30), took('test/c.test.ts', 4)];
    writeFileSync(file, JSON.stringify({ ...RUN, testResults }));
    expect(longestOf(file, 2)).toEqual([
      { name: 'test/b.test.ts', seconds: 30 },
      { name: 'test/c.test.ts', seconds: 4 },
    ]);
    rmSync(folder, { recursive: true });
    expect(longestOf(file, 2)).toEqual([]);
  });

  test('comes after the tests that failed, each with why, and after the files that could not be loaded', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-counts-'));
    const file = join(folder, 'result.json');
    const name = (file: string) => join(ROOT, file);
    const test = (status: string, failureMessages: string[]) => ({ status, fullName: `it ${status}`, failureMessages });
    const testResults = [
      { name: name('a.test.ts'), status: 'passed', message: '', assertionResults: [test('passed', [])] },
      {
        name: name('b.test.ts'),
        status: 'failed',
        message: 'all',
        assertionResults: [test('failed', ['Nine\n\nten'])],
      },
      { name: name('c.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
    ];
    writeFileSync(file, JSON.stringify({ ...RUN, testResults }));
    expect(failuresOf(file)).toEqual([
      'failed: b.test.ts › it failed\n    Nine\n    ten',
      'failed: c.test.ts › could not be loaded\n    no such module',
    ]);
    rmSync(folder, { recursive: true });
    expect(failuresOf(file)).toEqual([]);
  });
});
