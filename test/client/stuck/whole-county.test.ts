import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { drainOutbox } from '../../../activities/send-letters.js';
import { describeClock } from '../../../client/second-clock-view.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { OF_REASON } from '../../../domain/stuck/reasons.js';
import { REASONS } from '../../../domain/stuck/types.js';
import { stuckWords } from '../../../render/stuck-words.js';
import { directoryOf } from '../../../store/registry/directory-now.js';
import type { StuckList } from '../../../store/views/stuck.js';
import { loseMailRoom, morningIn, offsetTo, round, rowsOf, untilAtRest } from '../../support/second-clock.js';
import { now, today, YANJI } from '../../support/workflow-office.js';
import { eventually, type World } from '../../support/workflow-world.js';
import { caigou } from '../cli/terminal.js';
import { colleague, daysOn, enter, holding, minutesOn, outboxRefuses, rested, submitted } from './county.js';
import * as door from './doors.js';
import { asForeseen, bare, cancelled, foreseen, planApproval, refusalOf, todoOf, undone } from './walk.js';
import { aheadMs, type County, createCounty, LATER } from './whole-county.js';

let county: County;
let world: World;
let app: Hono;
beforeAll(async () => {
  county = await createCounty();
  ({ world, app } = county);
}, 60_000);
afterAll(() => county.close());

