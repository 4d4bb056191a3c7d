import { describe, expect, test } from '@jest/globals';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { debtsDisclosed, disclosed } from '../../../domain/drive/steps/reporting.js';
import { type Case, fork } from '../../support/case.js';
import { CENTRE, MEDIUM, opened, planned, serving, signing } from '../../support/course.js';

const OWN = { year: 2023, of: 'contractorYearly', medium: MEDIUM } as const;
const DEBTS = { year: 2023, of: 'overduePayments', medium: MEDIUM } as const;

/** January 2024: year 1 runs from April 2023 to March 2024. */
function after(c: Case): Case {
  c.skip('2024-01-15');
  return c;
}

const YANJI = after(serving());
const SMALL = after(serving('640402', { contractor: { ...CENTRE, kind: 'enterprise', sme: true } }));

describe('the contractor tells of itself', () => {
  test('by the end of March of the next year, counted by the contract year that was running', () => {
    const c = fork(YANJI);
    expect(c.duty('disclosure-yearly@y1#1')).toMatchObject({
      due: '2024-03-31',
      owner: 'contractor',
      authority: 'assumed',
      trigger: { kind: 'calendar-year-ended', on: '2023-12-31' },
    });
    expect(c.has('overdue-disclosure@y1#1')).toBe(false);
    const command = disclosed(c.duty('disclosure-yearly@y1#1'));
    expect(command.data).toEqual({ ...OWN, medium: command.kind === 'record-disclosure' ? command.data.medium : '' });
    c.ok('record-disclosure', OWN, { as: 'contractor' });
    expect(c.duty('disclosure-yearly@y1#1').status).toBe('met');
    expect(c.no('record-disclosure', OWN, { as: 'contractor' })).toMatchObject({ code: 'already-recorded' });
  });

  test('where the county asks for it', () => {
    expect(SMALL.has('disclosure-yearly@y1#1')).toBe(false);
  });
});

describe('the bureau tells what it still owes', () => {
  test('by 31 March, where the contractor is a small or medium enterprise; the other disclosure does not do', () => {
    const c = fork(SMALL);
    const id = 'overdue-disclosure@y1#1';
    // The version of the rules of 2023 knows the regulation from memory only.
    expect(c.duty(id)).toMatchObject({ due: '2024-03-31', owner: 'officer', status: 'open', authority: 'assumed' });
    c.ok('record-disclosure', OWN, { as: 'contractor' });
    expect(c.duty(id).status).toBe('open');
    expect(debtsDisclosed(c.duty(id))).toMatchObject({ by: 'officer', data: { year: 2023, of: 'overduePayments' } });
    c.ok('record-disclosure', DEBTS);
    expect(c.duty(id).status).toBe('met');
  });

  test('and nobody else does', () => {
    expect(SMALL.no('record-disclosure', DEBTS, { as: 'contractor' })).toMatchObject({
      code: 'not-authorised',
      why: { posts: 'officer,headOfOffice' },
    });
  });
});

test('a year is disclosed when it is over, and when there was a contract', () => {
  expect(serving().no('record-disclosure', OWN).why).toEqual({ trigger: 'calendar-year-ended', year: 2023 });
  expect(planned().no('record-disclosure', OWN).why).toEqual({ trigger: 'contract-signed' });
  expect(opened().has('disclosure-yearly@y1#1')).toBe(false);
  const can = (c: Case) => allowedNow(c.state, c.card('officer'), c.judging());
  expect(can(serving())).not.toContain('record-disclosure');
  expect(can(YANJI)).toContain('record-disclosure');
});

test('of two contract years in one calendar year, the one that runs at its end is asked once', () => {
  const c = fork(YANJI);
  c.ok('record-disclosure', OWN, { as: 'contractor' });
  c.put('contract-signed', signing(2, '2024-03-04'));
  c.skip('2025-01-15');
  expect(c.duty('disclosure-yearly@y2#1')).toMatchObject({ due: '2025-03-31', status: 'open' });
  expect(c.obligations().filter((each) => each.rule === 'disclosure-yearly')).toHaveLength(2);
});
