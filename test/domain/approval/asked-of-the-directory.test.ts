import { describe, expect, test } from '@jest/globals';
import { pendingResolutions, requestOf, resolvedDrafts } from '../../../domain/approval/request.js';
import { compileRoute, groundOf, ledgerInForce, routeFor } from '../../../domain/approval/route.js';
import { lacksChosen } from '../../../domain/approval/settle.js';
import { openTasks } from '../../../domain/approval/tasks.js';
import { approvalWakes, movedLimits } from '../../../domain/approval/wakes.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import type { ConditionId } from '../../../domain/policy/vocabulary.js';
import { applied, awarded, issue, ONE_STEP, ranked, signed, withFacts } from './on-record.js';
import { CHOSEN, given, inTurn, submitted, told, VOTE, voting } from './scenes.js';
import { CALENDAR, policyOf, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const plan = { kind: 'annual-plan', ref: 'y1' };
const more = { to: '2026-05-01', reason: '公示期不足' };
const day = plainDate;

/** What the directory is asked for the open entry. */
function asked(world: World, id = 'a1') {
  const approval = world.running(id);
  const entry = approval.entries.at(-1);
  if (entry === undefined) throw new TypeError('no entry');
  return requestOf(world.state, approval, entry, world.judging());
}

describe('the directory is asked for the people of a step', () => {
  test('by its rule, with who may not decide and what everybody carried', () => {
    const pairs = [{ a: 'evaluated-bids', b: 'approved', within: 'cycle' } as const];
    const world = worldOf(THREE_STEPS, pairs).submitted();
    expect(asked(world)).toEqual({
      approval: 'a1',
      entry: 1,
      subject: plan,
      who: { by: 'post', posts: ['headOfOffice'], holders: 'each' },
      mode: 'all',
      weights: {},
      veto: [],
      initiators: ['officer'],
      previous: ['officer'],
      chosen: [],
      contractor: null,
      standing: [{ post: 'headOfOffice', weight: 1, people: [{ id: 'office', undecided: true, added: false }] }],
      ledger: { officer: [{ duty: 'initiated', subject: 'annual-plan:y1', year: 2026 }] },
      pairs,
    });
  });

  test('of a vote: with votes and vetoes, and nobody standing: who votes is fixed once', () => {
    const tally = { ...VOTE, weights: { headOfOffice: 2 }, veto: ['deputyHead'] };
    const world = worldOf(routeOf([step('vote', ['headOfOffice', 'deputyHead'], { tally })])).submitted();
    expect(asked(world)).toMatchObject({
      mode: 'vote',
      weights: { headOfOffice: 2 },
      veto: ['deputyHead'],
      standing: [],
    });
  });

  test('of a revision: the initiator, else a holder of the post it was submitted in', () => {
    expect(asked(given(submitted(), ['office', 'return']))).toMatchObject({
      who: { by: 'initiator', post: 'officer' },
      mode: 'any',
      previous: [],
      initiators: ['officer'],
    });
  });

  test('with who decided the step before, or who asked where there is none', () => {
    const world = given(submitted(), ['office', 'approve']);
    expect(asked(world).previous).toEqual(['office']);
    expect(asked(given(world, ['deputy', 'approve'])).previous).toEqual(['deputy']);
    const back = given(world, ['head', 'return', { to: 'office' }]);
    expect(asked(back).previous).toEqual(['officer']);
    const skipped = given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);
    expect(asked(given(skipped, ['superior', 'approve', { task: 'a2.1.1' }])).previous).toEqual(['officer']);
  });

  test('with who was chosen, who was added and who was placed', () => {
    const chosen = worldOf(routeOf([step('reader', [], { who: CHOSEN })]));
    expect(asked(chosen.submitted('annual-plan', 'y1', { chosen: ['clerk'] })).chosen).toEqual(['clerk']);
    const world = given(submitted(), ['office', 'add-signer', { where: 'beside', persons: ['adviser'] }]);
    expect(asked(given(world, ['office', 'approve'])).standing).toEqual([
      { post: 'headOfOffice', weight: 1, people: [{ id: 'office', undecided: false, added: false }] },
      { weight: 1, people: [{ id: 'adviser', undecided: true, added: true }] },
    ]);
    const placed = given(submitted(), ['administrator', 'repair-reassign', { to: 'clerk' }]);
    expect(asked(placed).standing[0]?.people).toEqual([{ id: 'clerk', undecided: true, added: false, placed: true }]);
    placed.leaves('clerk');
    placed.directoryChanged();
    expect(asked(placed).standing[0]?.people).toEqual([{ id: 'office', undecided: true, added: false }]);
  });

  test('with the contractor: of the contract, before it of the award', () => {
    const contractorOf = (...facts: Parameters<typeof withFacts>) => asked(withFacts(...facts).submitted()).contractor;
    expect([contractorOf(), contractorOf(issue, ranked, awarded), contractorOf(signed)]).toEqual([null, 'c1', 'c1']);
  });

  test('for each approval whose people are to be found, and for no other', () => {
    const world = submitted().submitted('extension', 'x@y1#1', { proposal: more });
    expect(pendingResolutions(world.state, world.judging())).toEqual([]);
    world.record([draft('resolution-asked', { approval: 'a2', via: 'system', entry: 1, directoryRev: 2 })]);
    expect(pendingResolutions(world.state, world.judging()).map(({ approval }) => approval)).toEqual(['a2']);
  });

  test('and what it answers too late, or of another entry, is left out', () => {
    const world = submitted();
    world.record([draft('resolution-asked', { approval: 'a1', via: 'system', entry: 1, directoryRev: 2 })]);
    const answer = { directoryRev: 2, seats: [], excluded: [], away: [] };
    const drafts = (change: object) =>
      resolvedDrafts(world.state, { ...asked(world), ...change }, answer, world.judging());
    expect(drafts({ entry: 2 })).toEqual([]);
    expect(drafts({ approval: 'a9' })).toEqual([]);
    expect(drafts({}).map(({ kind, data }) => [kind, data])).toEqual([
      ['seats-resolved', { approval: 'a1', via: 'system', entry: 1, directoryRev: 2, seats: [], excluded: [] }],
    ]);
    const settled = submitted();
    expect(resolvedDrafts(settled.state, asked(settled), answer, settled.judging())).toEqual([]);
  });

  test('keeps the electorate of a vote whatever it answers later', () => {
    const world = voting();
    world.record([draft('resolution-asked', { approval: 'a1', via: 'system', entry: 1, directoryRev: 2 })]);
    const answer = { directoryRev: 2, seats: [], excluded: [], away: [] };
    const [found] = resolvedDrafts(world.state, asked(world), answer, world.judging());
    expect(found?.data).toMatchObject({
      seats: [
        { post: 'headOfOffice', weight: 1, people: [{ id: 'office' }] },
        { post: 'deputyHead', weight: 1, people: [{ id: 'deputy' }] },
      ],
    });
  });
});

