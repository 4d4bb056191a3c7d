import { plainDate } from '../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../domain/calendar/year-data.js';
import { region } from './workflow-office.js';

const NATION = region('000000');
const run = (name: string, from: string, to: string) => ({ name, from: plainDate(from), to: plainDate(to) });

/** A made-up notice for a year whose real one is not out in these tests: none of its days is to be relied on. */
export const MADE_UP_2027: CalendarFile = {
  code: NATION,
  year: 2027,
  kind: 'annual',
  notice: { title: '关于2027年部分节假日安排的通知（测试）', number: '测试〔2026〕1号', date: plainDate('2026-12-21') },
  rest: [
    run('元旦', '2026-12-25', '2026-12-25'),
    run('元旦', '2026-12-30', '2027-01-03'),
    run('春节', '2027-02-05', '2027-02-12'),
    run('国庆节', '2027-10-01', '2027-10-07'),
  ],
  work: [plainDate('2026-12-26'), plainDate('2027-02-13')],
};

/** A later one that takes the first back whole. */
export const TAKEN_BACK: CalendarFile = {
  code: NATION,
  year: 2027,
  kind: 'change',
  notice: { title: '关于收回2027年节假日安排的通知（测试）', date: plainDate('2026-12-24') },
  rest: [],
  work: [],
  withdraws: ['000000/2027@2026-12-21'],
};

/** A prefecture rests on one more day. */
export const ONE_DAY_OF_YANBIAN: CalendarFile = {
  code: region('222400'),
  year: 2026,
  kind: 'change',
  notice: { title: '关于2026年12月放假一天的通告（测试）', date: plainDate('2026-12-20') },
  rest: [run('测试放假', '2026-12-24', '2026-12-24')],
  work: [],
};

/** Working days one by one, by what the made-up notice says alone: no code of the product is asked. */
export function countedByHand(from: string, count: number): string {
  const rests = (day: string) => MADE_UP_2027.rest.some((each) => each.from <= day && day <= each.to);
  const works = (day: string) => {
    if (MADE_UP_2027.work.some((each) => each === day)) return true;
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !rests(day);
  };
  let day = from;
  for (let left = count; left > 0; left -= works(day) ? 1 : 0) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return day;
}
