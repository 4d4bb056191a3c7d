import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { liveEntry, tasksOf } from '../../../domain/approval/find.js';
import type { RouteGround } from '../../../domain/approval/route.js';
import { linesOfTask } from '../../../domain/approval/task-proof.js';
import type { Entry, Route, Step, Task } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { type ForecastAsked, forecastOf } from '../../../domain/forecast/forecast.js';
import type { Forecast } from '../../../domain/forecast/types.js';
import { fen } from '../../../domain/money/fen.js';
import { isNo } from '../../../domain/refusal.js';
import { PAIRS, route as routes } from '../approval/moves.js';
import { directoryOf, type Office, routeOf, START, step, THREE_STEPS, type World, worldOf } from '../approval/world.js';

const GROUND: RouteGround = {
  ...{ amount: fen(50_000_000), budgetFen: fen(50_000_000) },
  ...{ singleSource: false, assumedRule: false, firstYear: true, violations: false },
};
const day = (text: string) => plainDate(`2026-${text}`);

function forecastIn(world: World, more: Partial<ForecastAsked> = {}): Forecast {
  const { state, directory } = world;
  const subject = { kind: 'annual-plan' as const, ref: 'y1' };
  const judging = world.judging();
  const asked = { subject, ground: GROUND, regime: 'act' as const, initiators: ['officer'] };
  const found = forecastOf({ ...asked, state, judging, directory, ...more });
  if (isNo(found)) throw new Error(JSON.stringify(found));
  return found;
}

const forecastFor = (route: Route, directory = directoryOf()) => forecastIn(worldOf(route, [], directory));

/** Who decided or was to decide in each opening, in words that both sides can say. */
function courseOf({ steps }: Forecast): string[] {
  return steps
    .filter(({ outcome }) => outcome !== 'notReached')
    .map(({ key, outcome, tasks }) => `${key} ${outcome}: ${tasks.map(({ person }) => person).join(',')}`);
}

/** Submits for good and lets everybody approve on the last day he has; what then is on record. */
function played(world: World): { course: string[]; end: string | null } {
  world.submitted();
  return playedOn(world);
}

/** The same from where an approval stands. */
function playedOn(world: World): { course: string[]; end: string | null } {
  for (;;) {
    const [approval] = Object.values(world.state.approvals.running);
    const entry = approval && liveEntry(approval);
    if (entry === undefined || entry.status === 'unmanned') break;
    const [next] = tasksOf(entry)
      .filter(({ status }) => status === 'open')
      .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
    if (next === undefined) throw new Error('nobody to decide');
    if (dueOf(next) > world.today) world.today = plainDate(dueOf(next));
    expect(world.give(next.owner as Office, 'approve')).toBe('ok');
  }
  return { course: recorded(world), end: Object.keys(world.state.approvals.running).length > 0 ? null : world.today };
}

/** Of an approval of which nothing is open. */
const NO_ENTRY: Entry = { no: 0, step: '', status: 'passed', openedOn: START, seats: [] };

const dueOf = ({ due }: Task): string => due?.on ?? '';

function recorded({ facts }: World): string[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'step-opened') return [];
    const { entry, step: key } = fact.data;
    const seats = facts.flatMap((each) =>
      each.kind === 'seats-resolved' && each.data.entry === entry ? each.data.seats : [],
    );
    const closed = facts.find((each) => each.kind === 'step-closed' && each.data.entry === entry);
    const outcome = closed?.kind === 'step-closed' ? closed.data.outcome : 'nobody';
    const said = outcome === 'passed' ? 'decided' : outcome;
    return [`${key} ${said}: ${seats.flatMap(({ people }) => people.map(({ id }) => id)).join(',')}`];
  });
}

/** Some steps go up the heads of who submitted or who decided before, instead of asking a post. */
const chain: fc.Arbitrary<Partial<Step>> = fc.oneof(
  fc.constant({}),
  fc.record({
    who: fc.record({
      by: fc.constant('heads' as const),
      of: fc.constantFrom('initiator' as const, 'previous' as const),
      levels: fc.integer({ min: 1, max: 2 }),
    }),
  }),
);

