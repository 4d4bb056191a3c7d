import { describe, expect, test } from '@jest/globals';
import type { SeenApproval } from '../../../client/seen-approval.js';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { ScenarioCommand } from '../../../domain/drive/scenario.js';
import { fen } from '../../../domain/money/fen.js';
import { simulate } from '../../../domain/simulate.js';
import { cycleWorld } from '../../support/cycle-world.js';
import { purchase } from '../../support/workflow-office.js';
import { PLAN, PLAN_SUBJECT } from '../../support/workflow-plan.js';
import { appFor, emptyReads, listeningGateway } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { caigou, type Said } from './terminal.js';

const FROM = '2026-01-05';
const subject = PLAN_SUBJECT;
const then = 'again';
const draftOf = (more: object) => ({ ...PLAN, data: { ...Object(PLAN.data), ...more } }) as ScenarioCommand;

/** The office approved; the deputy head sent the plan back; it was cut down and handed in again, the office has it. */
const COMMANDS: ScenarioCommand[] = [
  { kind: 'open-cycle', on: plainDate('2026-01-05'), data: purchase() },
  { ...draftOf({}), on: plainDate('2026-01-06') },
  { kind: 'submit-approval', on: plainDate('2026-01-06'), data: { subject } },
  { kind: 'approve', on: plainDate('2026-01-07'), data: { subject, step: 'office', opinion: '同意' } },
  {
    kind: 'return',
    on: plainDate('2026-01-08'),
    data: { subject, step: 'deputy', to: 'initiator', then, opinion: '请核减' },
  },
  {
    ...draftOf({ fen: fen(35_000_000), parts: ['background', 'goal', 'budget', 'content'], summary: '核减后的服务' }),
    on: plainDate('2026-01-09'),
  },
  { kind: 'resubmit', on: plainDate('2026-01-09'), data: { subject } },
];

function played(count = COMMANDS.length) {
  const world = cycleWorld('222401', FROM);
  const commands = COMMANDS.slice(0, count);
  const result = simulate({ ...world, from: plainDate(FROM), commands });
  if (result.refusals.length > 0) throw new Error(JSON.stringify(result.refusals));
  return { ...result, directory: world.directory };
}

function world(count?: number) {
  const { state, facts, directory } = played(count);
  const marks = new Map<string, Instant>();
  const plain = emptyReads();
  const { running, closed, people } = state.approvals;
  const approvals = Object.values(running);
  const reads = emptyReads({
    directories: { codes: async () => [YANJI], of: async () => directory },
    cycle: async (code, id) => {
      const found = await plain.cycle(YANJI, id);
      return found === null || code !== YANJI ? null : { ...found, state };
    },
    approvals: async () => ({ running: approvals, closed: Object.values(closed), people }),
    facts: async (_code, { afterSeq = 0 }) => {
      // Small pages: what is compared must come from all of them.
      const page = facts.filter(({ seq }) => seq > afterSeq).slice(0, 3);
      return { facts: page, nextAfterSeq: page.length < 3 ? null : (page.at(-1)?.seq ?? null) };
    },
    readAt: async ({ card }) => marks.get(card.id) ?? null,
    markRead: async ({ card }, _of, at) => {
      marks.set(card.id, at);
    },
  });
  const gateway = listeningGateway();
  const app = appFor({ reads, gateway, now: () => instantAt(plainDate('2026-01-12'), '10:00') });
  const typed = (line: string, as: string): Promise<Said> => caigou([...line.split(' '), '--as', as], { app });
  return { typed, marks, gateway, approval: approvals[0] };
}

const CYCLE = '222401-2026-001';
const READ = `read a1 --cycle ${CYCLE}`;

describe('a plan that was sent back and handed in again', () => {
  test('shows who decided on it before what is not as it was then, field by field', async () => {
    const { out, code } = await world().typed(READ, 'headOfOffice');
    expect(code).toBe(0);
    expect(out).toContain('您 2026-01-07 办理以来的变化：\n');
    expect(out).toContain('计划金额：400,000.00 元 → 350,000.00 元');
    expect(out).toMatch(/社工站服务 → 核减后的服务/);
    const changes = out.split('办理以来的变化：\n')[1]?.split('此前办理')[0] ?? '';
    expect(changes.trim().split('\n')).toHaveLength(3);
  });

  test('shows who sent it back the same, and who never saw it no changes at all', async () => {
    expect((await world().typed(READ, 'deputyHead')).out).toContain('您 2026-01-08 办理以来的变化：');
    const { out } = await world().typed(READ, 'bureauHead');
    expect(out).toContain('内容：');
    expect(out).not.toContain('以来');
  });

  test('once opened, the next time says that nothing changed since', async () => {
    const { typed } = world();
    await typed(READ, 'headOfOffice');
    expect((await typed(READ, 'headOfOffice')).out).toContain('您 2026-01-12 查看以来内容没有变化');
  });

  test('who only opened it before learns what changed since he did', async () => {
    const { typed, marks } = world();
    marks.set('bureauHead', instantAt(plainDate('2026-01-08'), '08:00'));
    expect((await typed(READ, 'bureauHead')).out).toContain('您 2026-01-08 查看以来的变化：');
    // Opened before anybody asked: that was another content, or none.
    marks.set('bureauHead', instantAt(plainDate('2026-01-05'), '08:00'));
    expect((await typed(READ, 'bureauHead')).out).not.toContain('以来');
  });

  test('is shown before a decision too, which leaves the read mark alone', async () => {
    const { typed, marks } = world();
    const { out } = await typed(`do approve --cycle ${CYCLE} --data {"task":"a1.4.1"}`, 'headOfOffice');
    expect(out).toContain('您 2026-01-07 办理以来的变化：');
    expect([...marks]).toEqual([]);
  });

  test('the same as data', async () => {
    const { out } = await world().typed(`${READ} --json`, 'headOfOffice');
    const { news }: { news: SeenApproval } = JSON.parse(out);
    expect(news.since).toMatchObject({ how: 'acted' });
    expect(news.changes).toEqual([
      { path: ['parts'], before: Object(PLAN.data).parts, after: ['background', 'goal', 'budget', 'content'] },
      { path: ['fen'], before: 40_000_000, after: 35_000_000 },
      { path: ['summary'], before: '社工站服务', after: '核减后的服务' },
    ]);
  });
});

test('whoever revises answers to what was sent back, however much he changed', async () => {
  const { typed, gateway, approval } = world(6);
  const { out, code } = await typed(`do resubmit --cycle ${CYCLE} --data {"task":"a1.3.1"}`, 'officer');
  expect(code).toBe(0);
  expect(out).toContain('计划金额：400,000.00 元 → 350,000.00 元');
  expect(gateway.reached[0]?.request.data).toMatchObject({
    ifVersion: approval?.version,
    contentHash: approval?.subject.hash,
  });
});

test('who approved and was not asked again yet sees that nothing changed', async () => {
  const { out } = await world(4).typed(READ, 'headOfOffice');
  expect(out).toContain('您 2026-01-07 办理以来内容没有变化');
});

test('an approval that is none is refused', async () => {
  expect(await world().typed(`read a9 --cycle ${CYCLE}`, 'headOfOffice')).toMatchObject({ code: 3 });
});
