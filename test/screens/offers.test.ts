import { describe, expect, test } from '@jest/globals';
import type { ApprovalAnswer } from '../../client/console/api/answers.js';
import { offersOf } from '../../client/console/forms/case-offers.js';
import { sumIn } from '../../client/console/parts/words.js';
import { nextChosenFrom } from '../../client/console/screens/case/verbs.js';
import type { Step } from '../../domain/approval/types.js';
import { playedFile } from '../support/played.js';

describe('what a form offers to choose from', () => {
  const { state } = playedFile('640402-in-time');
  const { things, parties, subjects } = offersOf(state, []);
  const values = (choices: readonly { value: string }[] = []) => choices.map(({ value }) => value);

  test('are the stations, workers, filings and parties of the case, by their names', () => {
    expect(values(things.station)).toEqual(state.plan.opening?.stations.map(({ id }) => id));
    expect(values(things.worker)).toEqual(Object.keys(state.staff.workers));
    expect(values(things.filing)).toEqual(Object.keys(state.plan.filings));
    expect(values(things.party)).toContain(state.contract.contractor?.id);
    expect(parties.every(({ id, name }) => id !== '' && name !== '')).toBe(true);
    for (const { label } of things.filing ?? []) expect(label).toMatch(/[\u4e00-\u9fff]/);
  });

  test('are, for an approval, what of its kind is there', () => {
    expect(values(subjects['annual-plan'])).toEqual(Object.keys(state.plan.plans));
    expect(values(subjects.renewal)).toEqual(Object.keys(state.contract.years));
    expect(values(subjects['evaluation-result'])).toEqual(Object.keys(state.evaluation.results));
    expect(values(subjects.payment)).toContain('t1');
  });
});

describe('who decides next', () => {
  const step = (key: string, who: Step['who']): Step => ({
    key,
    title: key,
    who,
    tally: { mode: 'any' },
    limitWd: 2,
    requiredByLaw: false,
  });
  const office: Step['who'] = { by: 'post', posts: ['headOfOffice'], holders: 'first' };
  const heads: Step['who'] = { by: 'post', posts: ['deputyHead', 'bureauHead'], holders: 'first' };

  function standing(steps: Step[], at: string): ApprovalAnswer['approval'] {
    const route = {
      rule: 'route-contract',
      steps,
      money: false,
      batch: false,
      paper: true,
      samePerson: 'ask' as const,
    };
    const entry = { no: 1, step: at, status: 'open' as const, openedOn: '2026-11-02', seats: [] };
    return Object(JSON.parse(JSON.stringify({ id: 'a1', route, entries: [entry] })));
  }

  test('is asked for where the step after lets whoever approves choose, out of the posts it names', () => {
    const chosen = step('head', { by: 'chosen', from: heads });
    expect(nextChosenFrom(standing([step('office', office), chosen], 'office'))).toEqual(['deputyHead', 'bureauHead']);
    expect(nextChosenFrom(standing([step('office', office), chosen], 'head'))).toBeNull();
    expect(nextChosenFrom(standing([step('office', office), step('head', heads)], 'office'))).toBeNull();
  });
});

test('a fact about a sum says it in figures and in 大写, another says nothing', () => {
  expect(sumIn({ year: 1, fen: 48_000_000 })).toBe('480,000.00 元（大写：肆拾捌万元整）');
  expect([sumIn({ year: 1 }), sumIn(null), sumIn({ fen: -5 })]).toEqual(['', '', '']);
});
