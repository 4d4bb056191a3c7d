import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import { evaluatedByTheDeputy } from '../../support/small-bureau.js';

const excuse = { person: 'deputyHead', duty: 'evaluated-bids', basis: '全局仅一名副局长' } as const;

describe('a bureau with one deputy head, who sat on the evaluation', () => {
  test('stands still at the award without an exception', () => {
    const c = evaluatedByTheDeputy();
    c.ok('submit-approval', { subject: { kind: 'award', ref: 'lot' }, proposal: { rank: 1 } });
    expect(openTasks(c.state)).toEqual([]);
    expect(Object.values(c.state.approvals.running)[0]?.entries.at(-1)?.status).toBe('unmanned');
  });

  test('goes on when the head grants one, also in the step that waits, with basis and approver on record', () => {
    const c = evaluatedByTheDeputy();
    c.ok('submit-approval', { subject: { kind: 'award', ref: 'lot' }, proposal: { rank: 1 } });
    c.ok('grant-derogation', excuse, { as: 'bureauHead' });
    expect(c.last('derogation-granted')).toMatchObject({
      actor: { id: 'bureauHead', post: 'bureauHead' },
      data: { ...excuse, name: '分管副局长' },
    });
    const [task] = openTasks(c.state);
    expect(task?.holder).toBe('deputyHead');
    const { version = 0, subject } = c.state.approvals.running[task?.approval ?? ''] ?? {};
    const seen = { ifVersion: version, contentHash: subject?.hash ?? '' };
    c.ok('approve', { task: task?.task ?? '', ...seen }, { as: 'deputyHead' });
    expect(openTasks(c.state).map(({ holder }) => holder)).toEqual(['bureauHead']);
  });

  test('is excused of that duty alone: what he asks for himself he does not decide', () => {
    const c = evaluatedByTheDeputy();
    c.ok('grant-derogation', { ...excuse, duty: 'applied-payment' }, { as: 'bureauHead' });
    c.ok('submit-approval', { subject: { kind: 'award', ref: 'lot' }, proposal: { rank: 1 } });
    expect(openTasks(c.state)).toEqual([]);
    const own = evaluatedByTheDeputy(['officer']);
    own.ok('grant-derogation', excuse, { as: 'bureauHead' });
    own.ok('submit-approval', { subject: { kind: 'award', ref: 'lot' }, proposal: { rank: 1 } }, { as: 'deputyHead' });
    expect(openTasks(own.state)).toEqual([]);
  });
});

describe('an exception', () => {
  test('is not granted to oneself, by a deputy, for the past, twice, or to somebody unknown', () => {
    const c = evaluatedByTheDeputy();
    const toHead = { ...excuse, person: 'bureauHead' };
    expect(c.no('grant-derogation', toHead, { as: 'bureauHead' }).code).toBe('separated');
    expect(c.no('grant-derogation', excuse, { as: 'deputyHead' }).code).toBe('post-missing');
    expect(c.no('grant-derogation', excuse, { as: 'bureauHead', on: '2023-03-06' }).why).toMatchObject({ field: 'on' });
    expect(c.no('grant-derogation', { ...excuse, person: 'nobody' }, { as: 'superior' }).code).toBe('person-inactive');
    c.ok('grant-derogation', excuse, { as: 'superior' });
    expect(c.no('grant-derogation', excuse, { as: 'bureauHead' }).code).toBe('already-recorded');
  });

  test('is not known, and has no force, where the policy does not allow one', () => {
    const c = evaluatedByTheDeputy();
    c.ok('grant-derogation', excuse, { as: 'bureauHead' });
    const rule = ruleFor(c.policy, 'separation-of-duties', 'separation', 'act');
    if (rule === undefined) throw new Error('no separation');
    const strict = { ...rule, derogation: false };
    c.policy = { ...c.policy, rules: { ...c.policy.rules, 'separation-of-duties': strict } };
    const other = { ...excuse, duty: 'applied-payment' } as const;
    expect(c.no('grant-derogation', other, { as: 'bureauHead' }).why).toMatchObject({ what: 'no-derogation' });
    c.ok('submit-approval', { subject: { kind: 'award', ref: 'lot' }, proposal: { rank: 1 } });
    expect(openTasks(c.state)).toEqual([]);
  });
});