describe('one county in which everything is stuck', () => {
  test('a reminder is lost, and the round of the second clock that finds it cannot queue it', async () => {
    const cycleId = await submitted(world);
    await untilAtRest(world, cycleId, aheadMs);
    await sql`delete from outbox where cycle_id = ${cycleId}`.execute(world.db);
    county.mend.reminderMissing = await outboxRefuses(world, cycleId);
    await round(world, offsetTo(morningIn(6)));
    await loseMailRoom(world);
    county.of.reminderMissing = cycleId;
    expect(await county.stuck('reminderMissing')).toMatchObject({ detail: { variant: 'missing' } });
  });

  test('letters to one person are refused by the server of the addressee', async () => {
    county.of.badAddress = await submitted(world);
    await untilAtRest(world, county.of.badAddress, aheadMs);
    county.script.rcptTo = { code: 550, text: '5.1.1 no such user' };
    await drainOutbox(world.ports, () => daysOn(7));
  });

  test('approvals wait: for nobody, for who is away or has left, too long, for the initiator, for a second person', async () => {
    county.of.overLimit = await submitted(world);
    county.of.returnedIdle = await door.sentBack(world);
    county.of.repairWaitsSecond = await door.jumpProposed(world, app);
    county.of.awayNoProxy = await door.forTheDeputy(world);
    county.of.approverLeft = await door.signerAdded(world);
    await enter(world, '科长空缺', ({ holdings }) => ({
      holdings: holdings.filter(({ post }) => post !== 'headOfOffice'),
    }));
    county.of.noApprover = await door.ownerless(world);
    await enter(world, '科长由经办人兼任', ({ holdings }) => ({
      holdings: [...holdings, holding('headOfOffice', 'jingban')],
    }));
    county.of.allExcluded = await door.ownerless(world);
    const yesterday = addDays(today(), -1);
    await enter(world, '离岗', ({ people, holdings }) => ({
      people: [
        ...people.map((each) => (each.id === 'caiwu' ? { ...each, activeTo: yesterday } : each)),
        colleague('guwen', { activeTo: yesterday }),
      ],
      holdings,
    }));
    county.of.left = await door.ownerless(world, await door.namingPolicy(world, 'guwen'));
    await enter(world, '科长到任，副局长外出', ({ holdings }) => ({
      holdings: [...holdings.filter(({ post }) => post !== 'headOfOffice'), holding('headOfOffice', 'kezhang')],
      absences: [{ person: 'fenguan', from: today(), to: addDays(today(), 90), reason: '培训' }],
    }));
  }, 60_000);

  test('duties wait: for the officer, for a receipt, for the contractor, for the notice of a year', async () => {
    county.of.limitBroken = await door.unfiled(world);
    county.of.waitsReceipt = await door.filed(world);
    county.of.waitsContractor = await door.correctionOrdered(world);
    county.of.readModelBehind = await door.leftBehind(world);
    await county.closedRound();
  }, 60_000);

  test('the engine fails under four cycles', async () => {
    const step = await door.failingStep(world);
    county.of.stepFailing = step.cycleId;
    county.mend.stepFailing = step.mend;
    county.mend.answered = () => step.answer;
    county.of.workflowFailing = await door.failingCode(world);
    county.of.workflowGone = await door.goneRun(world);
    county.of.wakeLate = await door.lateRun(world);
    const all = ['stepFailing', 'workflowFailing', 'workflowGone', 'wakeLate'] as const;
    await eventually(async () => {
      await county.look(now());
      const found = await Promise.all(all.map((reason) => county.stuck(reason)));
      return found.includes(undefined) ? null : true;
    }, 'the engine seems well');
  }, 60_000);

  /**
   * A late run is not told beside a queue nobody polls, for that says it of all. Both stand while the watch, which has
   * seen the queue, still waits for the engine to tell of the single runs.
   */
  test('is told whole by one command: every reason, whose it is, since when, what breaks, what to type', async () => {
    await world.worker.stop();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const looking = county.look(minutesOn(20), county.slowToDescribe(gate));
    await eventually(async () => (await county.stuck('noPoller')) ?? null, 'somebody polls');
    const said = await caigou(['stuck', '--json', '--as', 'guanli'], { app });
    const told = await caigou(['stuck', '--as', 'guanli'], { app });
    release();
    await looking;
    expect([said.code, said.err, told.code, told.err]).toEqual([0, '', 0, '']);
    const list: StuckList = JSON.parse(said.out);
    expect([...new Set(list.stuck.map(({ reason }) => reason))].sort()).toEqual([...REASONS].sort());
    for (const line of list.stuck) {
      expect(line.whoFrees).toEqual(OF_REASON[line.reason].whoFrees);
      expect(line.since <= LATER).toBe(true);
      expect(line.repair.length).toBeGreaterThan(0);
    }
    const nobody = list.stuck.filter(({ reason }) => reason === 'noApprover');
    expect(new Map(nobody.map(({ cycle, detail }) => [cycle, detail.variant]))).toEqual(
      new Map([
        [county.of.noApprover, 'vacant'],
        [county.of.allExcluded, 'allExcluded'],
        [county.of.left, 'left'],
      ]),
    );
    for (const reason of REASONS) {
      const line = list.stuck.find(
        (each) => each.reason === reason && (county.of[reason] ?? each.cycle) === each.cycle,
      );
      if (line === undefined) throw new Error(`${reason} is not told of its own cycle`);
      const { next, frees, since } = stuckWords(line, today(), 'guanli');
      expect(told.out).toContain(`谁能解决：${frees}`);
      expect(told.out).toContain(`起于 ${since}`);
      const typed = next.flatMap(({ line: each }) => each ?? []);
      expect(typed.length).toBeGreaterThan(0);
      for (const each of typed) expect(told.out).toContain(each);
    }
    expect(list.stuck.filter(({ breaksOn }) => breaksOn !== null).map(({ reason }) => reason)).toContain('limitBroken');
    expect(await county.stuck('wakeLate')).toBeUndefined();
  }, 60_000);
});

