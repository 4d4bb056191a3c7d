import { describe, expect, test } from '@jest/globals';
import { owedNotices } from '../../../domain/notices/owed.js';
import { bridgeFor } from '../../../domain/year-end/slack.js';
import { type Case, caseOf, d } from '../../support/case.js';
import { signing } from '../../support/course.js';

/** A first year of two, served up to 31 January 2026; 1,000,000 yuan. */
function servedToJanuary(): Case {
  const c = caseOf('222401', '2025-01-20');
  const station = { id: 'a', name: '甲镇社工站', township: '甲镇' };
  c.put('cycle-opened', {
    programmeId: c.state.cycleId,
    lot: '1',
    title: '社工站',
    regime: 'act',
    regimeBasis: '采购法',
    purchaser: signing(1, '2025-01-20').purchaser,
    stations: [station],
    method: 'openTender',
    years: 2,
    leadCycle: null,
    agentUsed: true,
    policy: 'p',
    calendar: 'c',
    code: '222401',
  } as never);
  const service = { serviceFrom: d('2025-02-01'), serviceTo: d('2026-01-31'), fen: 100_000_000 };
  c.put('contract-signed', { ...signing(1, '2025-01-20'), ...service } as never);
  return c;
}

const offerOf = (c: Case, id: string) => bridgeFor(c.state, c.judging(), c.duty(id));

describe('a year that ends in January and fails on 31 December', () => {
  test('had to be judged by 28 November: the periods of buying again run backward from 31 January', () => {
    const duty = servedToJanuary().duty('annual-result@y1#1');
    // 10 working days back from 31 January: 19 January (Saturday 31st itself not counted). 20 days: 30 December.
    // 30 days: Sunday 30 November, rolled back to Friday the 28th.
    expect(duty.proof.filter(({ kind }) => kind === 'step').map(({ note, day, to }) => [note, day, to])).toEqual([
      ['reserve', '2026-01-31', '2026-01-19'],
      ['bid-window', '2026-01-19', '2025-12-30'],
      ['intention-to-tender', '2025-12-30', '2025-11-28'],
    ]);
    expect(duty.due).toBe('2025-11-28');
  });

  test('has no alarm while there is slack, and from the day after offers the bridge with its days and its money', () => {
    const c = servedToJanuary();
    c.jump('2025-11-28');
    expect(offerOf(c, 'annual-result@y1#1')).toBeUndefined();
    c.jump('2025-12-31');
    // Begun on 31 December: 30 days are 30 January, 20 days more 19 February in the Spring Festival, so the 24th;
    // ten working days on from there, Saturday the 28th worked: 9 March.
    expect(offerOf(c, 'annual-result@y1#1')).toEqual({
      year: 1,
      from: '2026-02-01',
      to: '2026-03-09',
      mostFen: 10_000_000,
      maxPercent: 10,
    });
  });

  test('takes off what supplements and an earlier bridge have spent, and begins where that bridge ends', () => {
    const c = servedToJanuary();
    c.jump('2026-01-12');
    const bridge = { year: 1, serviceFrom: d('2026-02-01'), serviceTo: d('2026-02-28'), fen: 6_000_000, basis: '过渡' };
    c.put('bridge-contract-signed', bridge as never);
    expect(offerOf(c, 'annual-result@y1#1')).toMatchObject({ from: '2026-03-01', mostFen: 4_000_000 });
  });

  test('the alarm goes out with the overdue letter, and is over once a successor is open', () => {
    const c = servedToJanuary();
    c.jump('2025-12-31');
    const late = owedNotices(c.state, c.judging()).filter(({ key }) => key.startsWith('annual-result@y1#1/overdue-'));
    expect(late.length).toBeGreaterThan(0);
    for (const { about } of late) expect(about).toMatchObject({ bridge: { from: '2026-02-01', mostFen: 10_000_000 } });
    c.put('successor-opened', { reason: '重新采购', successor: '222401-2026-500001' } as never);
    expect(offerOf(c, 'annual-result@y1#1')).toBeUndefined();
  });

  test('a renewal nobody decided is alarmed too, though its own day is still to come', () => {
    const c = servedToJanuary();
    c.jump('2025-11-28');
    expect(offerOf(c, 'renewal-decision@y1#1')).toBeUndefined();
    c.jump('2025-12-31');
    expect(c.duty('renewal-decision@y1#1').status).toBe('open');
    expect(offerOf(c, 'renewal-decision@y1#1')).toMatchObject({ from: '2026-02-01' });
    c.put('renewal-decided', { year: 1, decision: 'renew', reason: '合格' } as never);
    expect(bridgeFor(c.state, c.judging(), c.duty('annual-result@y1#1'))).toBeUndefined();
  });
});
