import { openTasks } from '../../../domain/approval/tasks.js';
import type { Route, Step, Tally, Who } from '../../../domain/approval/types.js';
import { instantAt } from '../../../domain/calendar/instant.js';
import { outsideQuiet } from '../../../domain/notices/slots.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import type { ReminderPlan, SeparationPair } from '../../../domain/policy/types.js';
import type { ConditionId, ConditionName } from '../../../domain/policy/vocabulary.js';
import { type Case, d } from '../../support/case.js';
import { bids, opened, plan, ranking, signed, tendered } from '../../support/course.js';
import { evaluatedByTheDeputy } from '../../support/small-bureau.js';
import {
  answer,
  decided,
  type FieldOf,
  type Flip,
  moveWith,
  NAMES,
  type Settings,
  set,
  submitted,
  told,
  under,
} from './setting.js';

const drafted = () => {
  const c = opened();
  c.to('2023-01-10');
  c.ok('draft-plan', plan());
  return c;
};

const POST = (...posts: string[]) => ({ by: 'post', posts, holders: 'first' }) as Who;
const STEP: Step = {
  key: 'office',
  title: '科室审核',
  who: POST('headOfOffice'),
  tally: { mode: 'any' },
  limitWd: 3,
  requiredByLaw: false,
};
const ROUTE: Route = {
  rule: 'route-annual-plan',
  steps: [STEP],
  money: false,
  batch: true,
  paper: true,
  samePerson: 'ask',
};
const KEYS = ['first', 'second'];
const steps = (...changes: Partial<Step>[]) =>
  changes.map((change, at) => ({ ...STEP, key: KEYS[at] ?? 'last', ...change }));

/** The plan goes that way. */
const by = (change: Partial<Route>) => set('route-annual-plan', { route: { ...ROUTE, ...change } });
const way = (was: Partial<Route>, is: Partial<Route>, see: Flip['see'] = asked): Flip => ({
  from: () => under(drafted(), by(was)),
  flip: by(is),
  see,
});
function asked(c: Case): unknown {
  return submitted(c, 'annual-plan', 'y1');
}
const then = (value: 'approve' | 'reject', via?: 'link' | 'batch') => (c: Case) => [asked(c), decided(c, value, via)];
const route = (change: Record<string, unknown>, see: Flip['see'] = asked): Flip => ({
  from: drafted,
  flip: set('route-annual-plan', change),
  see,
});

const CONDITIONAL = steps({}, { who: POST('bureauHead'), when: { is: 'assumed-rule-used' } });