describe('the forecast of a route', () => {
  test('names the people the engine then resolves, step by step, and the day it is through', () => {
    const samePerson = fc.constantFrom('ask' as const, 'once' as const, 'consecutive' as const);
    const vacant = fc.subarray(['office', 'deputy', 'head'], { maxLength: 2 });
    let nobody = 0;
    fc.assert(
      fc.property(routes, samePerson, vacant, fc.array(chain), (route, same, gone, chains) => {
        const all = directoryOf();
        const directory = { ...all, holdings: all.holdings.filter(({ person }) => !gone.includes(person)) };
        const steps = route.steps.map((each, at) => ({ ...each, ...chains[at] }));
        const world = worldOf({ ...route, steps, samePerson: same }, PAIRS, directory);
        const forecast = forecastIn(world);
        const real = played(world);
        expect({ course: courseOf(forecast), end: forecast.end?.on ?? null }).toEqual(real);
        if (real.end === null) nobody += 1;
      }),
      { numRuns: 150 },
    );
    expect(nobody).toBeGreaterThan(10);
  });

  test('of an approval under way goes on from where it stands: what is behind is not counted again', () => {
    let behind = 0;
    fc.assert(
      fc.property(routes, fc.nat(4), (route, decided) => {
        const world = worldOf(route, PAIRS, directoryOf());
        world.submitted();
        for (let n = 0; n < decided; n += 1) {
          const next = Object.values(world.state.approvals.running)
            .flatMap((approval) => tasksOf(liveEntry(approval) ?? NO_ENTRY))
            .find(({ status }) => status === 'open');
          if (next !== undefined) expect(world.give(next.owner as Office, 'approve')).toBe('ok');
        }
        const [running] = Object.values(world.state.approvals.running);
        if (running === undefined) return;
        if (running.entries.length > 1) behind += 1;
        const { end, steps } = forecastIn(world, { running });
        const live = steps.find(({ key }) => key === liveEntry(running)?.step);
        const open = tasksOf(liveEntry(running) ?? NO_ENTRY).find(({ status }) => status === 'open');
        expect(live?.tasks.find(({ person }) => person === open?.owner)?.due).toEqual(open?.due);
        expect(end?.on ?? null).toBe(playedOn(world).end);
      }),
      { numRuns: 100 },
    );
    expect(behind).toBeGreaterThan(10);
  });

  test('leads to each day line by line, as the proof of the task will once it is there', () => {
    const world = worldOf(THREE_STEPS, [], directoryOf());
    const [first] = forecastIn(world).steps;
    world.submitted();
    const [task] = Object.values(world.state.approvals.running).flatMap((each) => tasksOf(liveEntry(each) ?? NO_ENTRY));
    const lines = linesOfTask(world.state, task?.id ?? '', world.judging().calendar);
    expect(first?.tasks[0]?.proof).toEqual(lines);
    expect(lines.at(-1)?.day).toBe(first?.tasks[0]?.due.on);
  });

  test('counts each step on the calendar from the day the one before ends', () => {
    const { steps, end } = forecastFor(THREE_STEPS);
    expect(steps.map(({ opensOn, endsOn, tasks }) => [opensOn, endsOn, tasks[0]?.due.on])).toEqual([
      ['2026-03-02', '2026-03-05', '2026-03-05'],
      ['2026-03-05', '2026-03-10', '2026-03-10'],
      ['2026-03-10', '2026-03-13', '2026-03-13'],
    ]);
    expect(end).toEqual({ on: '2026-03-13', certainty: 'final', latest: '2026-03-13' });
  });

  test('signers in a queue each get their own days', () => {
    const queue = step('both', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } });
    const { steps, end } = forecastFor(routeOf([queue]));
    expect(steps[0]?.tasks.map(({ person, opensOn, due }) => [person, opensOn, due.on])).toEqual([
      ['office', '2026-03-02', '2026-03-05'],
      ['deputy', '2026-03-05', '2026-03-10'],
    ]);
    expect(end?.on).toBe('2026-03-10');
  });

  test('says why a step is left out', () => {
    const large = { is: 'amount-at-least' as const, fen: 100_000_000 };
    const route = routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'], { when: large })]);
    expect(forecastFor(route)).toMatchObject({ steps: [{ key: 'office' }], skipped: [{ key: 'head', when: large }] });
    const asked = forecastIn(worldOf(route), { ground: { ...GROUND, amount: fen(100_000_000) } });
    expect(asked.steps.map(({ key }) => key)).toEqual(['office', 'head']);
  });
});

