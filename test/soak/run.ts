import type { ApprovalCommands } from '../../domain/approval/commands.js';
import { INITIATOR, liveEntry, stepOf } from '../../domain/approval/find.js';
import type { Approval, Route, Step, Tally } from '../../domain/approval/types.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import type { Fact } from '../../domain/facts.js';
import type { Post } from '../../domain/people.js';
import { bodyOf, type Move, PAIRS, PEOPLE, redraft, VERBS } from '../domain/approval/moves.js';
import { OFFICES, type Office, routeOf, step, type World, worldOf } from '../domain/approval/world.js';
import { type Random, randomOf } from './random.js';

/** Where an act was accepted: the tally of the step in hand, a matter that is back at its initiator, or one that ended. */
export type Place = Tally['mode'] | 'initiator' | 'ended';
export type Accepted = { verb: keyof ApprovalCommands; place: Place };

/** One run: what was accepted, in order, and the world as it was left. */
export type Run = { seed: number; world: World; accepted: Accepted[] };

/** What looks at every state a run comes to; `code`: the answer to the last act, `before` its state as text. */
export type Watch = (world: World, before: string, code: string) => void;

const SEATS: readonly Post[] = ['headOfOffice', 'deputyHead', 'bureauHead', 'bureauFinance'];
const ACTS = 24;
/** How often a verb is tried with other people and tasks before another verb has its turn. */
const TRIES = 10;

/** People do whatever they may, and much that they may not, on a random route; the same for the same seed. */
export function runOf(seed: number, watch: Watch): Run {
  const random = randomOf(seed);
  const leaver = random.pick(['office', 'deputy', 'head', 'finance'] as const);
  const hasLeft = random.oneIn(3);
  const world = worldOf(routeFor(random, hasLeft ? OFFICES[leaver][0] : null), PAIRS);
  if (seed % 5 === 0) holdsTwo(world, leaver, randomOf(seed + 2));
  if (hasLeft) world.leaves(leaver);
  world.submitted();
  if (random.oneIn(3)) standingIn(world, random);
  if (!hasLeft && random.oneIn(2)) world.leaves(leaver);
  const run: Run = { seed, world, accepted: [] };
  // Each run has a verb of its own that comes up more often than chance would have it.
  const favourite = [...VERBS, ...RARE][seed % (VERBS.length + RARE.length)] ?? 'approve';
  for (let act = 0; act < ACTS; act += 1) {
    if (random.oneIn(4)) world.today = addDays(world.today, 1);
    const verb = followUp(run, random) ?? (random.oneIn(3) ? favourite : random.pick(VERBS));
    attempt(run, verb, random, watch);
    if (Object.keys(world.state.approvals.running).length === 0) begunAgain(run, random, watch);
  }
  return run;
}

/** Whoever may leave holds the post of another as well, who has it no more. */
function holdsTwo(world: World, person: Office, random: Random): void {
  const post = random.pick(SEATS);
  const holdings = world.directory.holdings.map((each) => (each.post === post ? { ...each, person } : each));
  world.directory = { ...world.directory, holdings };
}

/** One or two stand in for somebody who signs; they may sign in the same step themselves, or have a proxy of their own. */
function standingIn(world: World, random: Random): void {
  for (let more = true; more; more = random.oneIn(2) && world.directory.proxies.length < 2) {
    const [principal, proxy] = [random.pick(SIGNERS), random.pick([...SIGNERS, 'clerk', 'adviser'] as const)];
    if (principal !== proxy) world.standsIn(principal, proxy);
  }
}

const SIGNERS = ['office', 'deputy', 'head'] as const;
/** What somebody does in the place of another; the rest he is refused. */
const IN_HIS_PLACE: readonly Move['verb'][] = [
  'approve',
  'reject',
  'abstain',
  'return',
  'recall',
  'take-back',
  'transfer',
];

/** Who gives it in the place of whom: sometimes a proxy, where there is one. */
function standIn(world: World, { verb, where }: Move, who: Office): Pick<Act, 'who' | 'as'> {
  const found = world.directory.proxies.find(({ principal }) => principal === who);
  if (found === undefined || where === 0 || !IN_HIS_PLACE.includes(verb)) return { who };
  return { who: found.proxy as Office, as: who };
}

/** Verbs that only make sense once another was given. */
const FOLLOWS: Partial<Record<keyof ApprovalCommands, readonly Move['verb'][]>> = {
  approve: ['take-back'],
  reject: ['take-back', 'reopen'],
  return: ['take-back', 'resubmit'],
  delegate: ['give-back', 'recall'],
  'add-signer': ['remove-signer'],
  'record-paper': ['object-to-paper'],
  'object-to-paper': ['record-paper'],
  'hand-over': ['undo-repair'],
  'repair-reassign': ['undo-repair'],
  'repair-jump': ['undo-repair'],
  'repair-replace-seat': ['undo-repair'],
  'repair-extend-limit': ['undo-repair'],
  'repair-from-superior': ['undo-repair'],
};

function followUp({ accepted }: Run, random: Random): Move['verb'] | undefined {
  const follows = FOLLOWS[accepted.at(-1)?.verb ?? 'comment'];
  return follows !== undefined && random.oneIn(2) ? random.pick(follows) : undefined;
}

