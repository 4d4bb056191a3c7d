import fc from 'fast-check';
import type { ApprovalCommands } from '../../../domain/approval/commands.js';
import { INITIATOR, isPending, liveEntry, tasksOf } from '../../../domain/approval/find.js';
import type { ClosedDecision, Route, Step, Tally, Task } from '../../../domain/approval/types.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import type { Post } from '../../../domain/people.js';
import type { SeparationPair } from '../../../domain/policy/types.js';
import { OFFICES, type Office, routeOf, step, type World } from './world.js';

/** Random routes and random verbs for the property tests. */

const SEATS: Post[] = ['headOfOffice', 'deputyHead', 'bureauHead', 'bureauFinance'];
export const PEOPLE = Object.keys(OFFICES) as Office[];
export const PAIRS: SeparationPair[] = [{ a: 'evaluated-service', b: 'approved', within: 'cycle' }];

const vote: fc.Arbitrary<Tally> = fc.record({
  mode: fc.constant('vote' as const),
  weights: fc.dictionary(fc.constantFrom(...SEATS), fc.integer({ min: 1, max: 3 }), { noNullPrototype: true }),
  pass: fc.constantFrom({ num: 1, den: 2, strict: true }, { num: 2, den: 3, strict: false }),
  early: fc.boolean(),
  veto: fc.subarray(SEATS, { maxLength: 1 }),
});
const plain = fc.constantFrom<Tally>({ mode: 'any' }, { mode: 'all' }, { mode: 'sequential' });
const posts = fc.subarray(SEATS, { minLength: 1, maxLength: 3 });
const steps = fc
  .array(fc.tuple(posts, fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: vote })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all): Step[] => all.map(([posts, tally], n) => step(`step-${'abcd'.charAt(n)}`, posts, { tally })));

/** One to four steps of every tally. */
export const route: fc.Arbitrary<Route> = fc
  .tuple(steps, fc.constantFrom<Route['samePerson']>('ask', 'once', 'consecutive'), fc.boolean())
  .map(([all, samePerson, money]) => routeOf(all, { samePerson, money }));

export const VERBS = [
  'approve',
  'approve',
  'approve',
  'approve',
  'reject',
  'abstain',
  'return',
  'return',
  'resubmit',
  'resubmit',
  'transfer',
  'delegate',
  'give-back',
  'recall',
  'add-signer',
  'remove-signer',
  'take-back',
  'withdraw',
  'urge',
  'copy',
  'comment',
  'record-paper',
  'object-to-paper',
  'hand-over',
  're-resolve',
  'reopen',
  'repair-reassign',
  'repair-jump',
  'repair-replace-seat',
  'repair-close-vote',
  'repair-extend-limit',
  'repair-from-superior',
  'undo-repair',
] as const satisfies (keyof ApprovalCommands)[];
export type Move = {
  verb: (typeof VERBS)[number];
  who: Office;
  to: Office;
  pick: number;
  straight: boolean;
  where: number;
  day: boolean;
};

const WITHOUT_TASK = [
  'withdraw',
  'take-back',
  'hand-over',
  'copy',
  'comment',
  're-resolve',
  'reopen',
  'repair-jump',
  'repair-replace-seat',
  'repair-close-vote',
  'repair-from-superior',
  'undo-repair',
];

/** Body and person of a random move; six times in seven the person is the one whose task it is. */
export function bodyOf(world: World, each: Move): { who: Office; body: Record<string, unknown> } {
  const task = pickTask(world, each);
  const onTask = task !== undefined && !WITHOUT_TASK.includes(each.verb);
  return { who: actorOf(each, task), body: { ...(onTask ? { task: task.id } : {}), ...detailsOf(world, each, task) } };
}

type Picked = Pick<Task, 'id' | 'owner'> & Partial<Pick<Task, 'addedBy' | 'holder'>>;