describe('the ground a route stands on', () => {
  const ground = (kind: 'annual-plan' | 'contract' | 'payment', ref: string, ...facts: Parameters<typeof withFacts>) =>
    groundOf(withFacts(...facts).state, { kind, ref }, false);
  const budget = (sum: number, year = 1) =>
    draft('budget-approved', { year, source: 'generalBudget', fen: fen(sum), approvedOn: day('2026-02-01') });
  const violation = draft('violation-recorded', { rule: 'worker-age', basis: 'x', what: 'age', values: {}, ofN: 0 });

  test('is its sum, the budget of its year, and what is on record', () => {
    expect(ground('annual-plan', 'y1')).toEqual({
      amount: 50_000_000,
      budgetFen: 0,
      singleSource: false,
      assumedRule: false,
      firstYear: true,
      violations: false,
    });
    expect(ground('annual-plan', 'y1', budget(30), violation)).toMatchObject({ budgetFen: 30, violations: true });
    expect(ground('annual-plan', 'y2', budget(30), budget(40, 2))).toMatchObject({ budgetFen: 40, firstYear: false });
    expect(ground('payment', 't5', applied)).toMatchObject({ amount: undefined, firstYear: false });
    expect(groundOf(withFacts().state, { kind: 'annual-plan', ref: 'y1' }, true).assumedRule).toBe(true);
  });

  test('adds up what the budget of a year has of each source', () => {
    const other = draft('budget-approved', { year: 1, source: 'other', fen: fen(12), approvedOn: day('2026-02-01') });
    expect(ground('annual-plan', 'y1', budget(30), other).budgetFen).toBe(42);
  });

  test('is bought from one source by the tender, before it by the opening', () => {
    const single = draft('tender-issued', { ...(issue.data as object), method: 'singleSource' } as never);
    expect(ground('annual-plan', 'y1', single).singleSource).toBe(true);
    expect(ground('annual-plan', 'y1', issue).singleSource).toBe(false);
    const { state } = withFacts();
    const opening = state.plan.opening === null ? null : { ...state.plan.opening, method: 'singleSource' as const };
    const opened = { ...state, plan: { ...state.plan, opening } } as typeof state;
    expect(groundOf(opened, { kind: 'annual-plan', ref: 'y1' }, false).singleSource).toBe(true);
  });

  const none = {
    amount: undefined,
    budgetFen: fen(40),
    singleSource: false,
    assumedRule: false,
    firstYear: false,
    violations: false,
  };
  test.each<[ConditionId, object, boolean]>([
    [{ is: 'amount-at-least', fen: 50 }, { amount: 50 }, true],
    [{ is: 'amount-at-least', fen: 50 }, { amount: 49 }, false],
    [{ is: 'amount-at-least', fen: 0 }, {}, false],
    [{ is: 'over-budget' }, { amount: 41 }, true],
    [{ is: 'over-budget' }, { amount: 40 }, false],
    [{ is: 'over-budget' }, {}, false],
    [{ is: 'single-source' }, { singleSource: true }, true],
    [{ is: 'single-source' }, {}, false],
    [{ is: 'assumed-rule-used' }, { assumedRule: true }, true],
    [{ is: 'assumed-rule-used' }, {}, false],
    [{ is: 'first-year' }, { firstYear: true }, true],
    [{ is: 'first-year' }, {}, false],
    [{ is: 'violation-on-record' }, { violations: true }, true],
    [{ is: 'violation-on-record' }, {}, false],
  ])('a step for %j with %j is asked: %s', (when, change, holds) => {
    const route = routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'], { when })]);
    const kept = routeFor(route, 'annual-plan', { ...none, ...change });
    expect(kept?.steps.map(({ key }) => key)).toEqual(holds ? ['office', 'head'] : ['office']);
  });

  test('a route is of money by its kind or by itself, and none where no step is left', () => {
    const moneyOf = (kind: 'payment' | 'annual-plan', money: boolean) =>
      routeFor({ ...THREE_STEPS, money }, kind, none)?.money;
    expect([moneyOf('payment', false), moneyOf('annual-plan', false), moneyOf('annual-plan', true)]).toEqual([
      true,
      false,
      true,
    ]);
    const when = { when: { is: 'first-year' } } as const;
    expect(routeFor(routeOf([step('head', ['bureauHead'], when)]), 'annual-plan', none)).toBeUndefined();
  });

  test('a route is that of the policy for the regime of the cycle', () => {
    const world = worldOf(ONE_STEP);
    const rule = world.policy.rules['route-annual-plan'];
    if (rule === undefined) throw new TypeError('no route');
    const other = { ...rule, appliesTo: ['nonAct'] } as typeof rule;
    const policy = { ...world.policy, rules: { ...world.policy.rules, 'route-annual-plan': other } };
    const subject = { kind: 'annual-plan', ref: 'y1' } as const;
    expect(compileRoute(world.state, subject, { ...world.judging(), policy })).toBeUndefined();
    expect(compileRoute(world.state, subject, world.judging())?.steps).toHaveLength(1);
  });
});

