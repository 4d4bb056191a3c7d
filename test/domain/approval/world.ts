import type { ApprovalCommands } from '../../../domain/approval/commands.js';
import { approvalHandlers } from '../../../domain/approval/decide.js';
import type { Via } from '../../../domain/approval/facts.js';
import { isPending, liveEntry, tasksOf } from '../../../domain/approval/find.js';
import { pendingResolutions, resolvedDrafts } from '../../../domain/approval/request.js';
import type { Approval, ClosedApproval, Route, Step, Task } from '../../../domain/approval/types.js';
import { instantAt } from '../../../domain/calendar/instant.js';
import { type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import type { CommandOf } from '../../../domain/commands.js';
import { type Answer, draft, type Judging } from '../../../domain/cycle/chapter.js';
import { initialState } from '../../../domain/cycle/fold.js';
import { factActor, seal } from '../../../domain/cycle/seal.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import { resolveSeats } from '../../../domain/directory/resolve.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Fact, FactDraft } from '../../../domain/facts.js';
import { contentHash } from '../../../domain/hash.js';
import { isCycleId, isRegionCode } from '../../../domain/ids.js';
import { fen } from '../../../domain/money/fen.js';
import type { Actor, PersonCard, Post } from '../../../domain/people.js';
import type { RuleId } from '../../../domain/policy/rule-ids.js';
import type { CompiledPolicy, CompiledRule, SeparationPair } from '../../../domain/policy/types.js';
import { type Regime, SUBJECT_KINDS, type SubjectKind } from '../../../domain/policy/vocabulary.js';
import { isNo } from '../../../domain/refusal.js';
import { readable } from '../../support/readable-fact.js';

/** A county bureau small enough to keep in mind; everybody is named by his office. */
export const OFFICES = {
  officer: ['officer'],
  secondOfficer: ['officer'],
  office: ['headOfOffice'],
  deputy: ['deputyHead'],
  head: ['bureauHead'],
  finance: ['bureauFinance'],
  clerk: [],
  adviser: [],
  evaluator: ['evaluator'],
  administrator: ['administrator'],
  superior: ['superior'],
} as const satisfies Record<string, readonly Post[]>;
export type Office = keyof typeof OFFICES;

export const START = plainDate('2026-03-02');
const LONG_AGO = plainDate('2020-01-01');

/** Weekends rest, no holidays: dates in these tests can be checked on fingers. */
export const CALENDAR: CompiledCalendar = {
  id: code('222401'),
  version: '2025-11-01',
  hash: '0'.repeat(64),
  announcedYears: [2026],
  firstDay: plainDate('2026-01-01'),
  lastDay: plainDate('2026-12-24'),
  rest: [],
  work: {},
  notices: {},
  expected: [],
};

function code(text: string) {
  if (!isRegionCode(text)) throw new TypeError(text);
  return text;
}

export function directoryOf(change: Partial<DirectorySnapshot> = {}): DirectorySnapshot {
  const offices = Object.entries(OFFICES);
  return {
    code: code('222401'),
    name: '县民政局',
    rev: 1,
    people: offices.map(([id]) => ({
      id,
      name: id,
      party: id === 'evaluator' ? ('evaluator' as const) : ('bureau' as const),
      partyId: id === 'evaluator' ? 'third-party' : null,
      email: null,
      phone: null,
      activeFrom: LONG_AGO,
      activeTo: null,
    })),
    holdings: offices.flatMap(([person, posts]) => posts.map((post) => ({ post, person, from: LONG_AGO, to: null }))),
    absences: [],
    proxies: [],
    heads: [
      { person: 'officer', head: 'office' },
      { person: 'office', head: 'deputy' },
      { person: 'deputy', head: 'head' },
    ],
    fields: [{ field: 'head-of-office', person: 'office' }],
    ...change,
  };
}

export function step(key: string, posts: Post[], more: Partial<Step> = {}): Step {
  return {
    key,
    title: key,
    who: { by: 'post', posts, holders: 'each' },
    tally: { mode: 'all' },
    limitWd: 3,
    requiredByLaw: false,
    ...more,
  };
}

export function routeOf(steps: Step[], more: Partial<Route> = {}): Route {
  return { rule: 'route-annual-plan', steps, money: false, batch: false, paper: true, samePerson: 'ask', ...more };
}

/** Office, then deputy head, then bureau head. */
export const THREE_STEPS = routeOf([
  step('office', ['headOfOffice']),
  step('deputy', ['deputyHead']),
  step('head', ['bureauHead']),
]);

