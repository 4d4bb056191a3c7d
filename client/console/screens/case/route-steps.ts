import type { Approval, Entry } from '../../../../domain/approval/types.js';
import type { Forecast } from '../../../../domain/forecast/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import type { OpeningLine, RouteStep } from '../../../../render/svg/route-picture.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { proofOfLines } from '../../forms/previewed-lines.js';
import { type ProofOf, proofOfTask } from '../../parts/proof.js';

const LIVE: readonly Entry['status'][] = ['resolving', 'unmanned', 'open'];
const BEHIND: readonly Entry['status'][] = ['passed', 'carried', 'jumped'];

type Way = {
  cycleId: CycleId;
  approval: Approval;
  forecast: Forecast | undefined;
  nameOf: (id: string) => string;
};
/** A route as it stands, and the proofs its days open, by what the picture marks them with. */
export type DrawnRoute = { steps: RouteStep[]; proofs: ReadonlyMap<string, ProofOf> };

/** The steps of a route as they stand: the newest opening of each, and for those to come who is likely to decide. */
export function routeSteps(way: Way): DrawnRoute {
  const { approval, forecast } = way;
  const proofs = new Map<string, ProofOf>();
  const dayLine: DayLine = (text, opens, proof) => {
    proofs.set(opens, proof);
    return { text, opens };
  };
  const entries = approval.entries.filter(({ status }) => status !== 'cancelled');
  const steps = approval.route.steps.map(({ key, title }): RouteStep => {
    const entry = entries.findLast(({ step }) => step === key);
    if (entry !== undefined && LIVE.includes(entry.status)) {
      return { title, standing: 'now', mark: CASE.stood.now, lines: inHand(way, entry, title, dayLine) };
    }
    if (entry !== undefined && BEHIND.includes(entry.status)) {
      return { title, standing: 'done', mark: CASE.stood.done, lines: decided(entry, way) };
    }
    return { title, standing: 'ahead', mark: CASE.stood.ahead, lines: likely(key, forecast, dayLine) };
  });
  return { steps, proofs };
}

type DayLine = (text: string, opens: string, proof: ProofOf) => OpeningLine;

function tasksOf({ seats }: Entry) {
  return seats.flatMap(({ tasks }) => tasks);
}

function inHand({ cycleId, nameOf }: Way, entry: Entry, title: string, dayLine: DayLine): RouteStep['lines'] {
  const open = tasksOf(entry).filter(({ status }) => status === 'open');
  if (open.length === 0) return [CASE.nobody];
  return open.flatMap(({ id, holder, due }) => [
    nameOf(holder),
    ...(due === undefined ? [] : [dayLine(CASE.until(due.on), id, proofOfTask(cycleId, id, title))]),
  ]);
}

function decided(entry: Entry, { nameOf }: Way): string[] {
  return tasksOf(entry).flatMap(({ decision }) => (decision === undefined ? [] : [nameOf(decision.by)]));
}

/** Candidates of a step to come, each with the day. */
function likely(key: string, forecast: Forecast | undefined, dayLine: DayLine): RouteStep['lines'] {
  const step = forecast?.steps.find((each) => each.key === key);
  if (step === undefined) return [];
  if (step.outcome === 'nobody') return [CASE.nobody];
  return step.tasks.flatMap(({ person, name, due, proof }) => [
    `${CASE.candidates} ${name}`,
    dayLine(CASE.until(due.on), `${key} ${person}`, proofOfLines(step.title, proof)),
  ]);
}
