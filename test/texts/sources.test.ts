import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { basisText, SOURCE_NAMES } from '../../texts/zh-CN/sources.js';

type Source = { id: string; title: string; number?: string };
const file = new URL('../../policies/sources.yaml', import.meta.url);
const { sources }: { sources: Source[] } = parse(readFileSync(file, 'utf8'));

describe('what a rule rests on', () => {
  test.each(sources)('$id is called by the title and number it is registered with', ({ id, title, number }) => {
    const name = SOURCE_NAMES[id] ?? '';
    // Inside and outside of the book marks: the year of an amendment stands outside.
    expect(name.replace(/[《》]/g, '')).toBe(number === undefined ? title : `${title}（${number}）`);
  });

  test('documents are named, clauses stay, several are parted as in Chinese', () => {
    expect(basisText('CN-GPA 第35条; CN-MOF-74 第29条、第45条')).toBe(
      '《中华人民共和国政府采购法》（2014年修正） 第35条；《政府采购非招标采购方式管理办法》（财政部令第74号） 第29条、第45条',
    );
  });

  test('a document of an imported policy keeps its id', () => {
    expect(basisText('XX-2030-1 三（二）')).toBe('XX-2030-1 三（二）');
  });
});
