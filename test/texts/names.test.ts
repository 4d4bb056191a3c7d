import { describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES as EN_COMMANDS } from '../../texts/en/commands.js';
import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import * as terms from '../../texts/zh-CN/terms.js';

const CHINESE = /[\u4e00-\u9fff]/;

/** Names that more than one id has: a reader could not tell them apart in a list. */
function shared(names: Record<string, string>): string[] {
  const all = Object.values(names);
  return [...new Set(all.filter((name, at) => all.indexOf(name) !== at))];
}

describe('names for people', () => {
  test('every command has a Chinese and an English name of its own', () => {
    expect(Object.keys(EN_COMMANDS)).toEqual(Object.keys(COMMAND_NAMES));
    expect(Object.values(COMMAND_NAMES).filter((name) => !CHINESE.test(name))).toEqual([]);
    expect(Object.values(EN_COMMANDS).filter((name) => CHINESE.test(name))).toEqual([]);
    expect([shared(COMMAND_NAMES), shared(EN_COMMANDS)]).toEqual([[], []]);
  });

  test('every fact has a Chinese name', () => {
    expect(Object.values(FACT_NAMES).filter((name) => !CHINESE.test(name))).toEqual([]);
  });

  test.each(Object.entries(terms))('%s tells its entries apart', (_table, names) => {
    expect(shared(names)).toEqual([]);
  });
});
