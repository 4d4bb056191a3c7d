import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { LetterItem } from '../../render/letter.js';
import { renderLetter } from '../../render/letter.js';
import { filing, item, letter, signing, task } from './letter/made.js';

/** The item as it comes when a version of it was told before. */
function told(made: LetterItem): LetterItem {
  return { ...made, links: [], sequence: 1 };
}

function calendarOf(ics: string | undefined) {
  return new ICAL.Component(ICAL.parse(ics ?? ''));
}

const waived = told(item(filing({ status: 'waived', proof: [] }), 'withdrawn'));
const done = told(item(filing({ status: 'met', proof: [] }), 'done'));

describe('a duty that is no longer to be done', () => {
  const sent = renderLetter(letter([waived]));

  test('is told with the day that was told, and why', () => {
    expect(sent.subject).toBe(
      '无需再办理：合同副本报同级财政部门备案 — 延吉市2026年社工站购买服务项目（222401-2026-001）',
    );
    expect(sent.text).toContain('以下事项您不必再办理：');
    expect(sent.text).toContain('原期限：2026年10月9日（星期五）\n原因：经批准免予办理');
    expect(sent.text).toContain('请联系延吉市民政局社会救助科，电话：0433-0000000。');
    expect(sent.text).not.toMatch(/逾期后果|怎么办|还剩/);
  });

  test('is taken out of the calendar: the UID of the reminder, a higher sequence, the method CANCEL', () => {
    const event = calendarOf(sent.cancelIcs).getFirstSubcomponent('vevent');
    const before = calendarOf(renderLetter(letter([item(filing())])).ics).getFirstSubcomponent('vevent');
    expect(sent.ics).toBeUndefined();
    expect(calendarOf(sent.cancelIcs).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event?.getFirstPropertyValue('uid')).toBe(before?.getFirstPropertyValue('uid'));
    expect(event?.getFirstPropertyValue('sequence')).toBe(1);
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('of which the day is over leaves the calendar alone', () => {
    expect(renderLetter(letter([waived], '2026-10-12')).cancelIcs).toBeUndefined();
  });

  test('may be a task that others have settled', () => {
    const { text } = renderLetter(letter([told(item(task(), 'withdrawn'))]));
    expect(text).toContain('【无需再办理】审批“合同”');
    expect(text).toContain('原因：该审批已另有结果，或者已改由他人办理');
  });

  test('and another one make one subject', () => {
    const two = [waived, told(item(task(), 'withdrawn'))];
    expect(renderLetter(letter(two)).subject).toBe('2 件事项无需再办理');
  });
});

describe('a duty that was met', () => {
  const sent = renderLetter(letter([done, item(signing())]));

  test('comes last, is not counted, and does not speak of what to do', () => {
    expect(sent.subject).toMatch(/^还剩 \d 个工作日：与中标（成交）供应商签订合同/);
    expect(sent.text).toContain('以下事项需要您办理或者关注；其后 1 件不必再办理：');
    expect(sent.text.indexOf('【已办结】')).toBeGreaterThan(sent.text.indexOf('【还剩'));
  });

  test('leaves the calendar in a file of its own beside the days that hold', () => {
    expect(calendarOf(sent.ics).getAllSubcomponents('vevent')).toHaveLength(1);
    expect(calendarOf(sent.ics).getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendarOf(sent.cancelIcs).getAllSubcomponents('vevent')).toHaveLength(1);
    expect(sent.text).toContain('打开附件 caigou-cancel.ics');
  });
});
