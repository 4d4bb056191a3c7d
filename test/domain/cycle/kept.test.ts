import { expect, test } from '@jest/globals';
import { kept } from '../../../domain/cycle/kept.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { liveObligations } from '../../../domain/obligations/derive.js';
import { type Case, d, fork } from '../../support/case.js';
import { serving } from '../../support/course.js';

const c = serving('640402');

/** How often a question about events and the day was really asked, of these in turn. */
function asked(cases: readonly Pick<Case, 'state' | 'judging'>[]): number {
  let times = 0;
  const question = kept(['events'], ['today'], ({ events }, { today }) => {
    times += 1;
    return `${events.length} ${today}`;
  });
  for (const { state, judging } of cases) {
    expect(question(state, judging())).toBe(`${state.events.length} ${judging().today}`);
  }
  return times;
}

const changed = (change: Partial<CycleState>) => ({ state: { ...c.state, ...change }, judging: () => c.judging() });

test('a question is asked once as long as what it rests on is the same, whatever else is new', () => {
  expect(asked([c, c, changed({ notified: {} }), changed({ seq: 0, approvals: { ...c.state.approvals } })])).toBe(1);
});

test('a question is asked anew of other events, and on another day', () => {
  const tomorrow = { ...c.judging(), today: d('2023-04-04') };
  expect(asked([c, changed({ events: [] }), { state: c.state, judging: () => tomorrow }, c])).toBe(3);
});

test('duties kept on the way are those of somebody who asks for the first time', () => {
  const own = fork(c);
  for (const day of ['2023-04-10', '2023-04-28', '2023-06-30']) {
    own.to(day);
    const asFirst = JSON.parse(JSON.stringify({ state: own.state, policy: own.policy, calendar: own.calendar }));
    const judging = { ...own.judging(), policy: asFirst.policy, calendar: asFirst.calendar };
    expect(liveObligations(own.state, own.judging())).toEqual(liveObligations(asFirst.state, judging));
  }
});
