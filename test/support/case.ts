import { openTasks } from '../../domain/approval/tasks.js';
import { type Instant, instantAt, legalDay } from '../../domain/calendar/instant.js';
import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { Command, CommandData, CommandKind } from '../../domain/commands.js';
import { nextWake } from '../../domain/cycle/agenda.js';
import { draft, type Judging } from '../../domain/cycle/chapter.js';
import { decide, isRefusal, judgingAfter } from '../../domain/cycle/decide.js';
import { initialState } from '../../domain/cycle/fold.js';
import { factActor, seal } from '../../domain/cycle/seal.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { settleAgenda } from '../../domain/cycle/turn.js';
import { cardOf } from '../../domain/directory/lookup.js';
import { resolveSeats } from '../../domain/directory/resolve.js';
import type { Fact, FactDraft, FactKind, FactOf } from '../../domain/facts.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { obligationsOf } from '../../domain/obligations/derive.js';
import type { Obligation } from '../../domain/obligations/types.js';
import type { Actor, PersonCard, Post } from '../../domain/people.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import type { SubjectKind } from '../../domain/policy/vocabulary.js';
import type { Refusal } from '../../domain/refusal.js';
import { type CycleWorld, cycleWorld } from './cycle-world.js';
import { readable } from './readable-fact.js';

export const d = plainDate;

/** Who gives a command, of which day it speaks, and who confirmed it; left out: the officer, today, nobody. */
export type Giving = { as?: Post; on?: string; second?: Post; actor?: Actor };

/**
 * One cycle of a county under its shipped policy and calendar, moved through time by real commands, with one person a
 * post. `ok` gives a command and fails the test on a refusal; `no` answers the refusal and fails when there is none.
 */
export type Case = {
  world: CycleWorld;
  policy: CompiledPolicy;
  calendar: CompiledCalendar;
  state: CycleState;
  facts: Fact[];
  notices: OwedNotice[];
  at: Instant;
  given: number;
  readonly today: PlainDate;
  judging(): Judging;
  /** Lets time pass to ten o'clock of that day, with everything the cycle owes on the way. */
  to(day: string): void;
  /** At once to ten o'clock of that day: what the months between owed is done in one turn. */
  skip(day: string): void;
  /** Time alone: the clock shows that day, and nothing the cycle owes is done. */
  jump(day: string): void;
  settle(): void;
  take(facts: readonly Fact[], state: CycleState): void;
  card(post: Post): PersonCard;
  command<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): Command;
  ask<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): FactDraft[] | Refusal;
  no<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): Refusal;
  /** Gives the command and does what follows from it; answers the facts of the command itself. */
  ok<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): Fact[];
  /** A fact put on record by hand, for what no command can do yet. */
  put<K extends FactKind>(kind: K, data: FactOf<K>['data'], on?: string): void;
  /** Submitted by the officer and approved by everybody whose turn it is, today. */
  approved(kind: SubjectKind, ref: string, proposal?: Record<string, unknown>, by?: Post): void;
  kinds(): FactKind[];
  last<K extends FactKind>(kind: K): FactOf<K>;
  obligations(): Obligation[];
  duty(id: string): Obligation;
  has(id: string): boolean;
  violations(): string[];
};

