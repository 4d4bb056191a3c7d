import { WorkflowNotFoundError } from '@temporalio/common';
import { compileCalendar } from '../../domain/calendar/compile.js';
import { fromMs, type Instant, instantAt, legalDay, toMs } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { Command } from '../../domain/commands.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import { initialState } from '../../domain/cycle/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import { commandOf } from '../../domain/drive/command.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { Ack } from '../../domain/facts.js';
import { type CycleId, isCycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import { isNo } from '../../domain/refusal.js';
import { calendarRef } from '../../store/registry/refs.js';
import {
  CYCLE_WORKFLOW,
  type CycleInput,
  cycleStart,
  cycleWorkflowId,
  FAN_OUT_WORKFLOW,
  type FanOutInput,
  fanOutWorkflowId,
  refusalIn,
  stateQuery,
  submitUpdate,
} from '../../workflows/messages.js';
import type { Lane } from './crash-lane.js';
import { untilAnswered } from './crash-patience.js';
import { calendarFiles, inputOf, shippedJudging, YANJI } from './workflow-office.js';
import { PLAN_SUBJECT } from './workflow-plan.js';

const PATIENCE_MS = 180_000;
/** One call; a caller whose process died asks again with the same id. */
const CALL_MS = 15_000;
/** A Tuesday at work: no quiet hours and no rest day put letters off. */
const BEGIN = instantAt(plainDate('2026-03-03'), '10:00');
const OFFSET_MS = toMs(BEGIN) - Date.now();

const DIRECTORY = directoryPerPost(YANJI);
const { policy, calendar } = shippedJudging();
/** What the fan-out brings: the same days under another reference. */
const LATER_CALENDAR = compileCalendar(calendarFiles(), { code: YANJI, fromYear: 2024, toYear: 2030 });
export const PUBLISHED = { policy, calendars: [LATER_CALENDAR, calendar], directory: DIRECTORY, at: BEGIN };

/** A command that was given and its answer. */
export type Given = { command: Command; ack: Ack };

/** One purchase on its way: an opened cycle, another lot it leads, one taken over from paper, and everything that was asked of them. */
export type Case = {
  lane: Lane;
  opened: CycleId;
  adopted: CycleId;
  lot: CycleId;
  started: CycleId[];
  given: Given[];
};

export function caseNo(lane: Lane, no: number): Case {
  return { lane, opened: idNo(3 * no), adopted: idNo(3 * no + 1), lot: idNo(3 * no + 2), started: [], given: [] };
}

function idNo(no: number): CycleId {
  const id = `222401-2026-${100_000 + no}`;
  if (!isCycleId(id)) throw new TypeError(id);
  return id;
}

export function caseNow(): Instant {
  return fromMs(Date.now() + OFFSET_MS);
}

/** What a cycle is judged by now, by the calendar it is pinned to. */
export function judgingOf(state: CycleState): Judging {
  const at = caseNow();
  const pinned = state.calendar === calendarRef(LATER_CALENDAR) ? LATER_CALENDAR : calendar;
  return { policy, calendar: pinned, at, today: legalDay(at) };
}

/** The steps a case can take; each ends when everything it asked for is answered. */
export const STEPS = {
  open: async (one: Case) => {
    await start(one, one.opened);
    await give(one, one.opened, { kind: 'open-cycle', data: OPENING });
  },
  plan: async (one: Case) => {
    await give(one, one.opened, { kind: 'draft-plan', data: PLAN });
    await give(one, one.opened, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } });
  },
  approve: (one: Case) => give(one, one.opened, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } }),
  /** The engine loses the cycle and gets it back from its facts. */
  reopen: async (one: Case) => {
    await inEngine(one, async (client) => {
      const lost = client.getHandle(cycleWorkflowId(one.opened)).terminate('test');
      await lost.catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
      return true;
    });
    await start(one, one.opened, { rebuild: true });
    await give(one, one.opened, { kind: 'record-deviation', data: { what: '恢复之后', reason: '说明' } });
  },
  fanOut: async (one: Case) => {
    const cause = `calendar/${one.opened}`;
    const data = { calendar: LATER_CALENDAR };
    const order: FanOutInput['order'] = { kind: 'apply-calendar', on: legalDay(caseNow()), data, people: [] };
    const input: FanOutInput = { cause, order, cycles: [one.opened] };
    const options = { workflowId: fanOutWorkflowId(cause), taskQueue: one.lane.taskQueue, args: [input] };
    await inEngine(one, async (client) => {
      await client.start(FAN_OUT_WORKFLOW, { ...options, ...SOON, workflowIdConflictPolicy: 'USE_EXISTING' });
      return true;
    });
    const done = await inEngine(one, (client) => client.getHandle(options.workflowId).result());
    if (JSON.stringify(done).includes('"accepted"')) return;
    throw new Error(`the fan-out ended with ${JSON.stringify(done)}`);
  },
  succeed: async (one: Case) => {
    await start(one, one.adopted);
    await give(one, one.adopted, { kind: 'adopt-cycle', data: ADOPTION });
    await give(one, one.adopted, { kind: 'open-successor', data: { reason: '重新采购' } });
  },
  /** A budget, another lot, and again a budget: the lot gets both from the cycle that leads it. */
  programme: async (one: Case) => {
    await give(one, one.opened, { kind: 'record-budget', data: { ...BUDGET, year: 1 } });
    await start(one, one.lot);
    await give(one, one.lot, { kind: 'open-cycle', data: { ...OPENING, lot: '2', leadCycle: one.opened } });
    await give(one, one.opened, { kind: 'record-budget', data: { ...BUDGET, year: 2 } });
    await inEngine(one, async (client) => {
      const { plan } = await client.getHandle(cycleWorkflowId(one.lot)).query(stateQuery);
      return Object.keys(plan.budgets).length === 2 ? true : null;
    });
  },
} satisfies Record<string, (one: Case) => Promise<void>>;
export type Step = keyof typeof STEPS;

