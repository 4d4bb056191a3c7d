import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { nextItem, nextWake } from '../../domain/cycle/agenda.js';
import { foldAll } from '../../domain/cycle/fold.js';
import { driver } from '../../domain/drive/course.js';
import { drivePlan } from '../../domain/drive/plan.js';
import type { Scene } from '../../domain/drive/scenario.js';
import { liveObligations } from '../../domain/obligations/derive.js';
import { simulate } from '../../domain/simulate.js';
import { type CycleWorld, cycleWorld, d } from '../support/cycle-world.js';

const WORLDS: Record<string, CycleWorld> = {
  '222401': cycleWorld('222401', '2026-01-05'),
  '640402': cycleWorld('640402', '2026-01-05'),
};
const STATION = { id: 'st1', name: '甲乡镇社会工作服务站', township: '甲乡镇' };

/** Counties that differ in law, method and in what goes wrong; played far enough for a year to be judged. */
const cases = fc.record({
  code: fc.constantFrom('222401', '640402'),
  method: fc.constantFrom('openTender', 'competitiveConsultation', 'inquiry'),
  start: fc.integer({ min: 0, max: 60 }),
  lateSigning: fc.integer({ min: 0, max: 5 }),
  contractorLate: fc.integer({ min: 0, max: 6 }),
  failYear: fc.constantFrom(0, 1),
  days: fc.constantFrom(200, 300, 420),
} as const);
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function play({ code, start, days, ...wishes }: Case, watch: (scene: Scene) => void = () => undefined) {
  const world = WORLDS[code];
  if (world === undefined) throw new Error(code);
  const from = addDays(d('2026-01-05'), start);
  const drive = driver(drivePlan(from, { ...wishes, stations: [STATION] }));
  const script = (scene: Scene) => {
    watch(scene);
    return drive(scene, 0);
  };
  return simulate({ ...world, from, script, until: addDays(from, days) });
}

/** Each run plays a year and more of a county, so there are few. */
const runs = { numRuns: 3 };

describe('whatever county plays, and whatever goes wrong in it', () => {
  test('the same play gives the same facts, and these fold to the same state, also after JSON', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const once = play({ ...each, days: 200 });
        expect(play({ ...each, days: 200 }).facts).toEqual(once.facts);
        expect(foldAll(once.state.cycleId, JSON.parse(JSON.stringify(once.facts)))).toEqual(once.state);
      }),
      runs,
    );
  });

  test('every duty that was ever owed is still listed or ended by a fact, and a cycle never sleeps over what it owes', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const born = new Set<string>();
        const days = new Map<string, string>();
        const played = play(each, (scene) => {
          noneVanished(scene, born);
          noneMovedInSilence(scene, days);
          nothingSleptOver(scene);
        });
        const byFact = played.facts.flatMap((fact) =>
          fact.kind === 'obligation-closed' ? [fact.data.obligation] : [],
        );
        expect(byFact.toSorted()).toEqual(Object.keys(played.state.closed).sort());
        expect(played.refusals).toEqual([]);
      }),
      runs,
    );
  });
});

function noneVanished({ state, judging }: Scene, born: Set<string>): void {
  const live = new Set(liveObligations(state, judging).map(({ id }) => id));
  const vanished = [...born].filter((id) => !live.has(id) && state.closed[id] === undefined);
  expect(vanished).toEqual([]);
  for (const id of live) born.add(id);
}

/** A due day that is another one than before has a fact that says so. */
function noneMovedInSilence({ state, judging }: Scene, days: Map<string, string>): void {
  for (const { id, due } of liveObligations(state, judging)) {
    const moves = state.correction.moved[id]?.times ?? 0;
    const known = days.get(`${id} ${moves}`);
    if (known !== undefined) expect(`${id} ${due}`).toBe(`${id} ${known}`);
    days.set(`${id} ${moves}`, String(due));
  }
}

/** The evening before the day it wakes: had anything been owed by then, it would have slept too long. */
function nothingSleptOver({ state, judging }: Scene): void {
  const wake = nextWake(state, judging);
  if (wake === null) return;
  const at = instantAt(addDays(legalDay(wake), -1), '23:59');
  if (at <= judging.at) return;
  expect({ wake, owed: nextItem(state, { ...judging, at, today: legalDay(at) }) }).toEqual({ wake, owed: null });
}
