import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { FactDraft } from '../../../domain/facts.js';
import { contentHash } from '../../../domain/hash.js';
import { type CycleId, type RegionCode, regionOf } from '../../../domain/ids.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { dueLetters } from '../../../store/outbox/letters.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { markSent } from '../../../store/outbox/settle.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import { compiledFor } from '../../../store/registry/policy-in-force.js';
import { approvalsOf } from '../../../store/views/approvals.js';
import { isBadCursor } from '../../../store/views/cursor.js';
import { cycleDetail, cyclesList } from '../../../store/views/cycles.js';
import { factsAfter, factsPage } from '../../../store/views/facts.js';
import { deliveriesOf, noticesPage } from '../../../store/views/notices.js';
import { type BoardFilter, obligationsBoard } from '../../../store/views/obligations.js';
import { obligationProof } from '../../../store/views/proof.js';
import { ownDuties, tasksOf, waitingPolicies } from '../../../store/views/todo.js';
import { onEachDatabase } from '../../support/database.js';
import { opening, PLAN_APPROVED, PLAN_FILED, publishCounty, recorder, submission } from '../ledger/record.js';
import { cycleId, NINE, notice } from '../outbox/notices.js';

const YANJI = cycleId('222401-2026-001');
const YANJI_TWO = cycleId('222401-2026-002');
const YANJI_THREE = cycleId('222401-2026-003');
const YUANZHOU = cycleId('640402-2026-001');
const HERE: RegionCode = regionOf(YANJI);
const THERE: RegionCode = regionOf(YUANZHOU);
const TODAY = plainDate('2026-01-21');