describe('people who are not there', () => {
  const route = routeOf([step('deputy', ['deputyHead']), step('head', ['bureauHead'])]);
  const away = (from: string, to: string): Partial<DirectorySnapshot> => ({
    absences: [{ person: 'deputy', from: day(from), to: day(to), reason: '出差' }],
  });

  test('an approver away all the days without a proxy holds the way up until he is back, and that is said', () => {
    const { steps, end } = forecastFor(route, directoryOf(away('03-01', '03-13')));
    expect(steps[0]?.tasks[0]).toMatchObject({
      unattended: true,
      away: [{ from: '2026-03-01', to: '2026-03-13' }],
      due: { on: '2026-03-05' },
      decidesOn: '2026-03-16',
    });
    expect(end?.on).toBe('2026-03-19');
  });

  test('one who goes before the due day decides on the last day he is there', () => {
    const { steps } = forecastFor(route, directoryOf(away('03-05', '03-20')));
    expect(steps[0]?.tasks[0]).toMatchObject({ unattended: false, decidesOn: '2026-03-04' });
  });

  test('a proxy whom the step asks himself is not foreseen for another, before it opens or while it runs', () => {
    const directory = directoryOf({
      absences: [{ person: 'deputy', from: day('03-01'), to: day('03-31'), reason: '进修' }],
      proxies: [
        { id: 'p', principal: 'deputy', proxy: 'office', from: START, to: day('03-31'), subjects: ['annual-plan'] },
      ],
    });
    const inMode = (mode: 'any' | 'all' | 'sequential') =>
      worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'], { tally: { mode } })]), [], directory);
    const ofDeputy = (found: Forecast) =>
      found.steps[0]?.tasks
        .filter(({ person }) => person === 'deputy')
        .map(({ standIns, unattended }) => [standIns.map(({ id }) => id).join(','), unattended]);
    const before = (['all', 'sequential', 'any'] as const).map((mode) => ofDeputy(forecastIn(inMode(mode))));
    expect(before).toEqual([[['', true]], [['', true]], [['office', false]]]);
    const world = inMode('all').submitted();
    expect(ofDeputy(forecastIn(world, { running: world.running() }))).toEqual([['', true]]);
    // Once he has decided for himself his one decision there is given.
    world.give('office', 'approve');
    expect(ofDeputy(forecastIn(world, { running: world.running() }))).toEqual([['', true]]);
  });

  test('a proxy for this kind of matter keeps the day; one for another kind, one who is away, or one separated does not', () => {
    const proxy = (more: Partial<DirectorySnapshot['proxies'][number]> = {}) => ({
      ...{ id: 'p', principal: 'deputy', proxy: 'office', from: day('03-01'), to: day('03-31') },
      ...{ subjects: ['annual-plan' as const], ...more },
    });
    const first = (change: Partial<DirectorySnapshot>) =>
      forecastFor(route, directoryOf({ ...away('03-01', '03-13'), ...change })).steps[0]?.tasks[0];
    expect(first({ proxies: [proxy()] })).toMatchObject({
      unattended: false,
      standIns: [{ id: 'office' }],
      decidesOn: '2026-03-05',
    });
    expect(first({ proxies: [proxy({ subjects: ['payment'] })] })).toMatchObject({ unattended: true, standIns: [] });
    // Who asked for it does not decide on it, in no capacity.
    expect(first({ proxies: [proxy({ proxy: 'officer' })] })).toMatchObject({ unattended: true, standIns: [] });
    const both = [
      ...(away('03-01', '03-13').absences ?? []),
      { person: 'office', from: day('03-01'), to: day('03-13'), reason: '' },
    ];
    expect(first({ absences: both, proxies: [proxy()] })).toMatchObject({ unattended: true });
  });

  test('a vacancy planned ahead shows: who leaves while it is open, and a step that then has nobody', () => {
    const base = directoryOf();
    const leaves = (person: string, on: string) =>
      directoryOf({
        people: base.people.map((each) => (each.id === person ? { ...each, activeTo: day(on) } : each)),
      });
    expect(forecastFor(route, leaves('deputy', '03-04')).steps[0]?.tasks[0]).toMatchObject({ leavesOn: '2026-03-04' });
    const ended = forecastFor(route, leaves('head', '03-04'));
    expect(ended.steps.map(({ outcome }) => outcome)).toEqual(['decided', 'nobody']);
    expect(ended).toMatchObject({ end: null, limits: [] });
  });

  test('whoever submits does not decide: a step only he could decide has nobody, and says why', () => {
    const only = routeOf([step('asks', ['officer'], { who: { by: 'named', persons: ['officer'] } })]);
    expect(forecastFor(only).steps[0]).toMatchObject({
      outcome: 'nobody',
      excluded: [{ person: 'officer', why: 'initiated' }],
    });
  });
});

describe('a step whose people are chosen', () => {
  test('shows everybody one could choose from', () => {
    const from = {
      by: 'post' as const,
      posts: ['headOfOffice' as const, 'deputyHead' as const],
      holders: 'each' as const,
    };
    const route = routeOf([step('office', ['headOfOffice']), step('next', [], { who: { by: 'chosen', from } })]);
    const { steps } = forecastFor(route);
    expect(steps[1]).toMatchObject({ chosen: true, tasks: [{ person: 'office' }, { person: 'deputy' }] });
  });
});

test('a matter the policy has no route for is refused, not guessed', () => {
  const world = worldOf(THREE_STEPS);
  const { policy } = world;
  const rules = { ...policy.rules };
  delete rules['route-payment'];
  const found = forecastOf({
    ...{ subject: { kind: 'payment', ref: 't1' }, ground: GROUND, regime: 'act', state: world.state },
    ...{ judging: { ...world.judging(), policy: { ...policy, rules } }, directory: world.directory },
  });
  expect(found).toMatchObject({ refused: 'no-route' });
});

test('in a year without a notice each step takes its days all the same, and the latest end is told', () => {
  const world = worldOf(routeOf([step('office', ['headOfOffice'])]));
  const judging = { ...world.judging(), today: day('12-23') };
  const { steps, end } = forecastIn(world, { judging });
  expect(end).toMatchObject({ on: steps[0]?.tasks[0]?.due.on, certainty: 'provisional' });
  expect(end?.latest).toBe(steps[0]?.tasks[0]?.due.latest);
});

test('a forecast begins on the day it is asked for', () => {
  const world = worldOf(THREE_STEPS);
  const judging = { ...world.judging(), today: day('03-06') };
  expect(forecastIn(world, { judging })).toMatchObject({ from: '2026-03-06', end: { on: '2026-03-19' } });
  expect(START).toBe('2026-03-02');
});
