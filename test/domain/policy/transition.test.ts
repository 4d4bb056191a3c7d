import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import { contentHash } from '../../../domain/hash.js';
import { clockOn, clockSpans, isWithin, policyOn } from '../../../domain/policy/at-day.js';
import { allVersions, compilePolicy } from '../../../domain/policy/compile.js';
import { packPolicy, unpackPolicy } from '../../../domain/policy/pack.js';
import { movedTo, saysTheSame } from '../../../domain/policy/transition.js';
import type { ClockRule, CompiledPolicy, ProfileLayer } from '../../../domain/policy/types.js';
import { shippedLayers } from '../../policies/profiles/shipped.js';
import { region } from '../calendar/shipped.js';
import { clock, count, layer, limit } from './fixtures.js';

const HERE = region('000000');
const ID = 'contract-publication';
const FIRST = plainDate('2021-01-01');

/** What one version says of the clock: its days, how it is meant to begin; null: nothing at all. */
type Said = { days: number; transition: ClockRule['transition'] } | null;

const said = fc.option(
  fc.record({
    days: fc.integer({ min: 1, max: 4 }),
    transition: fc.constantFrom<ClockRule['transition'][]>('byTrigger', 'byOpening'),
  }),
);
const gaps = fc.integer({ min: 1, max: 40 });

function layersOf(all: readonly { said: Said; gap: number }[]): ProfileLayer[] {
  let from = FIRST;
  return all.map(({ said: so, gap }, at) => {
    if (at > 0) from = addDays(from, gap);
    const rules = so === null ? [] : [clock({ limit: count(so.days), transition: so.transition })];
    return layer('000000', { from, rules: [...rules, limit()] });
  });
}

/**
 * The text for a trigger of that day, told from the versions alone: it is that of the version in force on that day,
 * unless a version on the way meant its change for later cycles; that change, and no other, did not happen.
 */
function told(versions: readonly CompiledPolicy[], day: PlainDate): string {
  let text = JSON.stringify(versions[0]?.rules[ID] ?? null);
  for (const { version, rules } of versions.slice(1)) {
    const next = JSON.stringify(rules[ID] ?? null);
    const meant = (JSON.parse(next) ?? JSON.parse(text))?.transition;
    if (meant === 'byTrigger' && version <= day) text = next;
  }
  return text;
}

describe('a cycle that moves through versions of its policy', () => {
  const course = fc.array(fc.record({ said, gap: gaps }), { minLength: 2, maxLength: 5 });

  test('finds for every trigger the text of its day, or the one it opened under where that was meant', () => {
    let clocks = 0;
    fc.assert(
      fc.property(course, fc.integer({ min: -20, max: 200 }), (all, offset) => {
        const versions = allVersions(layersOf(all), HERE).map(({ policy }) => policy);
        const [first, last] = [versions[0], versions.at(-1)];
        if (first === undefined || last === undefined) throw new Error('no version');
        const moved = movedTo(first, last, versions);
        const day = addDays(FIRST, offset);
        const text = JSON.stringify(clockOn(moved, ID, day) ?? null);
        expect(text).toBe(told(versions, day));
        const span = clockSpans(moved, ID, 'act').filter((each) => isWithin(each, day));
        expect(JSON.stringify(span[0]?.rule ?? null)).toBe(text);
        expect(JSON.stringify(policyOn(moved, day).rules[ID] ?? null)).toBe(text);
        clocks += span.length;
      }),
      { numRuns: 300 },
    );
    expect(clocks).toBeGreaterThan(100);
  });

  test('goes by the same in the end, whether at once or from version to version', () => {
    fc.assert(
      fc.property(course, (all) => {
        const versions = allVersions(layersOf(all), HERE).map(({ policy }) => policy);
        const [first, ...later] = versions;
        const last = versions.at(-1);
        if (first === undefined || last === undefined) throw new Error('no version');
        const stepwise = later.reduce((so, next) => movedTo(so, next, versions), first);
        expect(saysTheSame(stepwise, movedTo(first, last, versions))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('carries both texts packed, and finds them whole again', () => {
    fc.assert(
      fc.property(course, (all) => {
        const versions = allVersions(layersOf(all), HERE).map(({ policy }) => policy);
        const [first, last] = [versions[0], versions.at(-1)];
        if (first === undefined || last === undefined) throw new Error('no version');
        const moved = movedTo(first, last, versions);
        const whole = unpackPolicy(JSON.parse(JSON.stringify(packPolicy(moved))));
        expect(contentHash(whole)).toBe(contentHash(moved));
      }),
      { numRuns: 50 },
    );
  });
});

describe('every shipped jurisdiction', () => {
  const { layers } = shippedLayers();
  const codes = ['000000', ...new Set(layers.map(({ code }) => code))];

  test.each(codes)('%s moves through all its versions in at most 16 KB', (code) => {
    const versions = allVersions(layers, region(code)).map(({ policy }) => policy);
    const [first, last] = [versions[0], versions.at(-1)];
    if (first === undefined || last === undefined) throw new Error('no version');
    const moved = movedTo(first, last, versions);
    expect(JSON.stringify(packPolicy(moved)).length).toBeLessThanOrEqual(16 * 1024);
    // What is asked of a day after all of them is what a cycle opened then would go by, but for what was kept.
    const fresh = compilePolicy(layers, region(code), last.version).policy;
    for (const id of moved.kept ?? []) delete fresh.rules[id];
    expect(policyOn(moved, last.version).rules).toMatchObject(fresh.rules);
  });
});