const HEAD = { force: 'hard', transition: 'byTrigger', authority: 'assumed', basis: 'test' } as const;
const REGIMES: Regime[] = ['act', 'belowThreshold', 'nonAct'];

/** Whoever of the administrators is asked agrees or not. */
const SECOND = routeOf(
  [step('second', ['administrator', 'superior'], { tally: { mode: 'any' }, requiredByLaw: true })],
  { rule: 'route-repair', paper: false },
);

export function policyOf(
  route: Route,
  pairs: SeparationPair[] = [],
  authority: 'assumed' | 'stated' = 'stated',
): CompiledPolicy {
  const routes = Object.fromEntries(
    SUBJECT_KINDS.map((kind): [RuleId, CompiledRule] => [
      `route-${kind}`,
      {
        ...HEAD,
        appliesTo: REGIMES,
        authority,
        id: `route-${kind}`,
        kind: 'route',
        route: kind === 'repair' ? SECOND : route,
      },
    ]),
  );
  const separation: CompiledRule = {
    ...HEAD,
    appliesTo: REGIMES,
    id: 'separation-of-duties',
    kind: 'separation',
    pairs,
    derogation: false,
  };
  return {
    id: code('222401'),
    version: plainDate('2026-01-01'),
    hash: contentHash(route),
    layers: [],
    missing: [],
    rules: { ...routes, 'separation-of-duties': separation },
    params: { reserveWd: 10, refileWd: 10, paperObjectionWd: 3 },
  };
}

type Options = { on?: PlainDate; via?: Via; as?: Office; people?: Office[]; actor?: Actor };
type Body<K extends keyof ApprovalCommands> = Partial<ApprovalCommands[K]>;

type Verb = keyof ApprovalCommands;

export type World = {
  state: CycleState;
  facts: Fact[];
  directory: DirectorySnapshot;
  today: PlainDate;
  policy: CompiledPolicy;
  count: number;
  judging(): Judging;
  record(drafts: FactDraft[], actor?: Actor, on?: PlainDate): void;
  card(id: string, as?: string): PersonCard;
  command<K extends Verb>(who: Office, kind: K, body: Body<K>, options?: Options): CommandOf<K>;
  filled(who: string, kind: string, body?: Record<string, unknown>): Record<string, unknown>;
  answer<K extends Verb>(who: Office, kind: K, body?: Body<K>, options?: Options): Answer;
  give<K extends Verb>(who: Office, kind: K, body?: Body<K>, options?: Options): string;
  lookUp(): void;
  submitted(kind?: SubjectKind, ref?: string, more?: Body<'submit-approval'>): World;
  running(id?: string): Approval;
  ended(id?: string): ClosedApproval;
  tasks(): Task[];
  open(): string[];
  course(id?: string): string[];
  kinds(): string[];
  standsIn(principal: Office, proxy: Office, subjects?: SubjectKind[], to?: PlainDate): void;
  leaves(person: Office, successor?: Office): void;
  directoryChanged(): string;
};

/** What a client would fill in of a repair: the first task, what was previewed, and the reason. */
function repairBody(kind: string, approval: Approval | undefined): Record<string, unknown> {
  const entry = approval && liveEntry(approval);
  const pending = entry === undefined ? [] : tasksOf(entry).filter(isPending);
  const onTask = kind === 'repair-reassign' || kind === 'repair-extend-limit';
  const place = onTask ? { task: pending[0]?.id ?? 'none' } : { approval: approval?.id ?? 'a1', entry: entry?.no ?? 0 };
  return { ...place, previewVersion: approval?.version ?? 0, reason: '长期病假' };
}

