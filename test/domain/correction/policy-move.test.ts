import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { previewText } from '../../../client/cli/do-text.js';
import { preview } from '../../../domain/cycle/preview.js';
import { contentHash } from '../../../domain/hash.js';
import { fen } from '../../../domain/money/fen.js';
import { rulesOfKind } from '../../../domain/policy/lookup.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import type { RuleId } from '../../../domain/policy/rule-ids.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { answer, set } from '../../policies/flip/setting.js';
import { type Case, fork } from '../../support/case.js';
import { serving, signed } from '../../support/course.js';
import { count } from '../policy/fixtures.js';

type Change = (policy: CompiledPolicy) => CompiledPolicy;

const DUTY = 'contract-publication@y1#1';

function without(id: RuleId): Change {
  return (policy) => {
    const { [id]: _gone, ...rules } = policy.rules;
    return { ...policy, rules };
  };
}

/** The policy of the case with those changes, as a newer version of it. */
function newer(c: Case, ...changes: Change[]): CompiledPolicy {
  const { hash: _old, ...body } = changes.reduce((so, change) => change(so), c.policy);
  return { ...body, hash: contentHash(body) };
}

function moving(policy: CompiledPolicy) {
  return { policy: packPolicy(policy), reason: '新规施行' };
}

function previewed(c: Case, policy: CompiledPolicy) {
  const found = preview(c.state, c.command('move-to-policy', moving(policy)), c.judging());
  if (found.policyMove === undefined) throw new Error(JSON.stringify(found.refusal));
  return { ...found, policyMove: found.policyMove };
}

const standing = (c: Case) =>
  new Map(c.obligations().map(({ id, due, notBefore, status }) => [id, [due, notBefore, status].join(' ')]));

/** Ids of duties that stand otherwise in one than in the other. */
function differing(a: Case, b: Case): string[] {
  const [was, is] = [standing(a), standing(b)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id)).toSorted();
}

describe('before a cycle moves to another policy, a preview shows', () => {
  test('the day and the status of a duty that would be others', () => {
    const c = fork(signed());
    c.skip('2023-03-28');
    expect(c.duty(DUTY).status).toBe('breached');
    const { policyMove, dates } = previewed(c, newer(c, set('contract-publication', { limit: count(20) })));
    const [duty] = policyMove.duties;
    expect(duty).toMatchObject({ id: DUTY, a: { status: 'breached' }, b: { status: 'open' } });
    expect(policyMove.duties).toHaveLength(1);
    expect(dates.map(({ of }) => of)).toEqual([DUTY]);
    expect(policyMove.rules).toMatchObject([{ rule: 'contract-publication', refuses: false, forLaterCycles: false }]);
  });

  test('what would be refused from then on, with the figures of both', () => {
    const c = fork(signed());
    const policy = newer(c, set('supplement-limit', { max: 5 }));
    const { policyMove } = previewed(c, policy);
    expect(policyMove.rules).toEqual([
      {
        rule: 'supplement-limit',
        fields: [{ name: 'max', a: 10, b: 5 }],
        from: null,
        refuses: true,
        forLaterCycles: false,
      },
    ]);
    expect(policyMove.duties).toEqual([]);
  });

  test('a rule that comes and one that goes, with their duties', () => {
    const c = fork(signed());
    const bare = newer(c, without('contract-publication'));
    const gone = previewed(c, bare).policyMove;
    expect(gone.duties).toMatchObject([{ id: DUTY, a: { status: 'open' }, b: { status: 'void' } }]);
    expect(gone.rules).toMatchObject([{ rule: 'contract-publication', only: 'a' }]);
    const start = c.policy;
    c.ok('move-to-policy', moving(bare));
    const come = previewed(c, start).policyMove;
    expect(come.duties).toEqual([]);
    expect(come.rules).toMatchObject([{ rule: 'contract-publication', only: 'b' }]);
  });

  test('nothing of rules that are not for its regime, and nothing of where a rule is written', () => {
    const c = fork(signed());
    const foreign = newer(
      c,
      set('supplement-limit', { basis: 'CN-GPA 第1条' }),
      set('bridge-limit', { appliesTo: ['nonAct'] }),
    );
    c.policy = newer(c, set('bridge-limit', { appliesTo: ['nonAct'], max: 3 }));
    expect(previewed(c, foreign).policyMove.rules).toEqual([]);
  });

  test('the same in words an officer reads', () => {
    const c = fork(signed());
    c.skip('2023-03-28');
    const policy = newer(
      c,
      set('contract-publication', { limit: count(20) }),
      set('supplement-limit', { max: 5 }),
      set('evaluation-scheme', { passScore: 7000 }),
    );
    const text = previewText(previewed(c, policy));
    expect(text).toMatch(/ {2}期限 公告政府采购合同.*：2023-03-22 → 2023-04-18/);
    expect(text).toMatch(/ {2}状态 公告政府采购合同.*：2023-03-22（已逾期） → 2023-04-18（办理中）/);
    expect(text).toContain('［不符合的不予办理］');
    expect(text).toMatch(/上限：10 → 5/);
    expect(text).toContain('［新规定本只适用于此后启动的周期］');
  });

  test('every duty that then does stand otherwise, whatever changed', () => {
    const c = fork(signed());
    c.jump('2023-03-28');
    const clocks = rulesOfKind(c.policy, 'clock', 'act').filter(({ limit }) => limit.by === 'count');
    const change = fc.record({ rule: fc.constantFrom(...clocks), amount: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const policy = newer(
          c,
          ...changes.map(({ rule, amount }) => (amount === 0 ? without(rule.id) : lengthened(rule.id, amount))),
        );
        if (policy.hash === c.policy.hash) return;
        const { policyMove } = previewed(c, policy);
        const moved = fork(c);
        // Without what the clock owes afterwards: the move alone.
        moved.settle = () => undefined;
        moved.ok('move-to-policy', moving(policy));
        expect(policyMove.duties.map(({ id }) => id).toSorted()).toEqual(differing(c, moved));
      }),
      { numRuns: 15 },
    );
  });
});

