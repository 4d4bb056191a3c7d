import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentLine, quotedParameter, textValue } from '../../../render/ics/content-line.js';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

/** Joins folded lines as octets, as RFC 5545 3.1 words it. */
function unfold(lines: string): string {
  return Buffer.from(lines, 'utf8').toString('utf8').replace(/\r\n /g, '').replace(/\r\n$/, '');
}

describe('a content line', () => {
  test('is the same line again after folding and joining', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = textValue(text);
        expect(unfold(contentLine('SUMMARY', value))).toBe(`SUMMARY:${value}`);
      }),
    );
  });

  test('has no piece longer than 75 octets, and no piece ends inside a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const piece of contentLine('SUMMARY', textValue(text)).split('\r\n')) {
          const octets = Buffer.from(piece, 'utf8');
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(octets.toString('utf8')).toBe(piece);
        }
      }),
    );
  });

  test('of exactly 75 octets stays whole, one octet more is folded', () => {
    expect(contentLine('A', 'x'.repeat(73))).toBe(`A:${'x'.repeat(73)}\r\n`);
    expect(contentLine('A', 'x'.repeat(74))).toBe(`A:${'x'.repeat(73)}\r\n x\r\n`);
  });

  test('keeps a Chinese character together where the fold falls on it', () => {
    // 72 octets are taken; the next character needs three.
    expect(contentLine('A', `${'x'.repeat(71)}社`)).toBe(`A:${'x'.repeat(71)}\r\n 社\r\n`);
  });
});

describe('a text value', () => {
  test('cannot open a line of its own', () => {
    expect(textValue('到期\r\nATTENDEE:mailto:x@example.org')).toBe('到期\\nATTENDEE:mailto:x@example.org');
  });

  test('writes comma, semicolon and backslash escaped', () => {
    expect(textValue('a,b;c\\d')).toBe('a\\,b\\;c\\\\d');
  });

  test('drops control characters and half characters', () => {
    expect(textValue('a\u0000b\u0007c\u007fd\ud800e')).toBe('abcde');
  });
});

test('a quoted parameter can neither end its quotes nor its line', () => {
  expect(quotedParameter('甲"; X=1\r\n乙')).toBe(`"甲'; X=1 乙"`);
});