/** One cycle with a drafted plan, its directory and its record; commands are given by office. */
export function worldOf(route: Route, pairs: SeparationPair[] = [], directory = directoryOf()): World {
  const world: World = {
    state: opened().state,
    facts: [],
    directory,
    today: START,
    policy: policyOf(route, pairs),
    count: 0,

    judging(): Judging {
      return { policy: world.policy, calendar: CALENDAR, at: instantAt(world.today, '10:00'), today: world.today };
    },

    /** Puts drafts on record as they are. */
    record(drafts: FactDraft[], actor: Actor = { system: 'test' }, on = world.today): void {
      world.count += 1;
      const sealing = { at: world.judging().at, on, actor: factActor(actor), commandId: `c${world.count}` };
      const { facts, state } = seal(world.state, drafts, sealing);
      for (const fact of facts) readable(fact);
      world.facts = [...world.facts, ...facts];
      world.state = state;
    },

    card(id: string, as?: string): PersonCard {
      const card = cardOf(world.directory, id, world.today);
      if (card === undefined) throw new TypeError(`nobody named ${id}`);
      if (as === undefined) return card;
      const found = world.directory.proxies.find((each) => each.proxy === id && each.principal === as);
      const principal = cardOf(world.directory, as, world.today);
      const proxy = found ?? { id: 'px', from: world.today, to: world.today, subjects: [] };
      return {
        ...card,
        actingFor: {
          person: as,
          name: as,
          proxyId: proxy.id,
          from: proxy.from,
          to: proxy.to,
          subjects: proxy.subjects,
          ...(principal?.sameAs === undefined ? {} : { sameAs: principal.sameAs }),
        },
      };
    },

    command<K extends keyof ApprovalCommands>(
      who: Office,
      kind: K,
      body: Body<K>,
      options: Options = {},
    ): CommandOf<K> {
      const actor: Actor = options.actor ?? { person: world.card(who, options.as) };
      const people = (options.people ?? (Object.keys(OFFICES) as Office[])).map((id) => world.card(id));
      const data = { ...world.filled(options.as ?? who, kind, body), ...body } as unknown as ApprovalCommands[K];
      const { cycleId } = world.state;
      const on = options.on ?? world.today;
      const envelope = { commandId: `x${world.count}`, cycleId, on, actor, people, via: options.via ?? 'console' };
      return { ...envelope, kind, data } as CommandOf<K>;
    },

    /** What a client would fill in: the person's open task and what he saw of it. */
    filled(who: string, kind: string, body: Record<string, unknown> = {}): Record<string, unknown> {
      const { running } = world.state.approvals;
      const mine = world
        .tasks()
        .find(({ status, owner, holder }) => status === 'open' && [owner, holder].includes(who));
      const task = mine?.id ?? 'none';
      const named = [body.task, body.approval, kind.startsWith('repair-') ? undefined : task].find(
        (each) => each !== undefined,
      );
      const approval = running[String(named).split('.')[0] ?? ''] ?? Object.values(running)[0];
      const seen = { ifVersion: approval?.version ?? 0, contentHash: approval?.subject.hash ?? '' };
      const id = approval?.id ?? 'a1';
      if (kind.startsWith('repair-')) return repairBody(kind, approval);
      const then = 'again';
      const words = { opinion: '同意', reason: '工作需要' };
      const bodies: Record<string, Record<string, unknown>> = {
        reopen: { approval: Object.keys(world.state.approvals.closed)[0] ?? 'a1', reason: words.reason },
        'undo-repair': { approval: id, seq: approval?.undo?.seq ?? 0 },
        'submit-approval': { subject: { kind: 'annual-plan', ref: 'y1' } },
        'take-back': { approval: id, ifVersion: seen.ifVersion },
        withdraw: { approval: id, ifVersion: seen.ifVersion },
        copy: { approval: id },
        comment: { approval: id },
        urge: { task },
        approve: { task, ...seen },
        abstain: { task, ...seen },
        resubmit: { task, ...seen },
        recall: { task, ...seen },
        reject: { task, ...seen, opinion: '不同意' },
        return: { task, ...seen, opinion: '请补充', to: 'initiator', then },
        'give-back': { task, ...seen, opinion: words.opinion },
        'record-paper': { task, ...seen, value: 'approve', file: contentHash('scan') },
      };
      return bodies[kind] ?? { task, ...seen, reason: words.reason };
    },

    /** The answer to a command, without putting anything on record. */
    answer<K extends keyof ApprovalCommands>(who: Office, kind: K, body: Body<K> = {}, options: Options = {}): Answer {
      return approvalHandlers[kind].decide(world.state, world.command(who, kind, body, options), world.judging());
    },

    /** Gives a command, records its facts and looks up whoever is to be looked up. Answers `ok` or the refusal's code. */
    give<K extends keyof ApprovalCommands>(who: Office, kind: K, body: Body<K> = {}, options: Options = {}): string {
      const command = world.command(who, kind, body, options);
      const answer = approvalHandlers[kind].decide(world.state, command, world.judging());
      if (isNo(answer)) return answer.refused;
      world.record(answer.facts, command.actor, command.on);
      world.lookUp();
      return 'ok';
    },

    lookUp(): void {
      for (;;) {
        const [request] = pendingResolutions(world.state, world.judging());
        if (request === undefined) return;
        const found = resolveSeats(request, world.directory, world.today);
        world.record(resolvedDrafts(world.state, request, found, world.judging()), { system: 'directory' });
      }
    },

    submitted(kind: SubjectKind = 'annual-plan', ref = 'y1', more: Body<'submit-approval'> = {}) {
      const answer = world.give('officer', 'submit-approval', { subject: { kind, ref }, ...more });
      if (answer !== 'ok') throw new TypeError(`not submitted: ${answer}`);
      return world;
    },

    running(id = 'a1'): Approval {
      const found = world.state.approvals.running[id];
      if (found === undefined) throw new TypeError(`${id} does not run`);
      return found;
    },

    ended(id = 'a1'): ClosedApproval {
      const found = world.state.approvals.closed[id];
      if (found === undefined) throw new TypeError(`${id} has not ended`);
      return found;
    },

    /** Tasks of the live entry. */
    tasks(): Task[] {
      return Object.values(world.state.approvals.running).flatMap((approval) => {
        const entry = liveEntry(approval);
        return entry === undefined ? [] : tasksOf(entry);
      });
    },

    /** Who has an open task now. */
    open(): string[] {
      return world
        .tasks()
        .filter((task) => task.status === 'open')
        .map((task) => task.holder);
    },

    /** Step and status of every entry, in order: `office passed`. */
    course(id = 'a1'): string[] {
      return world.running(id).entries.map((entry) => `${entry.step} ${entry.status}`);
    },

    kinds(): string[] {
      return world.facts.map((fact) => fact.kind);
    },

    standsIn(principal, proxy, subjects = ['annual-plan'], to = plainDate('2026-03-31')) {
      world.directory = {
        ...world.directory,
        proxies: [...world.directory.proxies, { id: 'px1', principal, proxy, from: START, to, subjects }],
      };
    },

    /** The person leaves the service and all his posts. */
    leaves(person: Office, successor?: Office): void {
      const yesterday = plainDate('2026-03-01');
      const post = OFFICES[person][0];
      const holdings = world.directory.holdings.map((each) =>
        each.person === person ? { ...each, to: yesterday } : each,
      );
      const fresh =
        successor === undefined || post === undefined ? [] : [{ post, person: successor, from: yesterday, to: null }];
      world.directory = {
        ...world.directory,
        rev: world.directory.rev + 1,
        holdings: [...holdings, ...fresh],
        people: world.directory.people.map((each) => (each.id === person ? { ...each, activeTo: yesterday } : each)),
      };
    },

    directoryChanged(): string {
      const approvals = Object.keys(world.state.approvals.running);
      const body = { approvals, directoryRev: world.directory.rev };
      return world.give('administrator', 're-resolve', body, { actor: { system: 'directory-change' }, via: 'system' });
    },
  };
  return world;
}

