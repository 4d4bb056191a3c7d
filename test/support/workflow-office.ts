import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { compileCalendar } from '../../domain/calendar/compile.js';
import { fromMs, type Instant, instantAt, legalDay, toMs } from '../../domain/calendar/instant.js';
import { type PlainDate, plainDate, yearOf } from '../../domain/calendar/plain-date.js';
import type { CalendarFile, CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { Command, CommandData } from '../../domain/commands.js';
import { initialState } from '../../domain/cycle/fold.js';
import { type CycleState, STATE_VERSION } from '../../domain/cycle/state.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { commandOf } from '../../domain/drive/command.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import { type CycleId, isCycleId, isRegionCode, type RegionCode } from '../../domain/ids.js';
import { workingSlot } from '../../domain/notices/slots.js';
import { packPolicy } from '../../domain/policy/pack.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import { isNo, type No } from '../../domain/refusal.js';
import { readCalendarFiles } from '../../store/registry/calendar-files.js';
import { compiledFromFiles } from '../../store/registry/policy-files.js';
import type { CycleInput } from '../../workflows/messages.js';
import { claimedFirst } from './claimed-once.js';
import { keptOnDisk } from './kept-on-disk.js';

const SHIPPED = fileURLToPath(new URL('../../policies', import.meta.url));
const LONG_AGO = plainDate('2020-01-01');

export function region(text: string): RegionCode {
  if (!isRegionCode(text)) throw new TypeError(text);
  return text;
}

export const YANJI = region('222401');

/**
 * A cycle id nobody else in this test run uses: the server is shared by all test files. By chance alone two of a run's
 * thousand would be the same every other run, so each is claimed for all processes of the run.
 */
export function freshCycleId(): CycleId {
  for (;;) {
    const id = `222401-2026-${String((randomBytes(4).readUInt32BE() % 900_000) + 100_000)}`;
    if (!isCycleId(id)) throw new TypeError(id);
    if (claimedFirst(id)) return id;
  }
}

type Shipped = { policy: CompiledPolicy; calendar: CompiledCalendar };
let shipped: Shipped | undefined;

/** The shipped policy and calendar of Yanji. */
export function shippedJudging(): Shipped {
  shipped ??= readShipped();
  return shipped;
}

export function calendarFiles(): CalendarFile[] {
  return readCalendarFiles([SHIPPED]).files;
}

/** The policy of Yanji as it was in force on a day. */
export function policyOn(day: string): CompiledPolicy {
  return keptOnDisk(`policy-${YANJI}-${day}`, () => {
    const found = compiledFromFiles([SHIPPED], YANJI, plainDate(day));
    if ('problems' in found) throw new Error(JSON.stringify(found.problems));
    return found.compiled.policy;
  });
}

function readShipped(): Shipped {
  const files = calendarFiles();
  return {
    policy: policyOn('2026-01-05'),
    calendar: compileCalendar(files, { code: YANJI, fromYear: 2025, toYear: 2030 }),
  };
}

const PEOPLE = {
  jingban: ['officer'],
  kezhang: ['headOfOffice'],
  fenguan: ['deputyHead'],
  juzhang: ['bureauHead'],
  caiwu: ['bureauFinance'],
} as const;
type PersonId = keyof typeof PEOPLE;

/** A bureau of five, everybody named by the post. */
export function bureau(): DirectorySnapshot {
  const ids = Object.keys(PEOPLE) as PersonId[];
  return {
    code: YANJI,
    name: '延吉市民政局',
    rev: 1,
    people: ids.map((id) => ({
      id,
      name: id,
      party: 'bureau',
      partyId: null,
      email: `${id}@mz.example`,
      phone: null,
      activeFrom: LONG_AGO,
      activeTo: null,
    })),
    holdings: ids.flatMap((person) => PEOPLE[person].map((post) => ({ post, person, from: LONG_AGO, to: null }))),
    absences: [],
    proxies: [],
    heads: [],
    fields: [],
  };
}

export function now(): Instant {
  return fromMs(Date.now());
}

export function today(): PlainDate {
  return legalDay(now());
}

/**
 * How far a clock must be ahead to show a working day, and not before that time: earlier than nine, and on rest days, a
 * cycle has nothing to tell and no letter leaves; in the evening what it tells waits for the next morning.
 */
export function aheadOfRest(time = '09:30'): number {
  const first = workingSlot(today(), shippedJudging().calendar);
  return Math.max(0, toMs(instantAt(first, time)) - Date.now());
}

/** The command as the gateway would hand it in; what a verb leaves open is filled from the state. */
export function stamped(state: CycleState, asked: ScenarioCommand, at = now()): Command | No {
  return commandOf(state, asked, at, bureau(), randomBytes(8).toString('hex'));
}

/** The same for a command that points at nothing in the state. */
export function plainCommand(cycleId: CycleId, asked: ScenarioCommand, at = now()): Command {
  const command = stamped(initialState(cycleId), asked, at);
  if (isNo(command)) throw new Error(command.refused);
  return command;
}

/** What is bought, whether from its beginning or taken over under way. */
export function purchase(leadCycle: CycleId | null = null): CommandData['open-cycle'] {
  return {
    programmeId: `${yearOf(today())}-sgz`,
    lot: '1',
    title: '社工站服务采购',
    regime: 'act',
    regimeBasis: '达到分散采购限额标准',
    purchaser: { id: 'bureau', name: '延吉市民政局', kind: 'government', purchaserKind: 'countyBureau' },
    stations: [{ id: 'st1', name: '朝阳川镇社工站', township: '朝阳川镇' }],
    method: 'competitiveConsultation',
    years: 3,
    leadCycle,
    agentUsed: false,
  };
}

export function opening(
  cycleId: CycleId,
  {
    leadCycle = null,
    at,
    ...more
  }: { leadCycle?: CycleId | null; commandId?: string; on?: PlainDate; at?: Instant } = {},
): Command {
  return plainCommand(cycleId, { kind: 'open-cycle', data: purchase(leadCycle), ...more }, at);
}

/** The smallest command that is always accepted and leaves one fact. */
export function remark(cycleId: CycleId, what: string, commandId?: string): Command {
  const more = commandId === undefined ? {} : { commandId };
  return plainCommand(cycleId, { kind: 'record-deviation', data: { what, reason: '说明' }, ...more });
}

/** What a new cycle starts with. */
export function inputOf(cycleId: CycleId): CycleInput {
  const { policy, calendar } = shippedJudging();
  return {
    cycleId,
    stateVersion: STATE_VERSION,
    state: initialState(cycleId),
    handledCommands: [],
    policy: packPolicy(policy),
    calendar,
    clockOffsetMs: 0,
  };
}
