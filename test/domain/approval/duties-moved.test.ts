import { describe, expect, test } from '@jest/globals';
import { draft } from '../../../domain/cycle/chapter.js';
import type { CompiledRule } from '../../../domain/policy/types.js';
import { applied, signed, withFacts } from './on-record.js';
import { given, told } from './scenes.js';
import type { World } from './world.js';

const DUTY = 'contract-publication@y1#1';
type Clock = Extract<CompiledRule, { kind: 'clock' }>;

/** A contract is made public within two working days of signing: by 3 April. */
function publication(change: Partial<Clock> = {}): Clock {
  return {
    id: 'contract-publication',
    kind: 'clock',
    appliesTo: ['act'],
    force: 'soft',
    transition: 'byTrigger',
    authority: 'stated',
    basis: 'JL-2021-2 六',
    effect: 'due',
    scope: 'contractYear',
    trigger: { event: 'contract-signed' },
    limit: { by: 'count', amount: 2, unit: 'workingDay', direction: 'after', roll: 'forward' },
    owner: 'officer',
    metBy: { all: [{ event: 'contract-published' }] },
    severity: 'policy',
    ...change,
  };
}

/** A signed contract under a policy that has this duty. */
function owing(change: Partial<Clock> = {}): World {
  const world = withFacts(signed, applied);
  world.policy = { ...world.policy, rules: { ...world.policy.rules, 'contract-publication': publication(change) } };
  return world;
}

const more = { to: '2026-04-20', reason: '平台维护' };
const ask = (world: World, kind: 'extension' | 'waiver', proposal: Record<string, unknown>, ref = DUTY) =>
  world.answer('officer', 'submit-approval', { subject: { kind, ref }, proposal });

describe('more time for a duty', () => {
  const approved = (proposal: Record<string, unknown>, meanwhile: (world: World) => void = () => undefined) => {
    const world = owing().submitted('extension', DUTY, { proposal });
    meanwhile(world);
    return given(world, ['office', 'approve']).facts.at(-1);
  };

  test('is given by the approval itself, from the day it was due to the day proposed', () => {
    expect(approved(more)).toMatchObject({
      kind: 'obligation-extended',
      data: { obligation: DUTY, from: '2026-04-03', to: '2026-04-20', reason: '平台维护' },
    });
  });

  test('is not given without a day, or to what is no day', () => {
    expect(approved({ reason: '平台维护' })?.kind).toBe('approval-closed');
    expect(approved({ to: '2026-04-31', reason: '平台维护' })?.kind).toBe('approval-closed');
    expect(approved({ to: 20, reason: '平台维护' })?.kind).toBe('approval-closed');
  });

  test('is not given for what became a duty of law while it was asked', () => {
    const byLaw = (world: World) => {
      const rules = { ...world.policy.rules, 'contract-publication': publication({ authority: 'law' }) };
      world.policy = { ...world.policy, rules };
    };
    expect(approved(more, byLaw)?.kind).toBe('approval-closed');
  });

  test('is not approved any more once the duty has ended: there is nothing left to read', () => {
    const world = owing().submitted('extension', DUTY, { proposal: more });
    const closed = { [DUTY]: { verdict: 'met' } } as unknown as typeof world.state.closed;
    world.state = { ...world.state, closed };
    expect(told(world.answer('office', 'approve'))).toEqual(['content-changed', { hash: '' }]);
    expect('facts' in world.answer('office', 'reject')).toBe(true);
  });

  test('is not even asked for where a law fixes the day, nor by resubmitting', () => {
    const law = { authority: 'law', severity: 'law' } as const;
    expect(told(ask(owing(law), 'extension', more))).toEqual([
      'required-by-law',
      { obligation: DUTY, basis: 'JL-2021-2 六' },
    ]);
    expect('facts' in ask(owing(), 'extension', more)).toBe(true);
    // Of a duty nobody knows, or without a day, there is nothing a law could say.
    expect('facts' in ask(owing(law), 'extension', more, 'contract-filing@y1#1')).toBe(true);
    expect('facts' in ask(owing(law), 'extension', { reason: '平台维护' })).toBe(true);
    const world = given(owing().submitted('extension', DUTY, { proposal: more }), ['office', 'return']);
    world.policy = owing(law).policy;
    expect(told(world.answer('officer', 'resubmit'))[0]).toBe('required-by-law');
  });
});

