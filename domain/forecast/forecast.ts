import { INITIATOR, liveEntry } from '../approval/find.js';
import { type RouteGround, routeFor, routeRule } from '../approval/route.js';
import { SUBJECTS } from '../approval/subjects.js';
import type { Approval, Route, Step } from '../approval/types.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { holdersOf, personOf } from '../directory/lookup.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { Regime, SubjectKind } from '../policy/vocabulary.js';
import { type No, no } from '../refusal.js';
import { limitsAhead } from './limits.js';
import type { Forecast, ForecastStep } from './types.js';
import { walkRoute } from './walk.js';
import type { Passed } from './walk-types.js';

/** What is asked: a matter, the ground its conditions are judged on, who asks, in which state of the record. */
export type ForecastAsked = {
  subject: { kind: SubjectKind; ref: string };
  ground: RouteGround;
  regime: Regime;
  /** Left out: the first holder of a post that may ask. */
  initiators?: string[];
  state: CycleState;
  /** `today` is the day of submission. */
  judging: Judging;
  directory: DirectorySnapshot;
  /** The approval of the matter that is under way: the way ahead goes on from where it stands. */
  running?: Approval;
};

const NO_HASH: Approval['subject']['hash'] = '0'.repeat(64);

/** The way of a matter before anybody submits it. The same rules and the same resolver that will decide it. */
export function forecastOf(asked: ForecastAsked): Forecast | No {
  const { subject, ground, regime, state, judging, directory } = asked;
  const rule = routeRule(judging, subject.kind, regime);
  const running = asked.running === undefined || isRevised(asked.running) ? undefined : asked.running;
  const route = running?.route ?? (rule && routeFor(rule.route, subject.kind, ground));
  if (rule === undefined || route === undefined) return no('no-route', { rule: `route-${subject.kind}` });
  const initiators = running?.initiators ?? asked.initiators ?? usualInitiator(asked);
  const matter = { subject: { ...subject, hash: NO_HASH }, route: openChoice(route), initiators };
  const way = { state, judging, directory, matter, running };
  const walked = walkRoute({ ...way, reading: 'on' });
  const latest = walkRoute({ ...way, reading: 'latest' }).end;
  const steps = route.steps.map((step) => stepOf(step, walked.passed));
  const isSure = steps.every(({ tasks }) => tasks.every(({ due }) => due.certainty === 'final'));
  const end = walked.end;
  return {
    subject,
    authority: rule.authority,
    amount: ground.amount ?? null,
    from: judging.today,
    directoryRev: directory.rev,
    initiators: initiators.map((id) => ({ id, name: personOf(directory, id)?.name ?? id })),
    steps,
    skipped: rule.route.steps.flatMap(({ key, title, when }) =>
      when === undefined || route.steps.some((each) => each.key === key) ? [] : [{ key, title, when }],
    ),
    end: end === null ? null : { on: end, certainty: isSure ? 'final' : 'provisional', latest: latest ?? end },
    limits: end === null ? [] : limitsAhead(state, subject, end, judging),
  };
}

/** What was sent back goes its way anew once it is asked for again. */
function isRevised(approval: Approval): boolean {
  return liveEntry(approval)?.step === INITIATOR;
}

function usualInitiator({ subject, judging, directory }: ForecastAsked): string[] {
  const holders = SUBJECTS[subject.kind].submitters.flatMap((post) => holdersOf(directory, post, judging.today));
  return holders.slice(0, 1).map(({ id }) => id);
}

/** Who is to be chosen is not known yet: everybody one could choose from is shown in his place. */
function openChoice(route: Route): Route {
  const open = (step: Step): Step => (step.who.by === 'chosen' ? { ...step, who: step.who.from } : step);
  return { ...route, steps: route.steps.map(open) };
}

function stepOf({ key, title, tally, limitWd, who }: Step, passed: readonly Passed[]): ForecastStep {
  const at = passed.findLast(({ step }) => step === key);
  return {
    ...{ key, title, mode: tally.mode, limitWd, chosen: who.by === 'chosen' },
    outcome: at?.outcome ?? 'notReached',
    opensOn: at?.opensOn ?? null,
    endsOn: at?.endsOn ?? null,
    tasks: at?.tasks ?? [],
    excluded: at?.excluded ?? [],
  };
}