export const ROUTE_RULE: Settings<FieldOf<'route'>> = {
  ...NAMES,
  authority: {
    from: () => under(drafted(), by({ steps: CONDITIONAL })),
    flip: set('route-annual-plan', { authority: 'stated' }),
    see: (c) => {
      asked(c);
      return decided(c, 'approve');
    },
  },
  appliesTo: route({ appliesTo: ['nonAct'] }, (c) =>
    answer(c, 'submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } }),
  ),
  force: {
    people: 'an act without its approval is refused, a record of the past is marked, whatever the force',
  },
  transition: {
    from: () => signed(),
    flip: set('route-annual-plan', { transition: 'byOpening' }),
    see: moveWith('route-annual-plan', { route: { ...ROUTE, paper: false } }),
  },
  route: route({ route: { ...ROUTE, steps: steps({ who: POST('bureauHead') }) } }),
};

/** A paper the head of the office signed. */
const onPaper = (c: Case) => {
  asked(c);
  const [task] = openTasks(c.state);
  const running = c.state.approvals.running[task?.approval ?? ''];
  const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
  const file = { sha256: 'a'.repeat(64), name: '签批件.pdf', bytes: 1, mediaType: 'application/pdf' };
  return answer(c, 'record-paper', {
    task: task?.task,
    decidedBy: task?.holder,
    value: 'approve',
    ...seen,
    file,
  } as never);
};
const TWICE = steps({}, {});

export const ROUTE_FIELDS: Settings<keyof Route> = {
  rule: { people: 'names the rule; policy check compares it' },
  steps: way({ steps: steps({}) }, { steps: steps({ who: POST('deputyHead') }) }),
  money: way({}, { money: true }, then('approve', 'link')),
  batch: way({}, { batch: false }, then('approve', 'batch')),
  paper: way({}, { paper: false }, onPaper),
  samePerson: way({ steps: TWICE }, { steps: TWICE, samePerson: 'once' }, then('approve')),
};

/** Its limit has passed, and the day after. */
const overdue = (c: Case) => {
  asked(c);
  c.to('2023-01-31');
  return c.facts
    .filter(({ kind }) => kind === 'limit-passed' || kind === 'escalated')
    .map(({ kind, data }) => [kind, data]);
};

export const STEP_FIELDS: Settings<keyof Step> = {
  key: { people: 'names the step in the record' },
  title: { people: 'a name' },
  who: way({}, { steps: steps({ who: POST('deputyHead') }) }),
  tally: way(
    { steps: steps({ who: { by: 'post', posts: ['deputyHead', 'bureauHead'], holders: 'each' } }) },
    {
      steps: steps({
        who: { by: 'post', posts: ['deputyHead', 'bureauHead'], holders: 'each' },
        tally: { mode: 'sequential' },
      }),
    },
  ),
  limitWd: way({ steps: steps({}) }, { steps: steps({ limitWd: 5 }) }),
  escalateTo: way({ steps: steps({}) }, { steps: steps({ escalateTo: 'bureauHead' }) }, overdue),
  when: way({ steps: steps({}) }, { steps: steps({ when: { is: 'single-source' }, who: POST('bureauHead') }, {}) }),
  requiredByLaw: way({ steps: TWICE }, { steps: steps({ requiredByLaw: true }, {}) }, (c) => {
    asked(c);
    const [task] = openTasks(c.state);
    const approval = task?.approval ?? '';
    const previewVersion = c.state.approvals.running[approval]?.version ?? 0;
    const jump = { approval, to: 'second', reason: '长期病假', previewVersion };
    return answer(c, 'repair-jump', jump, { as: 'administrator' as never });
  }),
};

const HEADS: Who = { by: 'post', posts: ['deputyHead', 'bureauHead'], holders: 'each' };
const voting = (change: Partial<Extract<Tally, { mode: 'vote' }>>): Partial<Route> => ({
  steps: steps({
    who: HEADS,
    tally: {
      mode: 'vote',
      weights: { deputyHead: 1, bureauHead: 2 },
      pass: { num: 1, den: 2, strict: true },
      early: true,
      veto: [],
      ...change,
    },
  }),
});
const vote = (
  was: Parameters<typeof voting>[0],
  is: Parameters<typeof voting>[0],
  first: 'approve' | 'reject' = 'approve',
) =>
  way(voting(was), voting(is), (c) => [
    asked(c),
    decided(c, first),
    Object.values(c.state.approvals.closed).map((each) => each.status),
  ]);

/** Each way to count hands. */
export const TALLY: Settings<Tally['mode'] | 'weights' | 'pass' | 'early' | 'veto'> = {
  any: way({ steps: steps({ who: HEADS }) }, { steps: steps({ who: HEADS, tally: { mode: 'all' } }) }, then('approve')),
  all: way(
    { steps: steps({ who: HEADS, tally: { mode: 'all' } }) },
    { steps: steps({ who: HEADS, tally: { mode: 'any' } }) },
    then('approve'),
  ),
  sequential: way(
    { steps: steps({ who: HEADS, tally: { mode: 'sequential' } }) },
    { steps: steps({ who: HEADS, tally: { mode: 'all' } }) },
  ),
  vote: way(voting({}), { steps: steps({ who: HEADS, tally: { mode: 'any' } }) }, then('approve')),
  weights: vote({}, { weights: { deputyHead: 5, bureauHead: 2 } }),
  pass: vote({}, { pass: { num: 1, den: 3, strict: false } }),
  early: vote({ pass: { num: 1, den: 3, strict: false } }, { pass: { num: 1, den: 3, strict: false }, early: false }),
  veto: vote({}, { veto: ['deputyHead'] }, 'reject'),
};

/** Each way to find who decides, against the head of the office. */
export const WHO: Settings<Who['by']> = {
  post: way({}, { steps: steps({ who: POST('deputyHead') }) }),
  heads: way({}, { steps: steps({ who: { by: 'heads', of: 'initiator', levels: 2 } }) }),
  named: way({}, { steps: steps({ who: { by: 'named', persons: ['bureauHead'] } }) }),
  chosen: way({}, { steps: steps({ who: { by: 'chosen', from: POST('deputyHead', 'bureauHead') } }) }, (c) =>
    answer(c, 'submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } }),
  ),
  party: way({}, { steps: steps({ who: { by: 'party', party: 'evaluator' } }) }),
  field: way({}, { steps: steps({ who: { by: 'field', field: 'evaluator-lead' } }) }),
};

/** A step that is asked only then; `met` says whether it is so of the plan of a first year. */
const only = (when: ConditionId, met: boolean) =>
  way(
    { steps: steps({ who: POST('bureauHead'), when }, {}) },
    { steps: met ? steps({}) : steps({ who: POST('bureauHead') }, {}) },
  );

export const CONDITION: Settings<ConditionName> = {
  'amount-at-least': way(
    { steps: steps({ who: POST('bureauHead'), when: { is: 'amount-at-least', fen: 1 } }, {}) },
    { steps: steps({ who: POST('bureauHead'), when: { is: 'amount-at-least', fen: 10 ** 12 } }, {}) },
  ),
  'single-source': only({ is: 'single-source' }, false),
  'over-budget': only({ is: 'over-budget' }, true),
  'assumed-rule-used': only({ is: 'assumed-rule-used' }, true),
  'first-year': only({ is: 'first-year' }, true),
  'violation-on-record': only({ is: 'violation-on-record' }, false),
};

const PLANS = {
  law: { beforeWd: [10, 5, 1], atTrigger: true, shortClockWd: 1, overdueEveryWd: 3, escalateAfterWd: 1 },
  policy: { beforeWd: [10, 3], atTrigger: false, shortClockWd: 5, overdueEveryWd: 3, escalateAfterWd: 3 },
  internal: { beforeWd: [2], atTrigger: false, shortClockWd: 3, overdueEveryWd: 5, escalateAfterWd: null },
};
/** Days later the filing is overdue. */
const overdueFiling = () => {
  const c = signed();
  c.jump('2023-04-03');
  return under(c, set('reminder-plan', { plans: PLANS }));
};
const planned = (change: Partial<ReminderPlan>): Flip => ({
  from: overdueFiling,
  flip: set('reminder-plan', { plans: { ...PLANS, law: { ...PLANS.law, ...change } } }),
  see: (c) => told(c, 'contract-filing-finance'),
});
const reminder = (
  change: Record<string, unknown>,
  see: Flip['see'] = (c) => told(c, 'contract-filing-finance'),
): Flip => ({
  from: overdueFiling,
  flip: set('reminder-plan', change),
  see,
});

/** When a notice may go out that is owed at that moment. */
const at = (time: string) => (c: Case) => {
  const rule = ruleFor(c.policy, 'reminder-plan', 'reminders', 'act');
  return rule === undefined ? null : outsideQuiet(instantAt(d('2023-04-03'), time), rule, c.calendar);
};

export const REMINDERS: Settings<FieldOf<'reminders'>> = {
  ...NAMES,
  force: { people: 'nobody breaks a plan of reminders' },
  appliesTo: reminder({ appliesTo: ['nonAct'] }),
  transition: {
    from: () => signed(),
    flip: set('reminder-plan', { transition: 'byOpening' }),
    see: moveWith('reminder-plan', { sendAt: '10:00' }),
  },
  plans: planned({ beforeWd: [2] }),
  sendAt: reminder({ sendAt: '10:00' }),
  quietFrom: reminder({ quietFrom: '20:00' }, at('19:00')),
  quietTo: reminder({ quietTo: '10:00' }, at('07:00')),
  escalateTo: reminder({ escalateTo: 'bureauHead' }),
};

export const REMINDER_PLAN: Settings<keyof ReminderPlan> = {
  beforeWd: planned({ beforeWd: [3] }),
  atTrigger: planned({ atTrigger: false }),
  shortClockWd: planned({ shortClockWd: 9 }),
  overdueEveryWd: planned({ overdueEveryWd: 1 }),
  escalateAfterWd: planned({ escalateAfterWd: null }),
};

const award = (c: Case) => submitted(c, 'award', 'lot', { rank: 1 });
const apart = (pairs: SeparationPair[], was: SeparationPair[]): Flip => ({
  from: () => under(evaluatedByTheDeputy(), set('separation-of-duties', { pairs: was })),
  flip: set('separation-of-duties', { pairs }),
  see: award,
});
const PAIR: SeparationPair = { a: 'evaluated-bids', b: 'approved', within: 'subject' };

/** Who issued the documents evaluates the bids. */
const evaluatesToo = (c: Case) => {
  c.to('2023-03-02');
  c.ok('open-bids', bids(), { as: 'agent' });
  return answer(c, 'finish-bid-evaluation', ranking(), { as: 'officer' });
};

export const SEPARATION: Settings<FieldOf<'separation'>> = {
  ...NAMES,
  appliesTo: {
    from: () => evaluatedByTheDeputy(),
    flip: set('separation-of-duties', { appliesTo: ['nonAct'] }),
    see: award,
  },
  force: { from: () => tendered(), flip: set('separation-of-duties', { force: 'soft' }), see: evaluatesToo },
  transition: {
    from: () => signed(),
    flip: set('separation-of-duties', { transition: 'byOpening' }),
    see: moveWith('separation-of-duties', { derogation: false }),
  },
  pairs: apart([], [PAIR]),
  derogation: {
    from: () => evaluatedByTheDeputy(),
    flip: set('separation-of-duties', { derogation: false }),
    see: (c) => {
      const excuse = { person: 'deputyHead', duty: 'evaluated-bids', basis: '全局仅一名副局长' } as const;
      return answer(c, 'grant-derogation', excuse, { as: 'bureauHead' });
    },
  },
};

export const PAIR_FIELDS: Settings<keyof SeparationPair> = {
  a: apart([{ ...PAIR, a: 'applied-payment' }], [PAIR]),
  b: apart([{ ...PAIR, b: 'paid' }], [PAIR]),
  within: {
    from: () => tendered(),
    flip: set('separation-of-duties', { pairs: [{ a: 'prepared-documents', b: 'evaluated-bids', within: 'subject' }] }),
    see: evaluatesToo,
  },
};