function attempt(run: Run, verb: Move['verb'], random: Random, watch: Watch): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const each = moveOf(verb, random);
    redraft(run.world, each.pick);
    const { who, body } = bodyOf(run.world, each);
    if (given(run, { ...standIn(run.world, each, who), verb, body }, watch)) return;
  }
}

/** Verbs for a step that nobody is there for, and for a decision that was made on paper. */
const RARE = [
  'repair-from-superior',
  're-resolve',
  'repair-from-superior',
  'record-paper',
  'object-to-paper',
  'repair-from-superior',
] as const;

const texts = new WeakMap<object, string>();

/** The text of a state when it was first seen, by which one that was changed in its place shows. */
function textOf(state: object): string {
  const text = texts.get(state) ?? JSON.stringify(state);
  texts.set(state, text);
  return text;
}

type Act = { who: Office; as?: Office; verb: keyof ApprovalCommands; body: Record<string, unknown> };

/** Gives it; true when it was accepted. */
function given({ world, accepted }: Run, { who, as, verb, body }: Act, watch: Watch): boolean {
  const { running } = world.state.approvals;
  const known = world.facts.length;
  const before = textOf(world.state);
  const from = as === undefined ? {} : { as };
  const code = world.give(who, verb, body, verb === 're-resolve' ? { actor: { system: 'directory' } } : from);
  watch(world, before, code);
  const fresh = world.facts.slice(known);
  // What was done to a task says where; a step that fell with it, or opened by it, does not.
  const first = fresh.find(({ kind, data }) => 'task' in data && kind !== 'task-opened') ?? fresh[0];
  // What has no effect, such as copying somebody twice, shows nothing.
  if (code === 'ok' && first !== undefined) accepted.push({ verb, place: placeOf(running[approvalOf(first)], first) });
  return code === 'ok';
}

/** What has ended is taken up again, or asked once more. */
function begunAgain(run: Run, random: Random, watch: Watch): void {
  const closed = Object.keys(run.world.state.approvals.closed);
  for (const verb of ['copy', 'comment'] as const) if (random.oneIn(8)) attempt(run, verb, random, watch);
  attempt(run, 'object-to-paper', random, watch);
  if (Object.keys(run.world.state.approvals.running).length > 0) return;
  const reopening = { approval: random.pick(closed), step: INITIATOR };
  if (random.oneIn(2) && given(run, { who: 'administrator', verb: 'reopen', body: reopening }, watch)) return;
  given(run, { who: 'officer', verb: 'submit-approval', body: {} }, watch);
}

function moveOf(verb: Move['verb'], random: Random): Move {
  return {
    verb,
    who: random.pick(PEOPLE),
    to: random.pick(PEOPLE),
    pick: random.upTo(21),
    straight: random.oneIn(2),
    where: random.upTo(3),
    day: false,
  };
}

/** Of a repair that a second person is asked about, what is to be repaired. */
function approvalOf({ kind, data }: Fact): string {
  if (kind === 'approval-submitted' && data.subject.kind === 'repair') return data.subject.ref;
  return 'approval' in data ? String(data.approval) : '';
}

/** The step of the task that was acted on, which may be over; else the one in hand. */
function placeOf(approval: Approval | undefined, { data }: Fact): Place {
  if (approval === undefined) return 'ended';
  const no = 'task' in data ? Number(String(data.task).split('.')[1]) : liveEntry(approval)?.no;
  const entry = approval.entries.find((each) => each.no === no);
  return (entry && stepOf(approval, entry.step)?.tally.mode) ?? 'initiator';
}

/** `vacant`: a post that nobody holds; some steps are for it alone. */
function routeFor(random: Random, vacant: Post | null): Route {
  const steps = Array.from({ length: 1 + random.upTo(4) }, (_, n): Step => {
    const posts = SEATS.filter(() => random.oneIn(2)).slice(0, 3);
    const alone = vacant !== null && random.oneIn(3) ? vacant : null;
    const own = posts.length === 0 ? [random.pick(SEATS)] : posts;
    const tally = tallyFor(random, alone);
    return step(`step-${'abcd'.charAt(n)}`, alone === null ? own : [alone], { tally, requiredByLaw: random.oneIn(5) });
  });
  return routeOf(steps, { samePerson: random.pick(['ask', 'once', 'consecutive']), money: random.oneIn(3) });
}

function tallyFor(random: Random, veto: Post | null): Tally {
  const mode = random.pick(['any', 'all', 'sequential', 'vote'] as const);
  if (mode !== 'vote') return { mode };
  const weights = Object.fromEntries(SEATS.filter(() => random.oneIn(2)).map((post) => [post, 1 + random.upTo(3)]));
  const pass = random.pick([
    { num: 1, den: 2, strict: true },
    { num: 2, den: 3, strict: false },
  ]);
  return {
    mode,
    weights,
    pass,
    early: random.oneIn(2),
    veto: veto !== null || random.oneIn(3) ? [veto ?? random.pick(SEATS)] : [],
  };
}
