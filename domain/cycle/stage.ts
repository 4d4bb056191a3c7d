import { yearSubject } from '../ids.js';
import type { CycleState } from './state.js';

export const STAGES = ['planning', 'tendering', 'contracting', 'deploying', 'serving', 'yearEnd', 'closed'] as const;
/** Where a cycle stands (所处阶段). Follows from the state, never an input. */
export type Stage = (typeof STAGES)[number];

/** The stage a state is in: by the newest contract once there is one, before that by the tender. */
export function stageOf(state: CycleState): Stage {
  if (state.yearEnd.closedOn !== null) return 'closed';
  const year = newestYear(state);
  return year === null ? beforeFirstContract(state) : underContract(state, year);
}

function newestYear({ contract }: CycleState): number | null {
  const years = Object.values(contract.years).map(({ year }) => year);
  return years.length === 0 ? null : Math.max(...years);
}

function beforeFirstContract({ tender }: CycleState): Stage {
  if (tender.award !== null) return 'contracting';
  return tender.intention !== null || tender.current !== null ? 'tendering' : 'planning';
}

function underContract(state: CycleState, year: number): Stage {
  const renewal = state.yearEnd.renewals[yearSubject(year)];
  if (renewal?.decision === 'renew') return 'contracting';
  const contract = state.contract.years[yearSubject(year)];
  if (renewal !== undefined || contract?.serviceEnded === true) return 'yearEnd';
  const deployed = state.staff.deployedOn !== null || contract?.adopted === true || year > 1;
  return deployed ? 'serving' : 'deploying';
}