describe('each is freed as it was foreseen, and what can be undone is undone', () => {
  test('a worker is started: the late run is told again, by itself', async () => {
    await world.restartWorker();
    await county.look(now());
    expect([await county.stuck('noPoller'), (await county.stuck('wakeLate')) !== undefined]).toEqual([undefined, true]);
  }, 30_000);

  test('a failing step is retried once its cause is gone, and there is then nothing to retry', async () => {
    const cycleId = county.cycleOf('stepFailing');
    await county.mend.stepFailing?.();
    const { tried, done } = await county.operated('retry-now', cycleId);
    expect(tried.out).toContain('涉及：\n  archiveFacts\n会失去：\n  已失败的次数');
    expect(done).toMatchObject({ code: 0, err: '' });
    await county.mend.answered?.();
    await eventually(async () => ((await county.traceOf(cycleId)).length > 0 ? true : null), 'no trace');
    await county.look(now());
    expect(await county.stuck('stepFailing')).toBeUndefined();
    expect((await county.operated('retry-now', cycleId)).done).toMatchObject({
      code: 3,
      err: expect.stringContaining('nothing-to-repair'),
    });
  }, 30_000);

  test('runs that fail, are gone or late are started from the record, which cannot be undone', async () => {
    const cycles = (['workflowFailing', 'workflowGone', 'wakeLate'] as const).map((each) => county.cycleOf(each));
    for (const cycleId of cycles) {
      const { tried, done } = await county.operated('restart-from-record', cycleId);
      expect(tried.out).toContain('不能撤销');
      expect(done).toMatchObject({ code: 0, err: '' });
      expect(await county.traceOf(cycleId)).toEqual([{ repair: 'restart-from-record', reason: '解除受阻' }]);
    }
    await county.look(now());
    const left = await Promise.all(
      (['workflowFailing', 'workflowGone', 'wakeLate'] as const).map((each) => county.stuck(each)),
    );
    expect(left).toEqual([undefined, undefined, undefined]);
  }, 60_000);

  test('rows behind the record are derived again, and a lost reminder is queued', async () => {
    const behind = county.cycleOf('readModelBehind');
    expect((await county.operated('rebuild-row', behind)).done).toMatchObject({ code: 0, err: '' });
    expect([await county.stuck('readModelBehind'), await county.traceOf(behind)]).toEqual([
      undefined,
      [{ repair: 'rebuild-row', reason: '解除受阻' }],
    ]);
    const lost = county.cycleOf('reminderMissing');
    const about = (await county.stuck('reminderMissing'))?.about;
    await county.mend.reminderMissing?.();
    const { tried, done } = await county.operated('queue-reminders', lost);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toContain(about?.kind === 'notice' ? about.notice : 'no notice');
    expect(await county.stuck('reminderMissing')).toBeUndefined();
    expect((await rowsOf(world, lost)).length).toBeGreaterThan(0);
  }, 30_000);

  test('a corrected address gets the letter that failed; a sent one cannot be called back', async () => {
    const cycleId = county.cycleOf('badAddress');
    delete county.script.rcptTo;
    expect((await county.operated('resend-letters', cycleId)).done.err).toContain('nothing-to-repair');
    // An address that refused letters is not tried again until it is corrected; then what was lost is queued.
    await enter(world, '更正地址', ({ people }) => ({
      people: people.map((each) => (each.id === 'kezhang' ? { ...each, email: 'kezhang2@mz.example' } : each)),
    }));
    await drainOutbox(world.ports, () => daysOn(7));
    await eventually(async () => {
      const rows = await rowsOf(world, cycleId);
      const sent = rows.some(({ state, address }) => state === 'sent' && address === 'kezhang2@mz.example');
      return sent ? true : null;
    }, 'the letter did not leave');
    expect(await county.stuck('badAddress')).toBeUndefined();
    expect((await county.operated('resend-letters', cycleId)).done.err).toContain('nothing-to-repair');
  }, 30_000);

  test.each([
    ['noApprover', 'repair-from-superior', { approval: 'a1', entry: 1, person: 'shangji' }, null, 'shangji'],
    ['approverLeft', 'repair-reassign', { task: 'a1.1.2', to: 'xinkezhang' }, 'caiwu', 'xinkezhang'],
    ['overLimit', 'repair-reassign', { task: 'a1.1.1', to: 'xinkezhang' }, 'kezhang', 'xinkezhang'],
    ['overLimit', 'repair-extend-limit', { task: 'a1.1.1', to: addDays(today(), 90) }, 'kezhang', 'kezhang'],
  ] as const)(
    '%s: %s, and back',
    async (reason, kind, data, from, to) => {
      const cycleId = county.cycleOf(reason);
      const before = await planApproval(world, cycleId);
      await asForeseen(world, app, cycleId, kind, data);
      const [task] = await eventually(async () => {
        const tasks = await todoOf(app, to, cycleId);
        return tasks.length > 0 ? tasks : null;
      }, `${to} has nothing to do`);
      await county.closedRound(cycleId);
      const still = await county.stuck(reason);
      expect(still?.about.kind === 'task' && still.about.holder === from ? 'as it was' : 'freed').toBe('freed');
      await undone(world, app, cycleId);
      expect(bare(await planApproval(world, cycleId))).toEqual(bare(before));
      if (from !== to) await cancelled(world, cycleId, task ?? '', to);
      expect(await todoOf(app, to, cycleId)).toEqual(from === to ? [task] : []);
      if (from === 'kezhang') expect(await todoOf(app, from, cycleId)).toHaveLength(1);
      await county.closedRound(cycleId);
      expect(await county.stuck(reason)).toBeDefined();
      const again = { approval: 'a1', seq: before.version };
      expect(await refusalOf(app, cycleId, 'undo-repair', again)).toBe('next-acted');
    },
    60_000,
  );

  test('who is away is stood in for, and the proxy ends unused', async () => {
    const cycleId = county.cycleOf('awayNoProxy');
    const dates = ['--from', today(), '--to', addDays(today(), 90), '--as', 'guanli'];
    const line = ['proxy', 'add', 'fenguan', '--by', 'xinkezhang', ...dates];
    expect((await caigou([...line, '--dry-run'], { app })).out).toContain('去掉 --dry-run 即登记');
    expect(await county.stuck('awayNoProxy')).toBeDefined();
    expect(await caigou(line, { app })).toMatchObject({ code: 0, err: '' });
    await county.closedRound(cycleId);
    expect(await county.stuck('awayNoProxy')).toBeUndefined();
    expect(await todoOf(app, 'fenguan', cycleId)).toEqual(['a1.2.1']);
    const id = (await directoryOf(world.db, YANJI))?.proxies.find(({ proxy }) => proxy === 'xinkezhang')?.id ?? '';
    const ended = await caigou(['proxy', 'end', id, '--on', addDays(today(), 9), '--as', 'guanli'], { app });
    expect(ended).toMatchObject({ code: 0, err: '' });
    await county.closedRound(cycleId);
    expect(await county.stuck('awayNoProxy')).toBeDefined();
  }, 60_000);

  test('what lies with the initiator is handed over, and comes back as it was', async () => {
    const cycleId = county.cycleOf('returnedIdle');
    const before = await planApproval(world, cycleId);
    const [to, back] = ['hand-over', 'undo-hand-over'].map((verb) => [verb, '--from', 'jingban', '--to', 'xinkezhang']);
    const as = ['--as', 'guanli'];
    const tried = await caigou([...(to ?? []), '--reason', '离岗', ...as], { app });
    expect(tried.out).toContain(`${cycleId} 社工站服务采购：可以移交`);
    await caigou([...(to ?? []), '--reason', '离岗', '--confirm', ...as], { app });
    await county.closedRound(cycleId);
    expect((await county.stuck('returnedIdle'))?.about).toMatchObject({ holder: 'xinkezhang' });
    const undo = await caigou([...(back ?? []), '--confirm', ...as], { app });
    expect([undo.code, undo.out]).toEqual([0, expect.stringContaining('（a1）已退回')]);
    expect(bare(await planApproval(world, cycleId))).toEqual(bare(before));
    await county.closedRound(cycleId);
    expect((await county.stuck('returnedIdle'))?.about).toMatchObject({ holder: 'jingban' });
  }, 60_000);

  test('a repair that waits is agreed to by the second person, and undone by the first', async () => {
    const cycleId = county.cycleOf('repairWaitsSecond');
    const before = await planApproval(world, cycleId);
    const { a2 } = (await world.state(cycleId)).approvals.running;
    const [task] = await todoOf(app, 'shangji', cycleId);
    const seen = { task, ifVersion: a2?.version, contentHash: a2?.subject.hash };
    await door.given(app, cycleId, 'shangji', 'approve', seen);
    await county.closedRound(cycleId);
    expect(await county.stuck('repairWaitsSecond')).toBeUndefined();
    expect((await planApproval(world, cycleId)).entries.map(({ status }) => status)).toContain('jumped');
    await undone(world, app, cycleId);
    // The directory has changed since the repair: the people of the step are looked up again, and are the same.
    const lookedUp = async () => {
      const now = await planApproval(world, cycleId);
      return now.entries.some((entry) => entry.recheck !== undefined) ? null : now;
    };
    expect(bare(await eventually(lookedUp, 'nobody looked the step up'))).toEqual(bare(before));
  }, 60_000);

  test('a duty of law is not waived; it is met late, and a receipt recorded: neither is undone', async () => {
    const [broken, waits] = [county.cycleOf('limitBroken'), county.cycleOf('waitsReceipt')];
    const row = await county.stuck('limitBroken');
    const obligation = row?.about.kind === 'obligation' ? row.about.obligation : '';
    const waived = { obligation, reason: '免于办理' };
    const { refusal } = await foreseen(app, broken, 'waive-obligation', waived, 'jingban');
    expect(await refusalOf(app, broken, 'waive-obligation', waived, 'jingban')).toBe(refusal?.code);
    await door.given(app, broken, 'jingban', 'submit-filing', { of: 'plan', to: 'province', year: 1 });
    await door.given(app, waits, 'jingban', 'record-receipt', { filing: 'f1' });
    await rested(world, broken);
    await county.closedRound(waits);
    expect([await county.stuck('limitBroken'), await county.stuck('waitsReceipt')]).toEqual([undefined, undefined]);
    for (const cycleId of [broken, waits]) {
      expect(await refusalOf(app, cycleId, 'undo-repair', { approval: 'a1', seq: 1 })).toBe('closed');
    }
  }, 60_000);

  test('what the contractor owes is put off only by an approval; once it is put right nothing is undone', async () => {
    const cycleId = county.cycleOf('waitsContractor');
    const row = await county.stuck('waitsContractor');
    const obligation = row?.about.kind === 'obligation' ? row.about.obligation : '';
    const later = { obligation, to: addDays(today(), 90), reason: '人员招聘中' };
    const { refusal } = await foreseen(app, cycleId, 'extend-obligation', later, 'jingban');
    expect(refusal?.code).toBe('approval-needed');
    expect(await refusalOf(app, cycleId, 'extend-obligation', later, 'jingban')).toBe(refusal?.code);
    await door.given(app, cycleId, 'jingban', 'close-correction', { year: 1, result: '已补足人员' });
    await county.closedRound(cycleId);
    expect(await county.stuck('waitsContractor')).toBeUndefined();
    expect(await refusalOf(app, cycleId, 'undo-repair', { approval: 'a1', seq: 1 })).toBe('unknown-subject');
  }, 60_000);

  test('the second clock is started, and the round it begins with is carried through', async () => {
    const line = ['operate', 'start-second-clock', '--reason', '检修结束', '--as', 'guanli'];
    expect((await caigou([...line, '--dry-run'], { app })).out).toContain('将：使每小时的补漏巡检恢复运行');
    expect(await caigou(line, { app })).toMatchObject({ code: 0, err: '' });
    const { client: workflow, schedule, taskQueue } = world;
    await eventually(async () => (await describeClock({ workflow, schedule }, taskQueue)).lastRound, 'no round ended');
    // The engine may answer for a moment as it was before.
    await eventually(async () => {
      await county.look(now());
      return (await county.stuck('secondClockStopped')) === undefined ? true : null;
    }, 'the second clock still stands');
  }, 60_000);
});
