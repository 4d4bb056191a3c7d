import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { renderLetter } from '../../render/letter.js';
import { renderWithdrawal, type WithdrawalInput } from '../../render/withdrawal.js';
import { cycle, filing, item, letter, morning } from './letter/made.js';

const { recipient, from, county, contact } = letter([]);
const made = {
  cycle,
  id: 'contract-filing-finance@y1#1',
  title: '合同报财政局备案',
  due: plainDate('2026-10-09'),
  sequence: 1,
};
const input: WithdrawalInput = { recipient, from, county, contact, at: morning('2026-09-28'), items: [made] };

function calendarOf(ics: string | undefined) {
  return new ICAL.Component(ICAL.parse(ics ?? ''));
}

describe('a duty that is done takes its day out of the calendar', () => {
  const sent = renderWithdrawal(input);

  test('with the UID the reminder gave it, a higher sequence and the method CANCEL', () => {
    const told = calendarOf(renderLetter(letter([item(filing())])).ics).getFirstSubcomponent('vevent');
    const event = calendarOf(sent.ics).getFirstSubcomponent('vevent');
    expect(calendarOf(sent.ics).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event?.getFirstPropertyValue('uid')).toBe(told?.getFirstPropertyValue('uid'));
    expect(event?.getFirstPropertyValue('sequence')).toBe(1);
  });

  test('and the letter says what is no longer to be done', () => {
    expect(sent.subject).toBe('无需再办理：合同报财政局备案 — 延吉市2026年社工站购买服务项目（222401-2026-001）');
    expect(sent.text).toContain('原期限：2026年10月9日（星期五）');
    expect(sent.html).toContain('您日历中的日程随附件取消');
  });

  test('and names the post alone where no telephone is known', () => {
    const { text } = renderWithdrawal({ ...input, contact: { post: '社会救助科', phone: null } });
    expect(text).toContain('请联系延吉市民政局社会救助科。');
  });

  test('but never without naming a day', () => {
    expect(() => renderWithdrawal({ ...input, items: [] })).toThrow(RangeError);
  });
});