export function caseOf(code: '222401' | '640402', from: string, world: CycleWorld = worldFor(code, from)): Case {
  const own: Case = {
    world,
    policy: world.policy,
    calendar: world.calendar,
    state: initialState(world.cycleId),
    facts: [],
    notices: [],
    at: instantAt(d(from), '10:00'),
    given: 0,

    get today(): PlainDate {
      return legalDay(own.at);
    },
    judging(): Judging {
      return { policy: own.policy, calendar: own.calendar, at: own.at, today: own.today };
    },

    to(day: string): void {
      const until = instantAt(d(day), '10:00');
      for (let wake = nextWake(own.state, own.judging()); wake !== null && wake < until; ) {
        own.at = wake;
        own.settle();
        wake = nextWake(own.state, own.judging());
      }
      if (until > own.at) own.at = until;
      own.settle();
    },
    skip(day: string): void {
      own.jump(day);
      own.settle();
    },
    jump(day: string): void {
      own.at = instantAt(d(day), '10:00');
    },
    settle(): void {
      const turn = settleAgenda(own.state, own.judging(), (request) =>
        resolveSeats(request, own.world.directory, own.today),
      );
      for (const fact of turn.facts) readable(fact);
      own.take(turn.facts, turn.state);
      own.notices.push(...turn.notices);
    },
    take(facts: readonly Fact[], state: CycleState): void {
      own.facts.push(...facts);
      own.state = state;
    },

    card(post: Post): PersonCard {
      const card = cardOf(own.world.directory, post, own.today);
      if (card === undefined) throw new Error(`nobody at ${post}`);
      return card;
    },
    command<K extends CommandKind>(kind: K, data: CommandData[K], giving: Giving = {}): Command {
      const { as = 'officer', on, second, actor = { person: own.card(as) } } = giving;
      own.given += 1;
      return {
        commandId: `c${own.given}`,
        cycleId: own.state.cycleId,
        kind,
        on: on === undefined ? own.today : d(on),
        actor,
        people: [own.card('officer'), own.card('headOfOffice'), own.card('deputyHead')],
        via: 'console',
        ...(second === undefined ? {} : { secondPerson: second }),
        data,
      } as Command;
    },
    ask<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): FactDraft[] | Refusal {
      return decide(own.state, own.command(kind, data, giving), own.judging());
    },
    no<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): Refusal {
      const answer = own.ask(kind, data, giving);
      if (isRefusal(answer)) return answer;
      throw new Error(`${kind} was accepted: ${answer.map((each) => each.kind).join(' ')}`);
    },
    ok<K extends CommandKind>(kind: K, data: CommandData[K], giving?: Giving): Fact[] {
      const command = own.command(kind, data, giving);
      const answer = decide(own.state, command, own.judging());
      if (isRefusal(answer)) throw new Error(`${kind} on ${command.on}: ${answer.code} ${JSON.stringify(answer.why)}`);
      const { commandId, on, actor } = command;
      const sealed = seal(own.state, answer, { at: own.at, on, actor: factActor(actor), commandId });
      const after = judgingAfter(command, own.judging());
      own.policy = after.policy;
      own.calendar = after.calendar;
      for (const fact of sealed.facts) readable(fact);
      own.take(sealed.facts, sealed.state);
      own.settle();
      return sealed.facts;
    },
    put<K extends FactKind>(kind: K, data: FactOf<K>['data'], on: string = own.today): void {
      own.given += 1;
      const sealing = { at: own.at, on: d(on), actor: { system: 'test' }, commandId: `c${own.given}` };
      const sealed = seal(own.state, [draft(kind, data as never)], sealing);
      own.take(sealed.facts, sealed.state);
      own.settle();
    },
    approved(kind: SubjectKind, ref: string, proposal?: Record<string, unknown>, by: Post = 'officer'): void {
      own.ok(
        'submit-approval',
        { subject: { kind, ref }, ...(proposal === undefined ? {} : { proposal }) },
        { as: by },
      );
      for (let [task] = openTasks(own.state); task !== undefined; [task] = openTasks(own.state)) {
        const running = own.state.approvals.running[task.approval];
        const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
        own.ok('approve', { task: task.task, ...seen }, { as: task.holder as Post });
      }
    },

    kinds(): FactKind[] {
      return own.facts.map((each) => each.kind);
    },
    last<K extends FactKind>(kind: K): FactOf<K> {
      const found = own.facts.findLast((each) => each.kind === kind);
      if (found === undefined) throw new Error(`no ${kind} on record`);
      return found as FactOf<K>;
    },
    obligations(): Obligation[] {
      return obligationsOf(own.state, own.judging());
    },
    duty(id: string): Obligation {
      const found = own.obligations().find((each) => each.id === id);
      if (found === undefined)
        throw new Error(
          `no ${id} among ${own
            .obligations()
            .map((each) => each.id)
            .join(' ')}`,
        );
      return found;
    },
    has(id: string): boolean {
      return own.obligations().some((each) => each.id === id);
    },
    violations(): string[] {
      return own.state.violations.map((each) => `${each.rule}: ${each.what}`);
    },
  };
  return own;
}

/** A case that goes on from there by itself; the first one stays where it is. */
export function fork(from: Case): Case {
  const { world, policy, calendar, state, facts, notices, at, given } = from;
  const copy = caseOf('222401', from.today, world);
  return Object.assign(copy, { policy, calendar, state, facts: [...facts], notices: [...notices], at, given });
}

/** Where a case stands, as plain JSON: under the law it began with. */
type Place = Pick<Case, 'state' | 'facts' | 'notices' | 'at' | 'given'>;

export function placeOf({ state, facts, notices, at, given }: Case): Place {
  return { state, facts, notices, at, given };
}

/** A case that began on a day and has come to that place. */
export function caseAt(code: '222401' | '640402', from: string, place: Place): Case {
  return Object.assign(caseOf(code, from), place);
}

const WORLDS = new Map<string, CycleWorld>();

/** Reading and compiling the files takes longer than a test: each county and year once. */
function worldFor(code: string, from: string): CycleWorld {
  const month = from.slice(0, 7);
  const key = `${code}@${month}`;
  const known = WORLDS.get(key) ?? cycleWorld(code, `${month}-01`);
  WORLDS.set(key, known);
  return known;
}
