import { computeDeadline, interpretationLatest } from '../../../domain/calendar/deadline.js';
import type { DeadlineLimit } from '../../../domain/calendar/deadline-types.js';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import { type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import { isCycleId } from '../../../domain/ids.js';
import type { NoticeAbout, Occurrence, OwedNotice } from '../../../domain/notices/types.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { LetterInput, LetterItem } from '../../../render/letter.js';
import { shippedCalendar } from '../../domain/calendar/shipped.js';

const calendar = shippedCalendar('222401');

const cycleId = '222401-2026-001';
if (!isCycleId(cycleId)) throw new Error('not a cycle id');
export const cycle = { id: cycleId, title: '延吉市2026年社工站购买服务项目' };

const SEVEN_WD: DeadlineLimit = { amount: 7, unit: 'workingDay', direction: 'after', roll: 'forward' };

/** Filing the contract with finance, seven working days over the National Day break of 2026: due 2026-10-09. */
export function filing(change: Partial<Obligation> = {}, limit = SEVEN_WD, from = '2026-09-22'): Obligation {
  const trigger = { kind: 'contract-signed', on: plainDate(from), seq: 12 } as const;
  const { due, certainty, earliest, latest, proof } = computeDeadline(trigger.on, limit, calendar);
  return {
    id: 'contract-filing-finance@y1#1',
    rule: 'contract-filing-finance',
    subject: 'y1',
    n: 1,
    owner: 'officer',
    trigger,
    due,
    certainty,
    earliest,
    latest,
    authority: 'law',
    severity: 'law',
    status: 'open',
    basis: '政府采购法 第四十七条',
    proof,
    ...change,
  };
}

/** Signing within 30 calendar days without roll: 2026-09-01 gives 2026-10-01, inside the break. */
export function signing(): Obligation {
  const limit: DeadlineLimit = { amount: 30, unit: 'calendarDay', direction: 'after', roll: 'none' };
  const made = filing({ id: 'contract-signing@lot#1', rule: 'contract-signing', subject: 'lot' }, limit, '2026-09-01');
  const due = made.due ?? plainDate('2026-10-01');
  return { ...made, actBy: plainDate('2026-09-30'), interpretationLatest: interpretationLatest(due, calendar) };
}

export function task(change: Partial<Extract<NoticeAbout, { kind: 'task' }>> = {}): NoticeAbout {
  const on = plainDate('2026-09-28');
  return {
    kind: 'task',
    task: 'a1.2.1',
    approval: 'a1',
    step: 'finance',
    subject: { kind: 'contract', ref: 'y1' },
    due: { on, certainty: 'final', earliest: on, latest: on },
    holder: 'p-finance',
    ...change,
  };
}

export function item(about: NoticeAbout | Obligation, occurrence: Occurrence = 'before-5'): LetterItem {
  const whole: NoticeAbout = 'kind' in about ? about : { kind: 'obligation', obligation: about };
  const id = whole.kind === 'task' ? whole.task : whole.obligation.id;
  const notice: OwedNotice = {
    key: `${id}/${occurrence}/0`,
    occurrence,
    revision: '0',
    audience: { owner: 'officer' },
    sendAt: morning('2026-09-23'),
    slot: plainDate('2026-09-23'),
    about: whole,
  };
  return { cycle, notice, links: [{ label: '打开待办', href: 'https://caigou.yanji.example/todo/1' }], sequence: 0 };
}

function morning(day: string): Instant {
  return instantAt(plainDate(day) satisfies PlainDate, '09:00');
}

export function letter(items: readonly LetterItem[], day = '2026-09-23'): LetterInput {
  return {
    recipient: { name: '经办人', email: 'officer@yanji.example' },
    items,
    at: morning(day),
    from: { name: '延吉市民政局', email: 'caigou@yanji.example' },
    county: '延吉市民政局',
    contact: { post: '社会救助科', phone: '0433-0000000' },
    calendar,
  };
}
