import { describe, expect, test } from '@jest/globals';
import { preview } from '../../../domain/cycle/preview.js';
import { contentHash } from '../../../domain/hash.js';
import { fen } from '../../../domain/money/fen.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import type { RuleId } from '../../../domain/policy/rule-ids.js';
import { movedTo } from '../../../domain/policy/transition.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { answer, set } from '../../policies/flip/setting.js';
import { type Case, d, fork } from '../../support/case.js';
import { serving, signed } from '../../support/course.js';
import { count } from '../policy/fixtures.js';

/** Publication of the contract: counted from its signing. */
const PUBLICATION = 'contract-publication@y1#1';
const BY_OPENING = 'payment-scheme';

type Change = (policy: CompiledPolicy) => CompiledPolicy;

function without(id: RuleId): Change {
  return (policy) => {
    const { [id]: _gone, ...rules } = policy.rules;
    return { ...policy, rules };
  };
}

/** The policy with those changes, as the version of that day. */
function version(of: CompiledPolicy, day: string, ...changes: Change[]): CompiledPolicy {
  const { hash: _old, ...body } = changes.reduce((so, change) => change(so), of);
  const dated = { ...body, version: d(day) };
  return { ...dated, hash: contentHash(dated) };
}

function moving(policy: CompiledPolicy) {
  return { policy: packPolicy(policy), reason: '新规施行' };
}

/** Moves the cycle to the last of those versions, by way of the others. */
function move(c: Case, ...versions: CompiledPolicy[]): void {
  const wanted = versions.at(-1) ?? c.policy;
  c.ok('move-to-policy', moving(movedTo(c.policy, wanted, versions)));
}

const afterSigning = (c: Case): string => {
  const on = c.state.contract.years.y1?.signedOn;
  if (on === undefined) throw new Error('not signed');
  return on;
};

describe('a rule that the newer version means by trigger', () => {
  test('leaves a duty that began before its first day where it was', () => {
    const c = fork(signed());
    const due = c.duty(PUBLICATION).due;
    c.skip('2023-03-28');
    move(c, version(c.policy, '2023-03-27', set('contract-publication', { limit: count(20) })));
    expect(c.duty(PUBLICATION)).toMatchObject({ due, status: 'breached' });
  });

  test('dates a duty that began on its first day', () => {
    const c = fork(signed());
    const due = c.duty(PUBLICATION).due;
    c.skip('2023-03-28');
    move(c, version(c.policy, afterSigning(c), set('contract-publication', { limit: count(20) })));
    expect(c.duty(PUBLICATION).due).not.toBe(due);
    expect(c.duty(PUBLICATION).status).toBe('open');
  });

  test('that is dropped lives on for what began before, and one that comes holds for what begins after', () => {
    const c = fork(signed());
    c.skip('2023-03-28');
    const start = c.policy;
    const before = c.duty(PUBLICATION);
    move(c, version(start, '2023-03-27', without('contract-publication')));
    expect(c.duty(PUBLICATION)).toEqual(before);
    const bare = fork(signed());
    bare.skip('2023-03-28');
    bare.policy = version(start, '2021-02-01', without('contract-publication'));
    bare.state = { ...bare.state, policy: policyRef(bare.policy) };
    move(bare, version(start, '2023-03-27'));
    expect(bare.obligations().filter(({ id }) => id === PUBLICATION)).toEqual([]);
  });

  test('judges an act of its days, and leaves one of before to the text of before', () => {
    const c = fork(serving());
    const supplement = { year: 1, summary: '追加', deltaFen: fen(4_000_000) };
    c.approved('amendment', 'y1', { deltaFen: supplement.deltaFen });
    const asOf = c.today;
    move(c, version(c.policy, asOf, set('supplement-limit', { max: 5 })));
    expect(answer(c, 'amend-contract', supplement)).toContain('supplement-limit');
    const earlier = fork(serving());
    earlier.approved('amendment', 'y1', { deltaFen: supplement.deltaFen });
    const day = earlier.today;
    earlier.skip('2023-06-30');
    move(earlier, version(earlier.policy, '2023-06-30', set('supplement-limit', { max: 5 })));
    const marks = earlier.ask('amend-contract', supplement, { on: day });
    expect(JSON.stringify(marks)).not.toContain('supplement-limit');
  });

  test('changes no number of a duty, though what began before was put on record later', () => {
    const c = fork(signed());
    const ids = c.obligations().map(({ id, trigger }) => [id, trigger.seq]);
    const clocks = Object.values(c.policy.rules).filter((rule) => rule.kind === 'clock' && rule.limit.by === 'count');
    const changes = clocks.map(({ id }) => set(id, { limit: count(90) }));
    c.jump(c.today);
    c.settle = () => undefined;
    move(c, version(c.policy, afterSigning(c), ...changes));
    expect(c.obligations().map(({ id, trigger }) => [id, trigger.seq])).toEqual(expect.arrayContaining(ids));
  });
});

describe('a rule that the newer version means for cycles opened under it', () => {
  test('stays as it was for this cycle, and the preview says so', () => {
    const c = fork(signed());
    const was = c.policy.rules[BY_OPENING];
    expect(was?.transition).toBe('byOpening');
    const newer = version(c.policy, c.today, set(BY_OPENING, { payer: 'cityBureau' }));
    const target = movedTo(c.policy, newer, []);
    const shown = preview(c.state, c.command('move-to-policy', moving(target)), c.judging());
    expect(shown.policyMove).toMatchObject({ rules: [], kept: [BY_OPENING] });
    // Nothing changed for it, and still it waits for no version any more that is no newer than this one.
    c.ok('move-to-policy', moving(target));
    expect(c.state.policy).toContain(`@${c.today}#`);
    expect(c.policy.rules[BY_OPENING]).toEqual(was);
  });

  test('is neither dropped nor added by a move', () => {
    const c = fork(signed());
    const bare = version(c.policy, '2023-03-27', without(BY_OPENING));
    expect(movedTo(c.policy, bare, []).rules[BY_OPENING]).toEqual(c.policy.rules[BY_OPENING]);
    const later = version(c.policy, '2023-03-28');
    expect(movedTo(bare, later, []).rules[BY_OPENING]).toBeUndefined();
  });
});

describe('a move', () => {
  test('is refused when the cycle has moved meanwhile, when nothing changes, and before the version is in force', () => {
    const c = fork(signed());
    const [one, two] = [
      version(c.policy, c.today, set('contract-publication', { limit: count(20) })),
      version(c.policy, c.today, set('contract-publication', { limit: count(30) })),
    ];
    const stale = movedTo(c.policy, two, []);
    move(c, one);
    expect(c.no('move-to-policy', moving(stale)).code).toBe('preview-stale');
    expect(c.no('move-to-policy', moving(movedTo(c.policy, one, []))).code).toBe('already-recorded');
    const coming = version(c.policy, '2035-01-01', set('contract-publication', { limit: count(40) }));
    expect(c.no('move-to-policy', moving(movedTo(c.policy, coming, []))).why).toMatchObject({ on: '2035-01-01' });
  });

  test('back to an older version takes that one as it was', () => {
    const c = fork(signed());
    const start = c.policy;
    move(c, version(start, c.today, set('contract-publication', { limit: count(20) })));
    expect(c.state.policy).not.toBe(policyRef(start));
    move(c, start);
    expect(c.state.policy).toBe(policyRef(start));
  });
});
