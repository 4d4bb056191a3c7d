import type { Approval, Entry } from '../../../../domain/approval/types.js';
import type { Forecast } from '../../../../domain/forecast/types.js';
import type { RouteStep } from '../../../../render/svg/route-picture.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';

const LIVE: readonly Entry['status'][] = ['resolving', 'unmanned', 'open'];
const BEHIND: readonly Entry['status'][] = ['passed', 'carried', 'jumped'];

type NameOf = (id: string) => string;

/** The steps of a route as they stand: the newest opening of each, and for those to come who is likely to decide. */
export function routeSteps(approval: Approval, forecast: Forecast | undefined, nameOf: NameOf): RouteStep[] {
  const entries = approval.entries.filter(({ status }) => status !== 'cancelled');
  return approval.route.steps.map(({ key, title }) => {
    const entry = entries.findLast(({ step }) => step === key);
    if (entry !== undefined && LIVE.includes(entry.status)) {
      return { title, standing: 'now', mark: CASE.stood.now, lines: inHand(entry, nameOf) };
    }
    if (entry !== undefined && BEHIND.includes(entry.status)) {
      return { title, standing: 'done', mark: CASE.stood.done, lines: decided(entry, nameOf) };
    }
    return { title, standing: 'ahead', mark: CASE.stood.ahead, lines: likely(key, forecast) };
  });
}

function tasksOf({ seats }: Entry) {
  return seats.flatMap(({ tasks }) => tasks);
}

function inHand(entry: Entry, nameOf: NameOf): string[] {
  const open = tasksOf(entry).filter(({ status }) => status === 'open');
  if (open.length === 0) return [CASE.nobody];
  return open.flatMap(({ holder, due }) => [nameOf(holder), ...(due === undefined ? [] : [CASE.until(due.on)])]);
}

function decided(entry: Entry, nameOf: NameOf): string[] {
  return tasksOf(entry).flatMap(({ decision }) => (decision === undefined ? [] : [nameOf(decision.by)]));
}

/** Candidates and day of a step to come. */
function likely(key: string, forecast: Forecast | undefined): string[] {
  const step = forecast?.steps.find((each) => each.key === key);
  if (step === undefined) return [];
  if (step.outcome === 'nobody') return [CASE.nobody];
  const names = step.tasks.map(({ name }) => `${CASE.candidates} ${name}`);
  return [...names, ...(step.endsOn === null ? [] : [CASE.until(step.endsOn)])];
}
