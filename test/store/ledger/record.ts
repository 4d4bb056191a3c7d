import { join } from 'node:path';
import type { Route } from '../../../domain/approval/types.js';
import { compileCalendar } from '../../../domain/calendar/compile.js';
import { type Instant, instant, legalDay } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import type { Judging } from '../../../domain/cycle/chapter.js';
import { initialState } from '../../../domain/cycle/fold.js';
import { seal } from '../../../domain/cycle/seal.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { Fact, FactDraft } from '../../../domain/facts.js';
import { type CycleId, type RegionCode, regionOf } from '../../../domain/ids.js';
import { closingsOf } from '../../../domain/obligations/closing.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { ROOT } from '../../../scripts/setup/paths.mjs';
import { readCalendarFiles } from '../../../store/registry/calendar-files.js';
import { publishCalendar } from '../../../store/registry/calendars.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import { compiledFromFiles } from '../../../store/registry/policy-files.js';
import { calendarRef } from '../../../store/registry/refs.js';
import type { Database } from '../../../store/tables.js';

const ROOTS = [join(ROOT, 'policies')];
const FROM = plainDate('2026-01-05');

/** Reading and compiling the files takes longer than a test of the ledger. */
function once<T>(make: (code: RegionCode) => T): (code: RegionCode) => T {
  const made = new Map<RegionCode, T>();
  return (code) => {
    const value = made.get(code) ?? make(code);
    made.set(code, value);
    return value;
  };
}

/** The shipped policy of a county on the first working day of 2026. */
const shippedPolicy = once((code): CompiledPolicy => {
  const read = compiledFromFiles(ROOTS, code, FROM);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.compiled.policy;
});

const shippedCalendar = once(
  (code): CompiledCalendar => compileCalendar(readCalendarFiles(ROOTS).files, { code, fromYear: 2026, toYear: 2026 }),
);

/** Puts policy and calendar of a county where archiving finds them. */
export async function publishCounty(db: Database, code: RegionCode): Promise<void> {
  const at = instant('2026-01-01T00:00:00.000Z');
  await publishPolicy(db, { compiled: shippedPolicy(code), effectiveFrom: FROM, published: '', at });
  await publishCalendar(db, shippedCalendar(code), at);
}

/** Facts of one cycle, written by hand and sealed as a run seals them. */
export type Recorder = {
  state(): CycleState;
  judging(at: Instant): Judging;
  /** Facts of one command, with the closings that follow from them. */
  act(commandId: string, at: string, drafts: FactDraft[]): Fact[];
};

export function recorder(cycleId: CycleId): Recorder {
  const code = regionOf(cycleId);
  const [policy, calendar] = [shippedPolicy(code), shippedCalendar(code)];
  let state = initialState(cycleId);
  const judging = (at: Instant): Judging => ({ policy, calendar, at, today: legalDay(at) });
  return {
    state: () => state,
    judging,
    act: (commandId, time, drafts) => {
      const at = instant(time);
      const sealing = { at, on: legalDay(at), actor: { id: 'officer', name: '经办人', post: 'officer' }, commandId };
      const { state: after } = seal(state, drafts, sealing);
      const sealed = seal(state, [...drafts, ...closingsOf(after, judging(at))], sealing);
      state = sealed.state;
      return sealed.facts;
    },
  };
}

const PURCHASER = { id: 'bureau', name: '民政局', kind: 'government' as const };

/** The first fact of a cycle. */
export function opening(cycleId: CycleId, title = '社工站服务采购'): FactDraft {
  const code = regionOf(cycleId);
  return {
    kind: 'cycle-opened',
    data: {
      programmeId: 'pg1',
      lot: '1',
      title,
      regime: 'act',
      regimeBasis: '财库〔2020〕46号',
      purchaser: PURCHASER,
      stations: [{ id: 's1', name: '社工站', township: '小营镇' }],
      method: 'competitiveConsultation',
      years: 3,
      leadCycle: null,
      agentUsed: true,
      policy: policyRef(shippedPolicy(code)),
      calendar: calendarRef(shippedCalendar(code)),
      code,
    },
  };
}

export const PLAN_APPROVED: FactDraft = {
  kind: 'plan-approved',
  data: { year: 1, approval: 'a1', hash: 'd'.repeat(64) },
};
export const PLAN_FILED: FactDraft = {
  kind: 'filing-submitted',
  data: { filing: 'f1', of: 'plan', to: 'province', year: 1 },
};

const ROUTE: Route = {
  rule: 'route-annual-plan',
  steps: [
    {
      key: 'deputy',
      title: '分管副局长审批',
      who: { by: 'post', posts: ['deputyHead'], holders: 'first' },
      tally: { mode: 'any' },
      limitWd: 2,
      requiredByLaw: false,
    },
  ],
  money: false,
  batch: false,
  paper: true,
  samePerson: 'ask',
};
const VIA = { approval: 'a1', via: 'console' as const };
const DEPUTY = { id: 'deputy', name: '分管副局长', post: 'deputyHead' };

/** An approval submitted, its one step resolved to the deputy head, whose task is open until the day given. */
export function submission(due: string): FactDraft[] {
  const on = plainDate(due);
  const subject = { kind: 'annual-plan' as const, ref: 'y1', hash: 'c'.repeat(64) };
  const initiators = { initiators: ['officer'], people: [{ id: 'officer', name: '经办人', post: 'officer' }] };
  return [
    { kind: 'approval-submitted', data: { ...VIA, subject, route: ROUTE, ...initiators } },
    { kind: 'step-opened', data: { ...VIA, entry: 1, step: 'deputy' } },
    {
      kind: 'seats-resolved',
      data: { ...VIA, entry: 1, directoryRev: 1, seats: [{ weight: 1, people: [DEPUTY] }], excluded: [] },
    },
    {
      kind: 'task-opened',
      data: { ...VIA, task: 'a1.1.1', owner: 'deputy', due: { on, certainty: 'final', earliest: on, latest: on } },
    },
  ];
}