describe('duties that were excused', () => {
  const excused = (derogation: boolean) => {
    const world = worldOf(ONE_STEP);
    const duty = (person: string, name: 'evaluated-bids' | 'paid') => ({ person, duty: name, subject: 'award:lot' });
    const entry = (name: 'evaluated-bids' | 'paid') => ({ duty: name, subject: 'award:lot', year: 2026 });
    const ledger = { deputy: [entry('evaluated-bids'), entry('paid')], clerk: [entry('evaluated-bids')] };
    expect(duty('deputy', 'paid').subject).toBe('award:lot');
    world.state = { ...world.state, approvals: { ...world.state.approvals, ledger } };
    const before = ledgerInForce(world.state, world.judging());
    world.record([
      draft('derogation-granted', { person: 'deputy', name: 'deputy', duty: 'evaluated-bids', basis: 'x' }),
    ]);
    const rule = world.policy.rules['separation-of-duties'];
    if (rule?.kind !== 'separation') throw new TypeError('no separation');
    world.policy = {
      ...world.policy,
      rules: { ...world.policy.rules, 'separation-of-duties': { ...rule, derogation } },
    };
    const after = ledgerInForce(world.state, world.judging());
    const told = (of: typeof after) =>
      Object.entries(of).map(([who, duties]) => `${who} ${duties.map((each) => each.duty).join(',')}`);
    return [told(before), told(after)];
  };
  const all = ['deputy evaluated-bids,paid', 'clerk evaluated-bids'];

  test('do not count for him who was excused of them, where the policy knows exceptions', () => {
    expect(excused(true)).toEqual([all, ['deputy paid', 'clerk evaluated-bids']]);
  });

  test('count where it knows none', () => {
    expect(excused(false)).toEqual([all, all]);
  });
});

