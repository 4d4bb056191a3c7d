import { describe, expect, test } from '@jest/globals';
import { owedNotices } from '../../../domain/notices/owed.js';
import { type Case, d, fork } from '../../support/case.js';
import { MEDIUM, opened, plan, signed } from '../../support/course.js';

const PREMISES = 'premises-ready@s:a#1';

/** The notices about the end of a thing, as they were handed over. */
function ends(c: Case, about: string) {
  return c.notices
    .filter(({ key, revision }) => key.startsWith(`${about}/`) && revision.startsWith('end.'))
    .map(({ occurrence, slot, rides, audience }) => ({ occurrence, slot, rides, audience }));
}

describe('a duty whose day was told', () => {
  test('and that is met leaves the calendar with the next letter to its owner, and never by one of its own', () => {
    const c = signed();
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    const [end, ...more] = c.notices.filter(({ key }) => /^contract-publication@y1#1\/done\/end\.\d+$/.test(key));
    expect(more).toEqual([]);
    expect(end).toMatchObject({ rides: true, slot: '2023-03-22', sendAt: '2023-03-22T16:00:00.000Z' });
    expect(end?.about).toMatchObject({ obligation: { status: 'met', due: '2023-03-22' } });
  });

  test('and that is met when its day is over leaves nothing to take back', () => {
    const c = signed();
    c.to('2023-03-24');
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(ends(c, 'contract-publication@y1#1')).toEqual([]);
  });

  test('and that is waived is told to be over, next working morning', () => {
    const c = signed();
    const { due } = c.duty(PREMISES);
    c.to('2023-04-14');
    expect(c.notices.some(({ key }) => key.startsWith(PREMISES))).toBe(true);
    c.approved('waiver', PREMISES, { reason: '不需要' });
    expect(String(due) > '2023-04-17').toBe(true);
    c.to('2023-04-18');
    expect(ends(c, PREMISES)).toEqual([
      { occurrence: 'withdrawn', slot: '2023-04-17', rides: undefined, audience: { owner: 'township' } },
    ]);
  });

  test('and nobody was told: nothing is taken back', () => {
    const c = signed();
    c.approved('waiver', PREMISES, { reason: '不需要' });
    expect(c.duty(PREMISES).status).toBe('waived');
    expect(ends(c, PREMISES)).toEqual([]);
  });

  test('is forgotten once its day is over', () => {
    const c = signed();
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(Object.keys(c.state.ended).some((key) => key.startsWith('contract-publication@y1#1/'))).toBe(true);
    c.to('2023-04-25');
    c.approved('waiver', PREMISES, { reason: '不需要' });
    const left = [...Object.keys(c.state.ended), ...Object.keys(c.state.notified)];
    expect(left.filter((key) => key.startsWith('contract-publication@y1#1/'))).toEqual([]);
  });

  test('of a cycle that closes is taken back before the cycle ends', () => {
    const c = fork(signed());
    c.put('cycle-closed', { reason: '终止', settledFen: 0 } as never);
    const owed = owedNotices(c.state, c.judging()).filter(({ key }) => !(key in c.state.notified));
    expect(owed).toEqual([]);
    expect(ends(c, 'contract-publication@y1#1')).toMatchObject([{ occurrence: 'withdrawn' }]);
  });
});

describe('a task that was told', () => {
  function submitted(): Case {
    const c = opened();
    c.to('2023-02-10');
    c.ok('draft-plan', plan());
    c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
    return c;
  }
  function seen(c: Case) {
    const approval = c.state.approvals.running.a1;
    return { ifVersion: approval?.version ?? 0, contentHash: approval?.subject.hash ?? '' };
  }

  test('and decided leaves the calendar of who decided with his next letter', () => {
    const c = submitted();
    c.ok('approve', { task: 'a1.1.1', ...seen(c) }, { as: 'headOfOffice' });
    expect(ends(c, 'a1.1.1')).toMatchObject([{ occurrence: 'done', audience: { person: 'headOfOffice' } }]);
  });

  test('and dropped with its approval is told to be over', () => {
    const c = submitted();
    c.ok('withdraw', { approval: 'a1', ifVersion: seen(c).ifVersion, reason: '重报' });
    c.to('2023-02-14');
    expect(ends(c, 'a1.1.1')).toEqual([
      { occurrence: 'withdrawn', slot: '2023-02-13', rides: undefined, audience: { person: 'headOfOffice' } },
    ]);
  });

  test('and taken back is told anew, and its end is no more', () => {
    const c = submitted();
    c.ok('approve', { task: 'a1.1.1', ...seen(c) }, { as: 'headOfOffice' });
    c.ok('take-back', { approval: 'a1', ifVersion: seen(c).ifVersion }, { as: 'headOfOffice' });
    const told = c.notices.filter(({ key, occurrence }) => key.startsWith('a1.1.1/') && occurrence === 'task');
    expect(told.map(({ revision }) => revision)).toHaveLength(2);
    expect(new Set(told.map(({ key }) => key)).size).toBe(2);
    expect(Object.keys(c.state.ended).filter((key) => key.startsWith('a1.1.1/'))).toEqual([]);
    // The next signer had been told; it is no longer his turn, and not by his own act.
    expect(ends(c, 'a1.2.1')).toMatchObject([{ occurrence: 'withdrawn', audience: { person: 'deputyHead' } }]);
  });

  test('and passed on to a colleague: he is told, and who passed it on is not written to', () => {
    const c = submitted();
    c.ok('delegate', { task: 'a1.1.1', ...seen(c), to: 'deputyHead', reason: '出差' }, { as: 'headOfOffice' });
    const told = c.notices.filter(({ occurrence, key }) => occurrence === 'task' && key.startsWith('a1.1.1/'));
    expect(told.map(({ audience }) => audience)).toEqual([{ person: 'headOfOffice' }, { person: 'deputyHead' }]);
    expect(ends(c, 'a1.1.1')).toMatchObject([{ occurrence: 'done', audience: { person: 'headOfOffice' } }]);
  });

  test('and moved by a calendar: told once more, with both days', () => {
    const c = submitted();
    const [span] = c.calendar.rest;
    const { due } = c.state.approvals.running.a1?.entries[0]?.seats[0]?.tasks[0] ?? {};
    if (span === undefined || due === undefined) throw new Error('no day to move');
    const rest = [...c.calendar.rest, { ...span, from: due.on, to: due.on }].sort((a, b) => (a.from < b.from ? -1 : 1));
    const calendar = { ...c.calendar, hash: '9'.repeat(64) as typeof c.calendar.hash, version: d('2023-02-11'), rest };
    c.ok('apply-calendar', { calendar }, { actor: { system: 'calendar-import' } });
    c.to('2023-02-15');
    const told = c.notices.filter(({ key }) => key.startsWith('a1.1.1/'));
    expect(told.map(({ occurrence }) => occurrence)).toEqual(['task', 'moved']);
    expect(told[1]?.about).toMatchObject({ moved: { from: due.on, why: 'calendar' } });
  });
});