/** Gives a command until it is answered, always under the same id; a verb waits for its task. */
async function give(one: Case, cycleId: CycleId, asked: ScenarioCommand): Promise<void> {
  const commandId = `${cycleId}/${asked.kind}/${one.given.length}`;
  const command = await inEngine(one, async (client) => {
    const state = asked.kind === 'approve' ? await client.getHandle(cycleWorkflowId(cycleId)).query(stateQuery) : null;
    const filled = commandOf(state ?? initialState(cycleId), asked, caseNow(), DIRECTORY, commandId);
    return isNo(filled) ? null : filled;
  });
  one.given.push({ command, ack: await ask(one, command) });
}

/** Gives one command, again and again with the same id, until it is answered. */
export function ask(one: Case, command: Command): Promise<Ack> {
  const { cycleId, commandId: updateId } = command;
  return inEngine(one, async (client) => {
    try {
      return await client
        .getHandle(cycleWorkflowId(cycleId))
        .executeUpdate(submitUpdate, { args: [command], updateId });
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === undefined || refusal.code === 'retry-soon') throw error;
      throw Object.assign(error as Error, { final: true });
    }
  });
}

type Engine = Awaited<ReturnType<Lane['now']>>['client'];

/** Asks the engine that is alive now, or the next one; a refusal is final, anything else is asked again. */
function inEngine<T>({ lane }: Case, call: (client: Engine) => Promise<T | null>): Promise<T> {
  return untilAnswered(
    async () => {
      const { client } = await lane.now();
      return client.withDeadline(Date.now() + CALL_MS, () => call(client));
    },
    PATIENCE_MS,
    'the engine gave no answer',
  );
}

/** So that the tasks of a killed worker are soon given to the next one. */
const SOON = { workflowTaskTimeout: 2000 } as const;

async function start(one: Case, cycleId: CycleId, more: Partial<CycleInput> = {}): Promise<void> {
  if (!one.started.includes(cycleId)) one.started.push(cycleId);
  const input = { ...inputOf(cycleId), clockOffsetMs: OFFSET_MS, ...more };
  const options = { ...cycleStart(input, one.lane.taskQueue), ...SOON };
  await inEngine(one, async (client) => {
    await client.start(CYCLE_WORKFLOW, { ...options, workflowIdConflictPolicy: 'USE_EXISTING' });
    return true;
  });
}

const STATIONS = [{ id: 'st1', name: '朝阳川镇社工站', township: '朝阳川镇' }];
const OPENING = {
  programmeId: '2026-sgz',
  lot: '1',
  title: '社工站服务采购',
  regime: 'act' as const,
  regimeBasis: '达到分散采购限额标准',
  purchaser: {
    id: 'bureau',
    name: '延吉市民政局',
    kind: 'government' as const,
    purchaserKind: 'countyBureau' as const,
  },
  stations: STATIONS,
  method: 'competitiveConsultation' as const,
  years: 3,
  leadCycle: null,
  agentUsed: false,
};
const PLAN = {
  year: 1,
  title: '年度实施计划',
  parts: ['background' as const, 'goal' as const, 'budget' as const, 'content' as const, 'schedule' as const],
  fen: fen(40_000_000),
  serviceFrom: plainDate('2026-06-01'),
  serviceTo: plainDate('2027-05-31'),
  summary: '社工站服务',
};
const BUDGET = { source: 'hardshipRelief' as const, fen: fen(40_000_000), approvedOn: plainDate('2026-03-02') };
const ADOPTION = {
  ...OPENING,
  asOf: plainDate('2026-03-02'),
  contractYear: 1,
  contractor: { id: 'contractor', name: '承接主体', kind: 'socialOrganisation' as const },
  contracts: [
    {
      year: 1,
      signedOn: plainDate('2025-08-20'),
      effectiveOn: plainDate('2025-09-01'),
      serviceFrom: plainDate('2025-09-01'),
      serviceTo: plainDate('2026-08-31'),
      fen: fen(40_000_000),
      allocated: [],
    },
  ],
};