function pickTask(world: World, { verb, pick }: Move): Picked | undefined {
  if (verb === 'object-to-paper') return onPaper(world)[pick % Math.max(1, onPaper(world).length)];
  const all = verb === 'remove-signer' ? world.tasks() : world.tasks().filter(isPending);
  return all[pick % Math.max(1, all.length)];
}

/** Tasks decided on paper, in whatever step, and who is said to have signed; of ended approvals while none runs. */
function onPaper({ state }: World): Picked[] {
  const { running, closed } = state.approvals;
  const decided = [
    ...Object.values(running).flatMap(({ entries }) => entries.flatMap(tasksOf)),
    ...(Object.keys(running).length > 0 ? [] : Object.values(closed).flatMap(({ decisions }) => decisions.map(asTask))),
  ];
  return decided.flatMap(({ id, decision }) => (decision?.file === undefined ? [] : [{ id, owner: decision.by }]));
}

function asTask(decision: ClosedDecision): Pick<Task, 'id' | 'decision'> {
  return { id: decision.task, decision };
}

function actorOf({ verb, who, pick }: Move, task: Picked | undefined): Office {
  if (verb === 'record-paper' || verb === 'urge') return 'officer';
  if (verb === 'hand-over' || verb.startsWith('repair-') || verb === 'undo-repair') return 'administrator';
  if (task === undefined || pick % 7 === 0 || WITHOUT_TASK.includes(verb)) return who;
  if (verb === 'remove-signer') return (task.addedBy ?? who) as Office;
  return (verb === 'give-back' ? task.holder : task.owner) as Office;
}

function detailsOf(
  world: World,
  { verb, who, to, pick, straight, where }: Move,
  task: Picked | undefined,
): Record<string, unknown> {
  const approval = runningMatter(world);
  const live = approval && liveEntry(approval);
  const targets = approval === undefined ? [INITIATOR] : [INITIATOR, ...approval.route.steps.map(({ key }) => key)];
  const then = straight ? 'straightBack' : 'again';
  const place = ['before', 'after', 'beside'][where];
  const details: Partial<Record<Move['verb'], Record<string, unknown>>> = {
    return: { to: targets[pick % targets.length], then },
    transfer: { to },
    delegate: { to },
    'add-signer': { where: place, persons: [to] },
    'hand-over': { from: who, to },
    'record-paper': { decidedBy: task?.owner ?? who, value: straight ? 'approve' : 'reject', opinion: '见附件' },
    copy: { persons: [to] },
    comment: { text: '已阅' },
    reopen: { approval: Object.keys(world.state.approvals.closed)[pick % 3], step: targets[pick % targets.length] },
    'repair-reassign': { to },
    'repair-jump': { approval: approval?.id, to: targets[pick % targets.length] },
    'repair-replace-seat': { approval: approval?.id, entry: live?.no, seat: pick % 3, to },
    'repair-close-vote': { approval: approval?.id, entry: live?.no },
    'repair-extend-limit': { to: addDays(world.today, 3 + pick) },
    'repair-from-superior': { approval: approval?.id, entry: live?.no, person: 'superior' },
    'undo-repair': { approval: approval?.id, seq: approval?.undo?.seq ?? 1 },
    're-resolve': { approvals: [approval?.id ?? 'a1'], directoryRev: 1 },
  };
  return details[verb] ?? {};
}

/** The approval that is not about a repair. */
function runningMatter(world: World) {
  return Object.values(world.state.approvals.running).find(({ subject }) => subject.kind !== 'repair');
}

/** While the plan is back for revision its sum may change, and with it the content all decisions bind to. */
export function redraft(world: World, amount: number): void {
  const plan = world.state.plan.plans.y1;
  const matter = runningMatter(world);
  const revising = matter !== undefined && liveEntry(matter)?.step === INITIATOR;
  if (plan === undefined || !revising || amount > 6) return;
  const { approvedOn: _on, approval: _by, ...drafted } = plan;
  world.record([draft('plan-drafted', { ...drafted, fen: fen(50_000_000 + amount) })]);
}
