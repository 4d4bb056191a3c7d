import { noticeIdOf } from '../../domain/calendar/compile.js';
import { layersOf } from '../../domain/calendar/layers.js';
import { type NoticeFlaw, noticeFlaws } from '../../domain/calendar/notice-flaws.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../domain/calendar/year-data.js';
import { contentHash } from '../../domain/hash.js';
import type { RegionCode } from '../../domain/ids.js';
import type { FieldIssue } from '../../schemas/issues.js';
import type { Known } from './outlook.js';

type Said = Omit<FieldIssue, 'field'>;
type FlawOf<F extends NoticeFlaw['flaw']> = Extract<NoticeFlaw, { flaw: F }>;

/** Who imports it, and on which legal day. */
type Importing = { county: RegionCode; today: PlainDate };

/** What stands against publishing a notice for this county, for people. One that is published as it is has no flaw. */
export function flawsIn(file: CalendarFile, known: Known, { county, today }: Importing): FieldIssue[] {
  const same = known.files.find((each) => noticeIdOf(each) === noticeIdOf(file));
  if (same !== undefined && contentHash(same) === contentHash(file)) return [];
  const flaws = noticeFlaws(file, known);
  const isNowhere = flaws.some(({ flaw }) => flaw === 'unknown-region');
  if (!layersOf(county).includes(file.code) && !isNowhere) return [{ field: 'code', ...notOurs(file.code, county) }];
  // A year typed wrongly would outrank every later notice, and none of them could take it back.
  if (file.notice.date > today) return [{ field: 'notice.date', ...notYet(today) }];
  return flaws.map((flaw) => ({ field: flaw.field, ...saidOf(flaw) }));
}

function saidOf(flaw: NoticeFlaw): Said {
  const say: (flaw: never) => Said = SAID[flaw.flaw];
  return say(flaw as never);
}

const SAID: { [F in NoticeFlaw['flaw']]: (flaw: FlawOf<F>) => Said } = {
  'unknown-region': ({ code }) => ({
    expected: { zh: `没有地区 ${code}`, en: `no region ${code}` },
    mend: {
      zh: '写通知所管的行政区划代码：全国 000000，或本县及其省、市（州）的六位代码',
      en: 'give the region of the notice: 000000 for the nation, or your county, prefecture or province',
    },
  }),
  'same-id': ({ other }) => ({
    expected: { zh: `通知 ${other} 已发布，内容不同`, en: `${other} is published and says otherwise` },
    mend: {
      zh: `已发布的不能改：另写一份，notice.date 写更正之日，并写 withdraws: ["${other}"] 收回原来的`,
      en: `write another one dated today that withdraws ["${other}"]`,
    },
  }),
  'year-announced': ({ other, year }) => ({
    expected: { zh: `${year} 年的安排已经发布：${other}`, en: `${year} is announced already: ${other}` },
    mend: {
      zh: `年中调整写 kind: change；整份更正写 withdraws: ["${other}"]`,
      en: `a change is kind: change; to replace it write withdraws: ["${other}"]`,
    },
  }),
  'year-not-announced': ({ year }) => ({
    expected: { zh: `国家 ${year} 年的安排还没有发布`, en: `the nation has not announced ${year}` },
    mend: { zh: '先导入国家的年度通知', en: 'import the national notice first' },
  }),
  'year-gap': ({ year }) => ({
    expected: { zh: `${year} 年的安排还没有发布`, en: `${year} is not announced` },
    mend: { zh: '年份要连续，先导入上一年的通知', en: 'years follow one another: import that year first' },
  }),
  overruled: ({ other, day }) => ({
    expected: {
      zh: `${day} 已由日期不早于它的通知 ${other} 安排`,
      en: `${day} is arranged by ${other}, which is not older`,
    },
    mend: {
      zh: '同一天以后发的通知为准：核对通知日期，或写 withdraws 收回那一份',
      en: 'the later notice has the last word: check the date, or withdraw the other',
    },
  }),
  'works-anyway': ({ day }) => ({
    expected: { zh: `${day} 本来就是工作日，不用调休`, en: `${day} is a working day anyway` },
    mend: { zh: '对照通知原文核对这一天（调休上班多在周六、周日）', en: 'check the day against the notice' },
  }),
  'nothing-to-withdraw': ({ other }) => ({
    expected: { zh: `没有可以收回的通知 ${other}`, en: `there is no ${other} to withdraw` },
    mend: {
      zh: '照抄 caigou calendar list 所列的编号；只能收回同一地区、日期不晚于本通知的',
      en: 'copy its id from caigou calendar list; it must be of the same region and not younger',
    },
  }),
  'says-nothing': () => ({
    expected: { zh: '通知没有写任何一天', en: 'the notice names no day' },
    mend: { zh: '写 rest（放假）、work（调休上班）或 withdraws（收回）', en: 'give rest, work or withdraws' },
  }),
};

function notOurs(code: RegionCode, county: RegionCode): Said {
  return {
    expected: { zh: `${code} 的通知不管 ${county}`, en: `a notice of ${code} is not for ${county}` },
    mend: { zh: '由该地区的人员导入', en: 'somebody of that region imports it' },
  };
}

function notYet(today: PlainDate): Said {
  return {
    expected: { zh: `通知的日期，不晚于今天（${today}）`, en: `the day of the notice, not after today (${today})` },
    mend: { zh: '照通知原文的成文日期填写，核对年份', en: 'the day the notice is dated; check the year' },
  };
}
