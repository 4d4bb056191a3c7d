import type { CycleState } from '../cycle/state.js';
import type { Parties } from '../directory/in-charge.js';

/** What the letters of this cycle say it is, and who in it they are for. */
export function letterheadOf({ cycleId, plan, tender, contract }: CycleState): { title: string; parties: Parties } {
  const contractor = contract.contractor?.id ?? tender.award?.contractor.id ?? null;
  return { title: plan.opening?.title ?? cycleId, parties: { officer: plan.officer, contractor } };
}
