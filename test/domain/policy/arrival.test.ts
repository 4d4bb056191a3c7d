import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import { changedVersions, inheriting, offeredMove } from '../../../domain/policy/arrival.js';
import { allVersions, compilePolicy } from '../../../domain/policy/compile.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import { movedTo, saysTheSame } from '../../../domain/policy/transition.js';
import type { CompiledPolicy, ProfileLayer } from '../../../domain/policy/types.js';
import { region } from '../calendar/shipped.js';
import { clock, count, layer } from './fixtures.js';

const FIRST = plainDate('2021-01-01');
const COUNTY = region('222401');
const ALL = ['000000', '220000', '222400', '222401', '222402', '640402'].map(region);
const SPAN = 30;
const DAYS = Array.from({ length: SPAN }, (_, at) => addDays(FIRST, at));

function said(code: string, at: number, days: number): ProfileLayer {
  return layer(code, { from: addDays(FIRST, at), rules: [clock({ limit: count(days) })] });
}

const placed = fc.record({
  code: fc.constantFrom('000000', '220000', '222400', '222401', '640402'),
  at: fc.integer({ min: 1, max: SPAN - 5 }),
  days: fc.integer({ min: 1, max: 3 }),
});
/** Layers before, one a jurisdiction and day, and one more that none of them is. */
const sets = fc
  .tuple(fc.uniqueArray(placed, { maxLength: 6, selector: ({ code, at }) => `${code} ${at}` }), placed)
  .filter(([before, one]) => !before.some(({ code, at }) => code === one.code && at === one.at))
  .map(([before, one]) => {
    const layers = [said('000000', 0, 2), ...before.map(({ code, at, days }) => said(code, at, days))];
    const added = said(one.code, one.at, one.days);
    return { before: layers, added, after: [...layers, added] };
  });

const on = (layers: readonly ProfileLayer[], code: (typeof ALL)[number], day: PlainDate) =>
  compilePolicy(layers, code, day).policy;

describe('a policy layer that comes to the others', () => {
  test('changes just the days and jurisdictions whose policy is another with it than without it', () => {
    fc.assert(
      fc.property(sets, ({ before, added, after }) => {
        const changes = changedVersions(before, after, ALL);
        const found = new Set(changes.map((each) => policyRef(each.after)));
        for (const code of ALL) {
          for (const day of DAYS) {
            const [was, is] = [on(before, code, day), on(after, code, day)].map(policyRef);
            expect(found.has(is ?? '')).toBe(was !== is);
          }
        }
        for (const change of changes) {
          expect(change.before).toEqual(on(before, change.code, change.on));
          expect(inheriting(added.code, ALL)).toContain(change.code);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is offered to a cycle on the first day it counts for it, and takes it where its officer’s command would', () => {
    fc.assert(
      fc.property(sets, fc.nat(SPAN - 1), fc.nat(SPAN - 1), ({ before, after }, opened, now) => {
        const today = addDays(FIRST, now);
        const pinned = on(before, COUNTY, addDays(FIRST, Math.min(opened, now)));
        const versions = allVersions(after, COUNTY).map(({ policy }) => policy);
        const changed = changedVersions(before, after, [COUNTY]).map((each) => each.after);
        const offered = offeredMove({ policy: policyRef(pinned) }, pinned, versions, { changed, today });
        expect(offered).toEqual(walked(pinned, versions, { before, after, today }));
      }),
      { numRuns: 120 },
    );
  });
});

type Walk = { before: ProfileLayer[]; after: ProfileLayer[]; today: PlainDate };

/** Day by day from today: the first on which something newer than the cycle goes by holds because of the layer. */
function walked(pinned: CompiledPolicy, versions: readonly CompiledPolicy[], { before, after, today }: Walk) {
  for (let day = today; day <= addDays(today, SPAN); day = addDays(day, 1)) {
    const holds = on(after, COUNTY, day);
    if (policyRef(holds) === policyRef(on(before, COUNTY, day)) || holds.version < pinned.version) continue;
    const policy = movedTo(pinned, holds, versions);
    return saysTheSame(pinned, policy) ? null : { policy, from: day };
  }
  return null;
}