/** The record before anybody asks for anything: the cycle is open and its plan drafted. */
export function opened(): { facts: Fact[]; state: CycleState } {
  const cycleId = '222401-2026-001';
  if (!isCycleId(cycleId)) throw new TypeError(cycleId);
  const at = instantAt(plainDate('2026-02-02'), '09:00');
  const sealing = { at, on: plainDate('2026-02-02'), actor: { system: 'test' }, commandId: 'open' };
  const purchaser = { id: 'bureau', name: '县民政局', kind: 'government' as const };
  const opening = {
    programmeId: 'p1',
    lot: '1',
    title: '社工站',
    regime: 'act' as const,
    regimeBasis: '政府采购法',
    purchaser,
    stations: [],
    method: 'competitiveConsultation' as const,
    years: 3,
    leadCycle: null,
    agentUsed: false,
  };
  const plan = {
    year: 1,
    title: '年度计划',
    parts: [],
    fen: fen(50_000_000),
    serviceFrom: plainDate('2026-07-01'),
    serviceTo: plainDate('2027-06-30'),
    summary: '购买社工站服务',
  };
  const begun = draft('cycle-opened', {
    ...opening,
    policy: '222401@2026-01-01#000000000000',
    calendar: '222401@2025-11-01#000000000000',
    code: '222401',
  });
  return seal(initialState(cycleId), [begun, draft('plan-drafted', plan)], sealing);
}