onEachDatabase('The views', (database) => {
  const archive = (id: CycleId, facts: ReturnType<ReturnType<typeof recorder>['act']>) =>
    archiveFacts(database(), { cycleId: id, facts });

  /** Yanji: plan approved and not filed; plan filed; a task open. Yuanzhou: all of it. */
  beforeAll(async () => {
    await publishCounty(database(), HERE);
    await publishCounty(database(), THERE);
    const [one, two, three, far] = [recorder(YANJI), recorder(YANJI_TWO), recorder(YANJI_THREE), recorder(YUANZHOU)];
    await archive(YANJI, one.act('open', '2026-01-05T01:00:00.000Z', [opening(YANJI)]));
    await archive(YANJI, one.act('approve', '2026-01-20T02:00:00.000Z', [PLAN_APPROVED]));
    await archive(YANJI_TWO, two.act('open', '2026-01-05T02:00:00.000Z', [opening(YANJI_TWO, '第二个 100% 采购')]));
    await archive(YANJI_TWO, two.act('approve', '2026-01-06T02:00:00.000Z', [PLAN_APPROVED]));
    await archive(YANJI_TWO, two.act('file', '2026-01-07T02:00:00.000Z', [PLAN_FILED]));
    await archive(YANJI_THREE, three.act('open', '2026-01-05T03:00:00.000Z', [opening(YANJI_THREE)]));
    await archive(YANJI_THREE, three.act('submit', '2026-01-19T02:00:00.000Z', submission('2026-01-20')));
    await archive(YUANZHOU, far.act('open', '2026-01-05T01:00:00.000Z', [opening(YUANZHOU)]));
    await archive(YUANZHOU, far.act('approve', '2026-01-20T02:00:00.000Z', [PLAN_APPROVED]));
    await archive(YUANZHOU, far.act('submit', '2026-01-20T03:00:00.000Z', submission('2026-01-22')));
    await archive(YUANZHOU, far.act('file', '2026-01-21T03:00:00.000Z', [PLAN_FILED]));
    await queueNotices(database(), [
      notice({ cycleId: YANJI }),
      notice({ cycleId: YUANZHOU }),
      notice({ cycleId: YANJI_TWO }),
    ]);
  });

  const board = async (filter: Partial<BoardFilter> = {}) => {
    const { obligations } = await obligationsBoard(database(), HERE, { today: TODAY, ...filter });
    return obligations.map((each) => `${each.cycleId.slice(-3)} ${each.rule} ${each.status} ${each.due}`);
  };

  describe('of obligations', () => {
    test('show a county by due day', async () => {
      expect(await board({ rules: ['plan-filing'] })).toEqual([
        '002 plan-filing met 2026-01-20',
        '001 plan-filing open 2026-02-03',
      ]);
    });

    test('judge a breach by the day they are asked for', async () => {
      const on = (today: string) => board({ cycleId: YANJI, rules: ['plan-filing'], today: plainDate(today) });
      expect(await on('2026-02-03')).toEqual(['001 plan-filing open 2026-02-03']);
      expect(await on('2026-02-04')).toEqual(['001 plan-filing breached 2026-02-03']);
    });

    test('show how the day of a duty was reached, of one that ended too, and nothing of a duty there is not', async () => {
      const at = instant('2026-01-21T01:00:00.000Z');
      const proofOf = (id: CycleId, obligation: string) => obligationProof(database(), { cycleId: id, obligation, at });
      const live = await proofOf(YANJI, 'plan-filing@programme#1');
      expect(live).toMatchObject({ obligation: { due: '2026-02-03', status: 'open' }, ended: null });
      expect(live?.obligation.proof.filter(({ effect }) => effect === 'counted').length).toBeGreaterThan(1);
      const ended = await proofOf(YANJI_TWO, 'plan-filing@programme#1');
      expect(ended).toMatchObject({ obligation: { due: '2026-01-20' }, ended: { verdict: 'met', derived: true } });
      expect(ended?.obligation.proof.at(-1)?.kind).toBe('basis');
      expect(await proofOf(YANJI, 'plan-filing@programme#9')).toBeNull();
    });

    test('judge no breach before the last day that is still good', async () => {
      await sql`update obligations set last_good = '2026-02-06', latest = '2026-02-06', certainty = 'provisional'
        where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(database());
      const on = (today: string) => board({ cycleId: YANJI, rules: ['plan-filing'], today: plainDate(today) });
      expect(await on('2026-02-06')).toEqual(['001 plan-filing open 2026-02-03']);
      expect(await on('2026-02-07')).toEqual(['001 plan-filing breached 2026-02-03']);
      await sql`update obligations set last_good = '2026-02-03', latest = '2026-02-03', certainty = 'final'
        where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(database());
    });

    test('open what waits on the day its trigger comes', async () => {
      await sql`update obligations set status = 'waiting', trigger_on = '2026-01-25'
        where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(database());
      const on = (today: string) => board({ cycleId: YANJI, rules: ['plan-filing'], today: plainDate(today) });
      expect(await on('2026-01-24')).toEqual(['001 plan-filing waiting 2026-02-03']);
      expect(await on('2026-01-25')).toEqual(['001 plan-filing open 2026-02-03']);
      expect(await on('2026-02-04')).toEqual(['001 plan-filing breached 2026-02-03']);
      await sql`update obligations set status = 'open', trigger_on = '2026-01-20'
        where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(database());
    });

    test('never show a suspended or a closed one as breached', async () => {
      const late = plainDate('2026-12-31');
      expect(await board({ cycleId: YANJI_TWO, rules: ['plan-filing'], today: late })).toEqual([
        '002 plan-filing met 2026-01-20',
      ]);
      await sql`update obligations set status = 'suspended' where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(
        database(),
      );
      expect(await board({ cycleId: YANJI, rules: ['plan-filing'], today: late })).toEqual([
        '001 plan-filing suspended 2026-02-03',
      ]);
      await sql`update obligations set status = 'open' where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(
        database(),
      );
    });

    test('are filtered by status, owner and due day', async () => {
      expect(await board({ statuses: ['met'], rules: ['plan-filing'] })).toEqual(['002 plan-filing met 2026-01-20']);
      const late = plainDate('2026-02-04');
      expect(await board({ statuses: ['breached'], rules: ['plan-filing'], today: late })).toEqual([
        '001 plan-filing breached 2026-02-03',
      ]);
      expect(await board({ statuses: ['breached'], rules: ['plan-filing'] })).toEqual([]);
      expect(await board({ owners: ['contractor'], rules: ['plan-filing'] })).toEqual([]);
      expect(await board({ live: true, rules: ['plan-filing'] })).toEqual(['001 plan-filing open 2026-02-03']);
      expect(
        await board({ dueFrom: plainDate('2026-02-01'), dueTo: plainDate('2026-02-03'), rules: ['plan-filing'] }),
      ).toHaveLength(1);
      expect(await board({ dueFrom: plainDate('2026-02-04'), rules: ['plan-filing'] })).toEqual([]);
      expect(await board({ dueTo: plainDate('2026-01-19'), rules: ['plan-filing'] })).toEqual([]);
    });

    test('give the proof of a date with it', async () => {
      const { obligations } = await obligationsBoard(database(), HERE, {
        today: TODAY,
        cycleId: YANJI,
        rules: ['plan-filing'],
      });
      expect(obligations[0]?.proof[0]).toMatchObject({ kind: 'start', day: '2026-01-20' });
      expect(obligations[0]?.cycleTitle).toBe('社工站服务采购');
    });

    test('page by page hold each once', async () => {
      const whole = await obligationsBoard(database(), HERE, { today: TODAY });
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof obligationsBoard>> = await obligationsBoard(database(), HERE, {
          today: TODAY,
          limit: 1,
          ...(after === null ? {} : { after }),
        });
        paged.push(...page.obligations.map(({ cycleId: id, id: own }) => `${id} ${own}`));
        after = page.next;
      } while (after !== null);
      expect(paged.length).toBeGreaterThan(2);
      expect(paged).toEqual(whole.obligations.map(({ cycleId: id, id: own }) => `${id} ${own}`));
    });

    test('refuse a cursor that is not theirs', async () => {
      for (const after of ['nonsense', Buffer.from('["a"]').toString('base64url')]) {
        const error = await obligationsBoard(database(), HERE, { today: TODAY, after }).catch(
          (reason: unknown) => reason,
        );
        expect(isBadCursor(error)).toBe(true);
      }
    });
  });

  describe('of what a person has to do', () => {
    const officer = { person: 'officer', party: null, posts: ['officer' as const], today: TODAY };

    test('show tasks in hand and say when they are overdue', async () => {
      const tasks = await tasksOf(database(), HERE, { holder: 'deputy', today: TODAY });
      expect(tasks).toMatchObject([{ cycleId: YANJI_THREE, task: 'a1.1.1', title: '分管副局长审批', overdue: true }]);
      const none = { obligations: [], next: null };
      expect(await ownDuties(database(), HERE, { ...officer, posts: ['deputyHead'] })).toEqual(none);
      const earlier = await tasksOf(database(), HERE, { holder: 'deputy', today: plainDate('2026-01-20') });
      expect(earlier).toMatchObject([{ overdue: false, due: '2026-01-20', contentHash: 'c'.repeat(64) }]);
      expect(await tasksOf(database(), HERE, { cycleId: YANJI, today: TODAY })).toEqual([]);
    });

    test('show duties of the posts held that have begun and are not over', async () => {
      const { obligations: duties } = await ownDuties(database(), HERE, officer);
      expect(duties.map(({ cycleId: id, rule }) => [id, rule])).toContainEqual([YANJI, 'plan-filing']);
      expect(duties.filter(({ status }) => !['open', 'breached', 'suspended'].includes(status))).toEqual([]);
    });

    test('leave out the cycles another officer has in hand', async () => {
      await sql`update obligations set in_charge = 'officer/o2' where cycle_id = ${YANJI} and owner = 'officer'`.execute(
        database(),
      );
      const filings = async (person: string) => {
        const { obligations: duties } = await ownDuties(database(), HERE, { ...officer, person });
        return duties.filter(({ rule }) => rule === 'plan-filing').map(({ cycleId: id }) => id);
      };
      expect(await filings('officer')).toEqual([]);
      expect(await filings('o2')).toEqual([YANJI]);
      await sql`update obligations set in_charge = 'officer' where cycle_id = ${YANJI} and owner = 'officer'`.execute(
        database(),
      );
    });

    test('show the cycles a newer policy in force waits for, until they move or stay by a decision', async () => {
      const own = cycleId('640402-2026-009');
      const record = recorder(own);
      await archive(own, record.act('open', '2026-01-05T01:00:00.000Z', [opening(own)]));
      const here = { ...officer, today: plainDate('2026-02-02') };
      const lines = async (whose = here) =>
        (await waitingPolicies(database(), THERE, whose)).filter((each) => each.cycleId === own);
      expect(await lines()).toEqual([]);
      const old = await compiledFor(database(), THERE, TODAY);
      if (old === null) throw new Error('no policy');
      const { hash: _hash, ...body } = { ...old, version: plainDate('2026-02-01') };
      const compiled = { ...body, hash: contentHash(body) };
      const effectiveFrom = plainDate('2026-02-01');
      const at = instant('2026-01-15T00:00:00.000Z');
      const inForce = await publishPolicy(database(), { compiled, effectiveFrom, published: '', at });
      expect(await lines({ ...here, today: plainDate('2026-01-31') })).toEqual([]);
      const line = { cycleId: own, policy: policyRef(old), inForce, effectiveFrom };
      expect(await lines()).toMatchObject([line]);
      expect(await lines({ ...here, person: 'finance', posts: ['bureauFinance' as never] })).toEqual([]);
      const stays = { kind: 'policy-kept', data: { policy: line.policy, instead: inForce, reason: '本年度不变' } };
      await archive(own, record.act('keep', '2026-02-02T02:00:00.000Z', [stays as FactDraft]));
      expect(await lines()).toEqual([]);
    });

    test('show a contractor the duties of his own cycles alone', async () => {
      const owned = (owner: string, inCharge: string) =>
        sql`update obligations set owner = ${owner}, in_charge = ${inCharge}
          where cycle_id = ${YANJI} and rule = 'plan-filing'`.execute(database());
      await owned('contractor', 'contractor/org-1');
      const count = async (party: string | null) => {
        const { obligations: duties } = await ownDuties(database(), HERE, {
          person: 'x',
          party,
          posts: ['contractor'],
          today: TODAY,
        });
        return duties.filter(({ rule }) => rule === 'plan-filing').length;
      };
      expect([await count('org-1'), await count('org-2'), await count(null)]).toEqual([1, 0, 0]);
      await owned('officer', 'officer');
    });
  });

  describe('of cycles', () => {
    test('list a county, by stage and by words people type', async () => {
      const ids = async (filter: Parameters<typeof cyclesList>[2]) =>
        (await cyclesList(database(), HERE, filter)).cycles.map(({ cycleId: id }) => id);
      expect(await ids({})).toEqual([YANJI, YANJI_TWO, YANJI_THREE]);
      expect(await ids({ stages: ['serving'] })).toEqual([]);
      expect(await ids({ stages: ['planning'] })).toHaveLength(3);
      expect(await ids({ text: '第二个' })).toEqual([YANJI_TWO]);
      expect(await ids({ text: '100%' })).toEqual([YANJI_TWO]);
      expect(await ids({ text: '2026-003' })).toEqual([YANJI_THREE]);
    });

    test('page by page hold each once', async () => {
      const first = await cyclesList(database(), HERE, { limit: 2 });
      const second = await cyclesList(database(), HERE, { limit: 2, after: first.next ?? '' });
      expect([...first.cycles, ...second.cycles].map(({ cycleId: id }) => id)).toEqual([YANJI, YANJI_TWO, YANJI_THREE]);
      expect(second.next).toBeNull();
    });

    test('show one with its state and its approvals', async () => {
      const cycle = await cycleDetail(database(), HERE, YANJI_THREE);
      expect(cycle).toMatchObject({ cycleId: YANJI_THREE, stage: 'planning', title: '社工站服务采购' });
      expect(cycle?.state.seq).toBe(cycle?.seq);
      const approvals = await approvalsOf(database(), HERE, YANJI_THREE);
      expect(approvals?.running).toMatchObject([{ id: 'a1', status: 'running' }]);
      expect(approvals?.closed).toEqual([]);
    });
  });

  describe('of facts', () => {
    test('follow a county from the beginning without missing one', async () => {
      const seen: string[] = [];
      let cursor = 0;
      for (;;) {
        const page = await factsAfter(database(), HERE, { cursor, limit: 2 });
        if (page.facts.length === 0) break;
        seen.push(...page.facts.map(({ cycleId: id, seq }) => `${id}/${seq}`));
        cursor = page.cursor;
      }
      const { rows } = await sql<{ count: number }>`select count(*) from facts where code = ${HERE}`.execute(
        database(),
      );
      expect(seen).toHaveLength(rows[0]?.count ?? -1);
      expect(new Set(seen).size).toBe(seen.length);
      expect((await factsAfter(database(), HERE, { cursor })).cursor).toBe(cursor);
    });

    test('show a cycle page by page', async () => {
      const first = await factsPage(database(), HERE, { cycleId: YANJI_TWO, limit: 2 });
      expect(first.facts.map(({ seq }) => seq)).toEqual([1, 2]);
      const rest = await factsPage(database(), HERE, { cycleId: YANJI_TWO, afterSeq: first.nextAfterSeq ?? 0 });
      expect(rest.facts[0]?.seq).toBe(3);
      expect(rest.nextAfterSeq).toBeNull();
    });
  });

  describe('of notices', () => {
    test('show their fate, by cycle, state and recipient', async () => {
      const letters = await dueLetters(database(), { now: NINE });
      await markSent(
        database(),
        letters.map(({ id }) => id),
        NINE,
      );
      const mine = await noticesPage(database(), HERE, { cycleId: YANJI });
      expect(mine.notices).toMatchObject([
        { state: 'sent', attempts: 1, settledAt: NINE, wasUnknown: false, about: 'a1.1.1' },
      ]);
      const [letter] = mine.notices;
      expect(letter?.messageId).toBe(`<${letter?.letter}@letter.caigou>`);
      expect(await deliveriesOf(database(), HERE, letter?.letter ?? '')).toEqual([
        { at: NINE, outcome: 'sent', detail: null },
      ]);
      expect((await noticesPage(database(), HERE, { states: ['queued'] })).notices).toEqual([]);
      expect((await noticesPage(database(), HERE, { recipient: 'p1' })).notices).toHaveLength(2);
      expect((await noticesPage(database(), HERE, { about: 'a9.9.9' })).notices).toEqual([]);
    });

    test('page by page hold each once', async () => {
      const first = await noticesPage(database(), HERE, { limit: 1 });
      const second = await noticesPage(database(), HERE, { limit: 1, after: first.next ?? '' });
      expect(new Set([...first.notices, ...second.notices].map(({ cycleId: id }) => id))).toEqual(
        new Set([YANJI, YANJI_TWO]),
      );
      expect(second.next).toBeNull();
    });
  });

  describe('of one county never show another:', () => {
    const OFFICER = { person: 'officer', party: null, posts: ['officer', 'city', 'province'] as const };
    /** What of Yuanzhou the answer holds: its code, but for approvals, which do not name their cycle. */
    const views: [string, (code: RegionCode) => Promise<unknown>, string?][] = [
      ['obligations', (code) => obligationsBoard(database(), code, { today: TODAY })],
      [
        'obligations of a named cycle',
        (code) => obligationsBoard(database(), code, { today: TODAY, cycleId: YUANZHOU }),
      ],
      ['tasks in hand', (code) => tasksOf(database(), code, { holder: 'deputy', today: TODAY })],
      ['own duties', (code) => ownDuties(database(), code, { ...OFFICER, today: plainDate('2030-01-01') })],
      ['a newer policy', (code) => waitingPolicies(database(), code, { ...OFFICER, today: plainDate('2026-02-02') })],
      ['tasks of a named cycle', (code) => tasksOf(database(), code, { cycleId: YUANZHOU, today: TODAY })],
      ['cycles', (code) => cyclesList(database(), code)],
      ['a cycle', (code) => cycleDetail(database(), code, YUANZHOU)],
      ['approvals', (code) => approvalsOf(database(), code, YUANZHOU), '"a1.1.1"'],
      ['the feed', (code) => factsAfter(database(), code, {})],
      ['facts of a named cycle', (code) => factsPage(database(), code, { cycleId: YUANZHOU })],
      ['notices', (code) => noticesPage(database(), code)],
      ['notices of a named cycle', (code) => noticesPage(database(), code, { cycleId: YUANZHOU })],
    ];
    test.each(views)('%s', async (_name, view, ours = '640402') => {
      expect(JSON.stringify(await view(HERE))).not.toContain(ours);
      const there = JSON.stringify(await view(THERE));
      expect(there).toContain(ours);
      expect(there).not.toContain('222401');
    });

    test('deliveries', async () => {
      const { notices } = await noticesPage(database(), THERE);
      const letter = notices[0]?.letter ?? '';
      expect(await deliveriesOf(database(), THERE, letter)).toHaveLength(1);
      expect(await deliveriesOf(database(), HERE, letter)).toEqual([]);
    });
  });
});