function lengthened(id: RuleId, amount: number): Change {
  return (policy) => {
    const rule = policy.rules[id];
    // Two changes may speak of one rule: one that is gone stays so.
    return rule === undefined ? policy : set(id, { limit: count(amount) })(policy);
  };
}

describe('a cycle that has moved', () => {
  test('takes the new days for all duties that are open, and keeps the end of those that are over', () => {
    const c = fork(signed());
    const over = c.obligations().filter(({ status }) => status === 'met' || status === 'metLate');
    expect(over.length).toBeGreaterThan(3);
    const clocks = rulesOfKind(c.policy, 'clock', 'act').filter(({ limit }) => limit.by === 'count');
    const before = c.duty(DUTY).due;
    c.ok('move-to-policy', moving(newer(c, ...clocks.map(({ id }) => set(id, { limit: count(1) })))));
    expect(c.duty(DUTY).due).not.toBe(before);
    for (const { id, due, status } of over) expect(c.duty(id)).toMatchObject({ due, status });
  });

  test('is refused what the new rule refuses, as the preview said', () => {
    const c = fork(serving());
    const supplement = { year: 1, summary: '追加', deltaFen: fen(4_000_000) };
    c.approved('amendment', 'y1', { deltaFen: supplement.deltaFen });
    const policy = newer(c, set('supplement-limit', { max: 5 }));
    const foretold = previewed(c, policy)
      .policyMove.rules.filter(({ refuses }) => refuses)
      .map(({ rule }) => rule);
    expect(answer(c, 'amend-contract', supplement)).toEqual([]);
    c.ok('move-to-policy', moving(policy));
    expect(answer(c, 'amend-contract', supplement)).toEqual(expect.arrayContaining(['rule-broken', ...foretold]));
    expect(foretold).toEqual(['supplement-limit']);
  });
});

describe('a rule the newer version means for later cycles only', () => {
  const marks = (c: Case) => c.violations().filter((each) => each.endsWith('for-later-cycles'));

  test('is marked when it changes, comes or goes; with where it is written', () => {
    const c = fork(signed());
    expect(c.policy.rules['payment-scheme']?.transition).toBe('byOpening');
    const start = c.policy;
    c.ok('move-to-policy', moving(newer(c, set('payment-scheme', { basis: 'X 1', payer: 'cityBureau' }))));
    expect(c.last('violation-recorded').data).toMatchObject({ rule: 'payment-scheme', basis: 'X 1' });
    c.ok('move-to-policy', moving(newer(c, without('payment-scheme'))));
    c.ok('move-to-policy', moving(start));
    expect(marks(c)).toEqual(Array(3).fill('payment-scheme: for-later-cycles'));
    expect(c.last('violation-recorded').data.basis).toBe(start.rules['payment-scheme']?.basis);
  });

  test('is not marked when it stays, when it is meant for triggers, or when it is for another regime', () => {
    const c = fork(signed());
    c.ok('move-to-policy', moving(newer(c, set('supplement-limit', { max: 5 }))));
    c.policy = newer(c, set('payment-scheme', { appliesTo: ['nonAct'] }));
    c.ok('move-to-policy', moving(newer(c, set('payment-scheme', { applicationAttachments: 9 }))));
    expect(marks(c)).toEqual([]);
  });
});
