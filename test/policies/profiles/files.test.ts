import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkLayers } from '../../../domain/policy/check.js';
import { packPolicy, unpackPolicy } from '../../../domain/policy/pack.js';
import { CLOCK_RULE_IDS, type ClockRuleId } from '../../../domain/policy/rule-ids.js';
import { SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';
import { shipped, shippedLayers } from './shipped.js';

/** Clocks of the catalogue that no shipped profile has, and why. */
const NOT_SHIPPED: Partial<Record<ClockRuleId, string>> = {
  'payment-tranche-4': 'no profile pays in four parts',
};

const { layers, sources, problems } = shippedLayers();
const CODES = [...new Set(layers.map(({ code }) => code))];
const DAYS = [...new Set(layers.map(({ effectiveFrom }) => effectiveFrom))];

describe('the shipped profiles', () => {
  test('have no mistake', () => {
    expect(problems).toEqual([]);
    expect(CODES.sort()).toEqual([
      '000000',
      '110000',
      '130000',
      '130731',
      '140000',
      '141000',
      '220000',
      '222400',
      '222401',
      '410000',
      '610000',
      '610099',
      '640000',
      '640402',
    ]);
  });

  test('contradict no law and lack no parameter', () => {
    expect(checkLayers(layers).filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('cover every clock of the catalogue, or a reason is given', () => {
    const shippedIds = new Set(layers.flatMap(({ rules }) => rules.map(({ id }) => id)));
    const absent = CLOCK_RULE_IDS.filter((id) => !shippedIds.has(id));
    expect(absent.sort()).toEqual(Object.keys(NOT_SHIPPED).sort());
  });

  test.each(CODES)('%s travels with a run in at most 16 KB, from each day a layer changes', (code) => {
    for (const on of DAYS.filter((day) => layers.some((each) => each.code === code && each.effectiveFrom <= day))) {
      const { policy } = shipped(code, on);
      const packed = JSON.stringify(packPolicy(policy));
      expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(16 * 1024);
      expect(unpackPolicy(JSON.parse(packed))).toEqual(policy);
    }
  });

  test('the same files always give the same hash', () => {
    expect(shipped('222401', '2026-01-05').policy.hash).toBe(shipped('222401', '2026-01-05').policy.hash);
    expect(shipped('222401', '2026-01-05').policy.hash).not.toBe(shipped('222401', '2021-03-01').policy.hash);
  });
});

describe('the register of sources', () => {
  test('has every document a rule cites, and no other', () => {
    const cited = new Set(
      layers.flatMap(({ rules, without }) =>
        [...rules, ...without].flatMap(({ basis }) => basis.map(({ source }) => source)),
      ),
    );
    expect([...cited].sort()).toEqual(sources.map(({ id }) => id).sort());
  });

  test('a clock whose only source was not read in its text is not called law', () => {
    const unread = new Set(sources.filter(({ verified }) => verified !== 'text').map(({ id }) => id));
    const claimed = layers
      .flatMap(({ rules }) => rules)
      .filter(({ authority, basis }) => authority !== 'assumed' && basis.every(({ source }) => unread.has(source)));
    expect(claimed.map(({ id }) => id)).toEqual([]);
  });
});

describe('published files', () => {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(SHIPPED_POLICIES, 'manifest.json'), 'utf8'));
  const files = readdirSync(join(SHIPPED_POLICIES, 'profiles')).map((name) => `profiles/${name}`);
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(SHIPPED_POLICIES, file)))
      .digest('hex');

  test('are all in the manifest, and the manifest names no other', () => {
    expect(Object.keys(manifest).sort()).toEqual(files.sort());
  });

  test.each(files)('%s was never edited: a correction is a new version in a new file', (file) => {
    expect(hashOf(file)).toBe(manifest[file]);
  });
});
