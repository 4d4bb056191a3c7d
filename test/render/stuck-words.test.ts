import { describe, expect, test } from '@jest/globals';
import { instant } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { OF_REASON } from '../../domain/stuck/reasons.js';
import { REASONS, type Reason, type Stuck, type StuckThing } from '../../domain/stuck/types.js';
import { stuckWords } from '../../render/stuck-words.js';
import { cycle } from './letter/made.js';

const subject = { kind: 'annual-plan' as const, ref: 'y1' };
const task: StuckThing = { kind: 'task', task: 'a1.1.1', holder: 'office', approval: 'a1', step: '科室审核', subject };
const duty: StuckThing = {
  kind: 'obligation',
  obligation: 'plan-filing@y1#1',
  rule: 'plan-filing',
  subject: 'y1',
  owner: 'officer',
};
const entry: StuckThing = { kind: 'entry', approval: 'a1', entry: 1, step: '科室审核', subject };

/** One finding of each reason, as its detector gives it. */
const CASES: Record<Reason, [StuckThing, Stuck['detail']]> = {
  noApprover: [entry, { variant: 'vacant', posts: 'headOfOffice', people: '' }],
  awayNoProxy: [task, { from: '2026-03-03', until: '2026-03-05', why: '培训', who: '科长' }],
  approverLeft: [task, { left: '2026-03-04', who: '科长' }],
  overLimit: [task, { due: '2026-03-05', who: '科长' }],
  waitsContractor: [duty, { due: '2026-03-05' }],
  waitsReceipt: [duty, { filedOn: '2026-02-24', due: '2026-03-10' }],
  badAddress: [
    { kind: 'address', recipient: 'office', address: 'o@mz.example' },
    { why: '550', who: '科长' },
  ],
  provisionalDate: [{ kind: 'year', year: 2027 }, { count: 4 }],
  returnedIdle: [task, { due: '2026-03-05', who: '经办人' }],
  limitBroken: [duty, { due: '2026-03-05' }],
  stepFailing: [
    { kind: 'activity', activity: 'archiveFacts' },
    { attempt: 4, failure: 'no database' },
  ],
  workflowFailing: [{ kind: 'workflow' }, { attempt: 4, failure: '' }],
  workflowGone: [{ kind: 'workflow' }, {}],
  wakeLate: [{ kind: 'workflow' }, {}],
  noPoller: [{ kind: 'queue', queue: 'caigou' }, { minutes: 7 }],
  secondClockStopped: [{ kind: 'clock' }, { variant: 'paused', note: '维护' }],
  readModelBehind: [{ kind: 'record' }, { fact: 9, shown: 8 }],
  reminderMissing: [{ kind: 'notice', notice: 'a1.1.1/task/x' }, { variant: 'queued' }],
  repairWaitsSecond: [task, { variant: 'late', who: '管理员' }],
};

function stuck(reason: Reason, more: Partial<Stuck> = {}): Stuck {
  const [about, detail] = CASES[reason];
  const { whoFrees, undo } = OF_REASON[reason];
  const since = instant('2026-03-05T16:00:00.000Z');
  return { reason, cycle: cycle.id, about, detail, since, breaksOn: null, whoFrees, undo, repair: [], ...more };
}

const today = plainDate('2026-03-09');

describe('what is stuck in words', () => {
  test.each(REASONS)('%s leaves no gap in its sentence', (reason) => {
    const { why, name, frees, undo } = stuckWords(stuck(reason), today);
    expect(why).not.toMatch(/[{}[\]]|undefined|（）|“”|于 前|于 {2}/);
    for (const words of [why, name, frees, undo]) expect(words).toMatch(/\p{Script=Han}/u);
  });

  test('says why, since which day, and what breaks when', () => {
    const words = (breaksOn: string | null) =>
      stuckWords(stuck('overLimit', { breaksOn: breaksOn === null ? null : plainDate(breaksOn) }), today);
    expect(words(null)).toMatchObject({ since: '2026-03-06', breaks: '近期不突破法定期限' });
    expect(words(null).why).toBe('“年度实施计划（第 1 年度合同）科室审核”应于 2026-03-05 前办理，科长尚未办理');
    expect(words('2026-03-09').breaks).toBe('再等下去，将突破 2026-03-09 届满的法定期限');
    expect(words('2026-03-08').breaks).toBe('期限已于 2026-03-08 届满');
  });

  test('shows a moment of the day where it is more than a day', () => {
    const since = instant('2026-03-05T01:30:00.000Z');
    expect(stuckWords(stuck('workflowGone', { since }), today).since).toBe('2026-03-05 09:30');
  });

  test('gives the command as it is typed, with what is still to be filled in', () => {
    const repair: Stuck['repair'] = [
      { command: 'repair-reassign', data: { task: 'a1.1.1', previewVersion: 3 } },
      { way: 'rebuild' },
      { way: 'call' },
    ];
    expect(stuckWords(stuck('overLimit', { repair }), today, 'admin').next).toEqual([
      {
        text: expect.any(String),
        line: `npx caigou do repair-reassign --cycle ${cycle.id} --as admin --data '{"task":"a1.1.1","previewVersion":3,"to":"…","reason":"…"}'`,
      },
      { text: expect.any(String), line: `npx caigou operate rebuild-row --cycle ${cycle.id} --reason <理由>` },
      { text: '电话联系对方并记录', line: null },
    ]);
  });
});
