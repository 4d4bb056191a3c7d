import { describe, expect, test } from '@jest/globals';
import type { CommandData } from '../../../domain/commands.js';
import { fen } from '../../../domain/money/fen.js';
import { d } from '../../support/case.js';
import { CENTRE, SECOND, SUM, serving, THIRD } from '../../support/course.js';

function part(change: Partial<CommandData['record-subcontract']> = {}): CommandData['record-subcontract'] {
  return { year: 1, to: SECOND, part: '心理测评', mainBody: false, fit: true, consentOn: d('2023-03-31'), ...change };
}

describe('a part handed on to a subcontractor', () => {
  test('needs the consent of the purchaser, and no later than the day it is handed on', () => {
    const c = serving();
    const { consentOn: _none, ...silent } = part();
    expect(c.no('record-subcontract', silent).why).toMatchObject({ rule: 'subcontract-consent', what: 'no-consent' });
    c.ok('record-subcontract', part());
    expect(c.violations()).toEqual([]);
    c.ok('record-subcontract', part({ consentOn: d('2023-04-03') }), { on: '2023-03-31', second: 'deputyHead' });
    expect(c.violations()).toEqual(['subcontract-consent: no-consent']);
  });

  test('is not the main body, and goes to who can do it; another one is marked, for the law was not read in its text', () => {
    const marked = (change: Parameters<typeof part>[0]) => {
      const c = serving();
      c.ok('record-subcontract', part(change));
      return c.violations();
    };
    expect(marked({ mainBody: true })).toEqual(['subcontract-fit: main-body-given']);
    expect(marked({ fit: false })).toEqual(['subcontract-fit: subcontractor-unfit']);
    expect(marked({ to: { ...THIRD, kind: 'government' } })).toEqual(['contractor-barred: wrong-contractor']);
    expect(serving().no('record-subcontract', part({ to: CENTRE })).why).toEqual({ field: 'to' });
  });

  test('parts that together are worth the whole contract are assigning it on', () => {
    const c = serving();
    const half = fen(SUM / 2);
    c.ok('record-subcontract', part({ fen: half }));
    expect(c.no('record-subcontract', part({ to: THIRD, fen: half })).why.rule).toBe('assignment-ban');
    c.ok('record-subcontract', part({ to: THIRD, fen: fen(half - 1) }));
    expect(c.violations()).toEqual([]);
  });
});

test('a contract assigned on is refused as an act, and a breach on record once it happened', () => {
  const c = serving();
  const found = { year: 1, to: SECOND, evidence: '抽查发现由他人履行' };
  expect(c.no('record-assignment', found).why).toMatchObject({ rule: 'assignment-ban', what: 'assigned-on' });
  expect(c.no('record-assignment', found, { on: '2023-03-31' }).code).toBe('second-person-needed');
  c.ok('record-assignment', found, { on: '2023-03-31', second: 'deputyHead' });
  expect(c.violations()).toEqual(['assignment-ban: assigned-on']);
});
