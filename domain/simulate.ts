import { type Instant, instantAt, legalDay } from './calendar/instant.js';
import { addYears, type PlainDate } from './calendar/plain-date.js';
import type { CompiledCalendar } from './calendar/year-data.js';
import type { Command } from './commands.js';
import { nextWake } from './cycle/agenda.js';
import { decide, isRefusal, judgingAfter } from './cycle/decide.js';
import { initialState } from './cycle/fold.js';
import { factActor, seal } from './cycle/seal.js';
import { settleAgenda, type Turn } from './cycle/turn.js';
import { resolveSeats } from './directory/resolve.js';
import type { DirectorySnapshot } from './directory/types.js';
import { commandOf, momentOf } from './drive/command.js';
import { fillMove } from './drive/fill-move.js';
import type { ScenarioCommand, Scene, Script } from './drive/scenario.js';
import type { Fact, FactDraft } from './facts.js';
import type { CycleId } from './ids.js';
import type { OwedNotice } from './notices/types.js';
import { obligationsOf } from './obligations/derive.js';
import type { Obligation } from './obligations/types.js';
import type { CompiledPolicy } from './policy/types.js';
import { isNo, type Refusal } from './refusal.js';

/** What is played: commands one after the other, then whatever `script` says, in one county's law and directory. */
export type SimulationInput = {
  cycleId: CycleId;
  policy: CompiledPolicy;
  /** All versions of that policy, the oldest first: one of them a command may move to by naming a day. */
  versions?: readonly CompiledPolicy[];
  calendar: CompiledCalendar;
  directory: DirectorySnapshot;
  /** The day the play begins; left out, that of the first command. */
  from?: PlainDate;
  commands?: readonly ScenarioCommand[];
  script?: Script;
  /** Last day that is played. Left out: up to the last command, or as long as the script has something to do. */
  until?: PlainDate;
};

/** A command that was not accepted; what follows goes on without it. */
export type Refused = { no: number; at: Instant; kind: string; refusal: Refusal };

export type Simulation = Scene & {
  facts: Fact[];
  refusals: Refused[];
  /** Notices in the order they were handed to the outbox. */
  notices: OwedNotice[];
  /** As they stand at the last moment played, the ended ones too. */
  obligations: Obligation[];
};

/** Longer than any cycle and its last payments: a script that never ends is not followed for ever. */
const LONGEST_PLAY_YEARS = 12;

type Play = Scene & { facts: Fact[]; notices: OwedNotice[]; refusals: Refused[]; played: number };

/**
 * Plays commands and wakes in time order, as the workflow of a cycle does where every effect works: command → decide →
 * seal → all that is owed now; in between the clock jumps to the next wake. Pure: the same input gives the same facts.
 * A script whose command is refused ends the play, for it would ask the same again.
 */
export function simulate(input: SimulationInput): Simulation {
  const play = opened(input);
  const end = endOf(input, play);
  for (;;) {
    const asked = askedNext(input, play);
    const at = asked === null ? null : momentOf(asked, play.judging.at);
    const wake = nextWake(play.state, play.judging);
    const next = earlier(at, wake);
    if (next === null || next > end || (asked === null && isOver(input))) break;
    move(play, next);
    if (asked === null || next === wake) settle(play, input);
    else if (!give(play, input, asked) && isScripted(input, play)) break;
  }
  if (input.until !== undefined && end > play.judging.at) move(play, end);
  const { played: _count, ...result } = play;
  return { ...result, obligations: obligationsOf(play.state, play.judging) };
}

function opened({ cycleId, policy, calendar, commands, from }: SimulationInput): Play {
  const today = from ?? commands?.[0]?.on ?? calendar.firstDay;
  const judging = { policy, calendar, at: instantAt(today, '00:00'), today };
  return { state: initialState(cycleId), judging, facts: [], notices: [], refusals: [], played: 0 };
}

function endOf({ until }: SimulationInput, { judging }: Play): Instant {
  return instantAt(until ?? addYears(judging.today, LONGEST_PLAY_YEARS), '23:59');
}

function askedNext({ commands = [], script }: SimulationInput, play: Play): ScenarioCommand | null {
  return commands[play.played] ?? script?.(play, play.played) ?? null;
}

/** True once the command just given came from the script. */
function isScripted({ commands = [] }: SimulationInput, { played }: Play): boolean {
  return played > commands.length;
}

/** Without a script or a day to play to, the play is over with its last command. */
function isOver({ script, until }: SimulationInput): boolean {
  return script === undefined && until === undefined;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return b <= a ? b : a;
}

function move(play: Play, at: Instant): void {
  play.judging = { ...play.judging, at, today: legalDay(at) };
}

/** All that the cycle owes at this moment. */
function settle(play: Play, { directory }: SimulationInput): void {
  const { today } = play.judging;
  take(
    play,
    settleAgenda(play.state, play.judging, (request) => resolveSeats(request, directory, today)),
  );
}

function take(play: Play, { state, facts, notices }: Turn): void {
  play.state = state;
  play.facts.push(...facts);
  play.notices.push(...notices);
}

/** Gives one command and does all that follows from it; false when it was refused. */
function give(play: Play, input: SimulationInput, asked: ScenarioCommand): boolean {
  play.played += 1;
  const answer = judged(play, input, asked);
  if ('code' in answer) {
    play.refusals.push({ no: play.played, at: play.judging.at, kind: asked.kind, refusal: answer });
    return false;
  }
  accept(play, answer.command, answer.drafts);
  settle(play, input);
  return true;
}

type Accepted = { command: Command; drafts: FactDraft[] };

function judged({ state, judging, played }: Play, input: SimulationInput, asked: ScenarioCommand): Accepted | Refusal {
  const { directory, versions = [] } = input;
  const filled = fillMove(asked, judging.policy, versions);
  const defaultId = `scenario-${String(played).padStart(4, '0')}`;
  const command = isNo(filled) ? filled : commandOf(state, filled, judging.at, directory, defaultId);
  if (isNo(command)) return { code: command.refused, tried: asked.kind, why: command.why, allowedNow: [] };
  const drafts = decide(state, command, judging);
  return isRefusal(drafts) ? drafts : { command, drafts };
}

function accept(play: Play, command: Command, drafts: FactDraft[]): void {
  const { on, actor, commandId } = command;
  const sealing = { at: play.judging.at, on, actor: factActor(actor), commandId };
  take(play, { ...seal(play.state, drafts, sealing), notices: [] });
  play.judging = judgingAfter(command, play.judging);
}
