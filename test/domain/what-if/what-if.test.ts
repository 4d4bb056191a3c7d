import { describe, expect, test } from '@jest/globals';
import { playOf } from '../../../client/cli/offline-obligations.js';
import { setFromFiles } from '../../../client/cli/offline-play.js';
import type { SimulationInput } from '../../../domain/simulate.js';
import { simulate } from '../../../domain/simulate.js';
import { isSame } from '../../../domain/what-if/compare.js';
import { playedUnderBoth } from '../../../domain/what-if/play.js';
import { recordUnderBoth } from '../../../domain/what-if/record.js';
import { readYamlFile } from '../../../store/registry/yaml-file.js';
import { shipped } from '../../policies/profiles/shipped.js';
import { d, SHIPPED_POLICIES } from '../calendar/shipped.js';

/** A shipped scenario, ready to be played. */
function scenario(name: string): SimulationInput {
  const readData = (path: string): unknown => {
    const read = readYamlFile(path);
    return 'value' in read ? read.value : null;
  };
  const play = playOf(
    { policyRoots: [SHIPPED_POLICIES], readData },
    { scenario: `${SHIPPED_POLICIES}/scenarios/${name}.yaml` },
  );
  if ('issues' in play) throw new Error(JSON.stringify(play.issues));
  const set = setFromFiles([SHIPPED_POLICIES], play);
  if ('damaged' in set) throw new Error(set.damaged);
  return set;
}

const LATE = scenario('222401-late-signing');
const yuanzhou = shipped('640402', '2026-01-05').policy;
const played = simulate(LATE);
const lastDay = LATE.until ?? d('2026-06-30');

describe('one cycle under two policies', () => {
  test('nothing differs under the same policy, played or on record', () => {
    expect(isSame(playedUnderBoth(LATE, LATE.policy, LATE.policy))).toBe(true);
    const found = recordUnderBoth(played.facts, { calendar: LATE.calendar, today: lastDay }, LATE.policy, LATE.policy);
    expect(found !== null && isSame(found)).toBe(true);
  });

  test('what is worked out again from the record is what the cycle itself put on record', () => {
    // A policy without clocks has no duty: each duty of the record is then told with its day and its end.
    const clocks = Object.entries(LATE.policy.rules).filter(([, rule]) => rule.kind !== 'clock');
    const silent = { ...LATE.policy, rules: Object.fromEntries(clocks) };
    const found = recordUnderBoth(played.facts, { calendar: LATE.calendar, today: lastDay }, LATE.policy, silent);
    const again = (found?.duties ?? []).map(({ id, a }) => [id, a?.due, a?.status].join(' '));
    expect(again.toSorted()).toEqual(
      played.obligations.map(({ id, due, status }) => [id, due, status].join(' ')).toSorted(),
    );
    expect(again.length).toBeGreaterThan(10);
  });

  test('the same events are dated and judged by each policy', () => {
    const { duties } = playedUnderBoth(LATE, LATE.policy, yuanzhou);
    const of = (rule: string) => duties.filter((each) => each.rule === rule);
    expect(of('plan-filing')).toMatchObject([{ a: { status: 'met' }, b: null }]);
    const [arrival] = of('deployment');
    expect(arrival?.a?.due).not.toBe(arrival?.b?.due);
    expect(of('contract-signing')).toEqual([]);
  });

  test('a command that only the other policy refuses is told with its ground', () => {
    const { refusals } = playedUnderBoth(LATE, LATE.policy, yuanzhou);
    expect(refusals[0]).toMatchObject({ a: null, b: { code: 'rule-broken', why: { rule: expect.any(String) } } });
    expect(playedUnderBoth(LATE, yuanzhou, yuanzhou).refusals).toEqual([]);
  });

  test('a record without a fact has nothing to compare', () => {
    expect(recordUnderBoth([], { calendar: LATE.calendar, today: lastDay }, LATE.policy, yuanzhou)).toBeNull();
  });
});
