import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextItem, nextWake } from '../../../domain/cycle/agenda.js';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { initialSlices } from '../../../domain/cycle/chapters.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { completed, fold, foldAll, initialState } from '../../../domain/cycle/fold.js';
import { leadBefore } from '../../../domain/cycle/jitter.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { unqueued } from '../../../domain/notices/owed.js';
import { liveObligations } from '../../../domain/obligations/derive.js';
import { POSTS, type Post } from '../../../domain/people.js';
import { FACT_NAMES } from '../../../texts/zh-CN/facts.js';
import { bodyOf, KINDS } from '../../support/bodies.js';
import { type Case, fork } from '../../support/case.js';
import { judged, planned, reported, serving, signed, tendered } from '../../support/course.js';

describe('the record', () => {
  test('a fact kind this code does not know is not half read', () => {
    const { state, facts } = planned();
    const [fact] = facts;
    const known = new Set<string>(Object.keys(FACT_NAMES));
    const strange = fc.oneof(fc.string(), fc.constantFrom('plan-dreamt', 'toString', '__proto__', 'constructor', ''));
    const told = fact as { data: object };
    fc.assert(
      fc.property(strange, (kind) => {
        fc.pre(!known.has(kind));
        const said = `unknown fact kind: ${kind}`;
        expect(() => fold(state, { ...fact, kind } as never)).toThrow(said);
        for (const around of ['programme-fact-mirrored', 'fact-corrected']) {
          const data = { fromCycle: state.cycleId, seq: 1, kind, data: told.data };
          expect(() => fold(state, { ...fact, kind: around, data } as never)).toThrow(said);
        }
      }),
    );
  });

  test('folded one by one it is what it is folded at once, also after a trip through JSON', () => {
    const { state, facts } = serving();
    expect(foldAll(state.cycleId, facts)).toEqual(state);
    expect(foldAll(state.cycleId, JSON.parse(JSON.stringify(facts)))).toEqual(state);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_fact, at) => at + 1));
    let half = initialState(state.cycleId);
    for (const fact of facts) half = fold(JSON.parse(JSON.stringify(half)), fact);
    expect(half).toEqual(state);
  });

  test('a state of older code gets what has come to its shape since, and keeps what it has', () => {
    const { state } = serving();
    expect(completed(state)).toEqual(state);
    const { cycleId, code, ...fresh } = initialState(state.cycleId);
    for (const [name, slice] of Object.entries(fresh)) {
      const { [name as keyof CycleState]: held, ...others } = state;
      expect(completed({ ...others, cycleId, code } as never)).toEqual({ ...state, [name]: slice });
      if (!Object.hasOwn(initialSlices(), name)) continue;
      for (const [field, value] of Object.entries(slice)) {
        const { [field]: _none, ...older } = held as unknown as Record<string, unknown>;
        const told = completed({ ...state, [name]: older });
        expect(told).toEqual({ ...state, [name]: { ...(held as object), [field]: value } });
      }
    }
  });
});

/** Stages to set out from; the random part goes on from there. */
const STAGES: (() => Case)[] = [planned, tendered, reported, signed, serving];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  as: fc.constantFrom<Post>('officer', 'agent', 'contractor', 'countyFinance'),
  past: fc.boolean(),
});

describe('whatever is asked in whatever order', () => {
  test('nothing is accepted that is not offered, the same question has one answer, and no duty goes without a fact', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.array(step, { minLength: 4, maxLength: 9 }), (stage, steps) => {
        const c = fork(stage());
        let on: string = c.today;
        for (const { kind, as, past } of steps) {
          on = past ? on : c.today;
          const giving = { as, on: past ? '2023-01-18' : c.today, second: 'deputyHead' as const };
          const command = c.command(kind, bodyOf(kind), giving);
          const before = JSON.stringify(c.state);
          const answer = decide(c.state, command, c.judging());
          expect(decide(c.state, command, c.judging())).toEqual(answer);
          expect(JSON.stringify(c.state)).toBe(before);
          if (isRefusal(answer)) {
            expect(answer.allowedNow).toEqual(allowedNow(c.state, c.card(as), c.judging()));
            continue;
          }
          expect(allowedNow(c.state, c.card(as), c.judging())).toContain(kind);
          const lived = liveObligations(c.state, c.judging()).map((each) => each.id);
          c.ok(kind, bodyOf(kind), giving);
          const live = new Set(liveObligations(c.state, c.judging()).map((each) => each.id));
          expect(lived.filter((id) => !live.has(id) && c.state.closed[id] === undefined)).toEqual([]);
        }
      }),
      { numRuns: 40, seed: 20231009 },
    );
  });

  test('what the office is offered at each stage grows with the record, and posts are offered their own', () => {
    const offered = (c: Case, as: Post) => allowedNow(c.state, c.card(as), c.judging());
    expect(offered(planned(), 'agent')).toContain('issue-tender');
    expect(offered(planned(), 'officer')).not.toContain('open-bids');
    expect(offered(tendered(), 'agent')).toEqual(expect.arrayContaining(['open-bids', 'void-tender']));
    expect(offered(serving(), 'agent')).not.toContain('void-tender');
    expect(offered(judged(), 'officer')).toEqual(expect.arrayContaining(['decide-renewal', 'open-successor']));
    for (const post of POSTS) expect(offered(serving(), post)).not.toContain('open-cycle');
  });
});

test('the next wake is never after the earliest thing owed, and once all is done nothing is owed now', () => {
  const c = signed('640402');
  for (let n = 0; n < 30; n += 1) {
    expect(nextItem(c.state, c.judging())).toBeNull();
    const wake = nextWake(c.state, c.judging());
    if (wake === null) throw new Error('a running cycle always wakes');
    const owed = unqueued(c.state, c.judging()).map((each) => leadBefore(each.sendAt, c.state.cycleId));
    expect(owed.every((moment) => moment >= wake)).toBe(true);
    expect(wake > c.at).toBe(true);
    c.at = wake;
    c.settle();
  }
});