describe('people chosen for a step', () => {
  const route = routeOf([
    step('office', ['headOfOffice']),
    step('reader', [], { who: CHOSEN }),
    step('head', ['bureauHead']),
  ]);

  test('stay chosen when it opens again', () => {
    const world = given(worldOf(route).submitted(), ['office', 'approve', { chosen: ['clerk'] }], ['clerk', 'approve']);
    given(world, ['head', 'return', { to: 'office' }], ['office', 'approve']);
    expect(world.running().entries.at(-1)).toMatchObject({ step: 'reader', chosen: ['clerk'] });
  });

  test('are of that step and of no other', () => {
    const world = given(worldOf(route).submitted(), ['office', 'approve', { chosen: ['clerk'] }], ['clerk', 'approve']);
    expect(world.running().entries.map(({ chosen }) => chosen)).toEqual([undefined, ['clerk'], undefined]);
  });

  test('are missed where nobody was named, or an empty list', () => {
    const approval = worldOf(route).submitted().running();
    const opened = (key: string, chosen?: string[]) =>
      draft('step-opened', { approval: 'a1', via: 'console', entry: 2, step: key, ...(chosen && { chosen }) });
    expect(lacksChosen(approval, [opened('reader')])).toBe('reader');
    expect(lacksChosen(approval, [opened('reader', [])])).toBe('reader');
    expect(lacksChosen(approval, [opened('reader', ['clerk'])])).toBeUndefined();
    expect(lacksChosen(approval, [opened('office'), opened('initiator')])).toBeUndefined();
    expect(told(worldOf(route).submitted().answer('office', 'approve'))).toEqual(['choose-next', { step: 'reader' }]);
  });
});

describe('tasks as time goes by', () => {
  test('are listed while open, oldest approval first', () => {
    const world = submitted().submitted('extension', 'x@y1#1', { proposal: more });
    expect(openTasks(world.state).map(({ task }) => task)).toEqual(['a1.1.1', 'a2.1.1']);
    expect(openTasks(inTurn().state).map(({ task }) => task)).toEqual(['a1.1.1']);
    const both = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    expect(openTasks(given(both, ['office', 'approve']).state).map(({ task }) => task)).toEqual(['a1.1.2']);
  });

  test('pass their limit one by one, and the next day on which one will is known', () => {
    const route = routeOf([step('office', ['headOfOffice'], { limitWd: 5, escalateTo: 'deputyHead' })]);
    const world = worldOf(THREE_STEPS).submitted();
    world.policy = policyOf(route);
    world.submitted('extension', 'x@y1#1', { proposal: more });
    const wakes = (date: string) => {
      const { facts, next } = approvalWakes(world.state, { today: day(date), calendar: CALENDAR });
      return [facts.map(({ kind, data }) => [kind, data]), next];
    };
    expect(wakes('2026-03-05')).toEqual([[], '2026-03-06']);
    expect(wakes('2026-03-06')).toEqual([
      [['limit-passed', { approval: 'a1', via: 'system', task: 'a1.1.1' }]],
      '2026-03-10',
    ]);
    expect(wakes('2026-03-10')).toEqual([
      [
        ['limit-passed', { approval: 'a1', via: 'system', task: 'a1.1.1' }],
        ['limit-passed', { approval: 'a2', via: 'system', task: 'a2.1.1' }],
        ['escalated', { approval: 'a2', via: 'system', task: 'a2.1.1', to: 'deputyHead' }],
      ],
      null,
    ]);
  });

  test('of a repair nobody agreed to fall away with it: the limit itself is not told', () => {
    const world = given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);
    const wakes = (date: string) => approvalWakes(world.state, { today: day(date), calendar: CALENDAR });
    expect(wakes('2026-03-05')).toEqual({ facts: [], next: '2026-03-06' });
    expect(wakes('2026-03-06').facts.map(({ kind, data }) => [kind, 'approval' in data && data.approval])).toEqual([
      ['step-closed', 'a2'],
      ['approval-closed', 'a2'],
      ['limit-passed', 'a1'],
    ]);
  });

  test('move with the calendar, one fact an approval with all its tasks, and count from the day each was opened', () => {
    const both = routeOf([step('both', ['headOfOffice', 'deputyHead'])]);
    const world = worldOf(both).submitted().submitted('extension', 'x@y1#1', { proposal: more });
    const notice = { title: 't', date: day('2026-03-01'), region: CALENDAR.id };
    const rest = [{ name: '州庆', from: day('2026-03-03'), to: day('2026-03-03'), notice: 'n' }];
    const moved = movedLimits(world.state, { ...CALENDAR, rest, notices: { n: notice } }, 'v2');
    const due = { on: '2026-03-06', certainty: 'final', earliest: '2026-03-06', latest: '2026-03-06' };
    expect(moved.map(({ data }) => data)).toEqual(
      ['a1', 'a2'].map((approval) => ({
        approval,
        via: 'system',
        calendarVersion: 'v2',
        tasks: [1, 2].map((n) => ({ task: `${approval}.1.${n}`, due })),
      })),
    );
    world.record(moved);
    expect(world.tasks().map(({ since }) => since?.seq)).toEqual([13, 13, 14, 14]);
    const again = moved[0];
    if (again === undefined) throw new TypeError('nothing moved');
    world.record([again]);
    expect(world.tasks()[0]?.since?.seq).toBe(13);
  });
});