describe('a waiver of a duty', () => {
  const reason = '县级已合并公告';

  test('is on record by the approval itself', () => {
    const world = owing().submitted('waiver', DUTY, { proposal: { reason } });
    expect(given(world, ['office', 'approve']).facts.at(-1)).toMatchObject({
      kind: 'obligation-waived',
      data: { obligation: DUTY, reason },
    });
  });

  test('is not asked for where a law demands the duty, and not given where it came to do so', () => {
    const law = { severity: 'law' } as const;
    expect(told(ask(owing(law), 'waiver', { reason }))).toEqual([
      'required-by-law',
      { obligation: DUTY, basis: 'JL-2021-2 六' },
    ]);
    expect('facts' in ask(owing(law), 'waiver', { reason }, 'contract-filing@y1#1')).toBe(true);
    const world = owing().submitted('waiver', DUTY, { proposal: { reason } });
    world.policy = owing(law).policy;
    expect(given(world, ['office', 'approve']).facts.at(-1)?.kind).toBe('approval-closed');
  });
});

describe('money of a year whose service stands still', () => {
  const halted = (force: 'hard' | 'soft', from = '2026-03-02') => {
    const world = withFacts(signed, applied);
    const rule = {
      id: 'service-suspension',
      kind: 'gate',
      gate: 'noPaymentWhileSuspended',
      appliesTo: ['act'],
      force,
      transition: 'byTrigger',
      authority: 'assumed',
      basis: 'CAIGOU 暂停服务',
    } as unknown as CompiledRule;
    world.policy = { ...world.policy, rules: { ...world.policy.rules, 'service-suspension': rule } };
    return { world, suspend: () => world.record([draft('service-suspended', { year: 1, reason: '整改' })]), from };
  };
  const no = [
    'rule-broken',
    { rule: 'service-suspension', what: 'service-suspended', basis: 'CAIGOU 暂停服务', year: 1, since: '2026-03-02' },
  ];

  test('is not asked for, and the rule and its basis are named', () => {
    const { world, suspend } = halted('hard');
    suspend();
    const subject = { kind: 'payment', ref: 't1' } as const;
    expect(told(world.answer('officer', 'submit-approval', { subject }))).toEqual(no);
    // The next year is another contract's.
    const next = { kind: 'payment', ref: 't5' } as const;
    expect(told(world.answer('officer', 'submit-approval', { subject: next }))[0]).toBe('contents-missing');
  });

  test('is not decided on, on screen or on paper; it may be withdrawn', () => {
    const { world, suspend } = halted('hard');
    world.submitted('payment', 't1');
    suspend();
    expect(told(world.answer('office', 'approve'))).toEqual(no);
    expect(told(world.answer('office', 'return'))[0]).toBe('rule-broken');
    expect(told(world.answer('officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }))[0]).toBe(
      'rule-broken',
    );
    expect('facts' in world.answer('officer', 'withdraw')).toBe(true);
    expect('facts' in world.answer('office', 'transfer', { to: 'clerk' })).toBe(true);
  });

  test('goes on where the rule only marks', () => {
    const { world, suspend } = halted('soft');
    world.submitted('payment', 't1');
    suspend();
    expect('facts' in world.answer('office', 'approve')).toBe(true);
  });

  test('is not resubmitted, and not asked anew', () => {
    const { world, suspend } = halted('hard');
    given(world.submitted('payment', 't1'), ['office', 'return']);
    suspend();
    expect(told(world.answer('officer', 'resubmit'))[0]).toBe('rule-broken');
    const rejected = halted('hard');
    given(rejected.world.submitted('payment', 't1'), ['office', 'reject']);
    rejected.suspend();
    expect(told(rejected.world.answer('officer', 'reopen', { approval: 'a1', step: 'office' }))[0]).toBe('rule-broken');
  });
});
