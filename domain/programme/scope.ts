import type { FactKind } from '../facts.js';

/** Kinds of scope programme: recorded once, in the lead cycle, and mirrored into the cycles of its other lots. */
const OF_PROGRAMME: readonly string[] = [
  'plan-drafted',
  'plan-approved',
  'plan-reopened',
  'budget-approved',
  'budget-changed',
  'intention-published',
  'fund-trued-up',
] satisfies FactKind[];

/** Papers of the programme; a contract, its staffing and its work plan are filed by each lot for itself. */
const FILED_ONCE: readonly unknown[] = ['plan', 'implementationPlan'];

type Content = { kind: string; data: Record<string, unknown> };

/** True for a fact that every lot of the programme has; so is the correction of one. */
export function isOfProgramme({ kind, data }: Content): boolean {
  if (kind === 'filing-submitted') return FILED_ONCE.includes(data.of);
  const corrected = kind === 'fact-corrected' ? contentOf(data) : undefined;
  return corrected === undefined ? OF_PROGRAMME.includes(kind) : isOfProgramme(corrected);
}

/** The fact a correction tells again. */
export function contentOf({ kind, data }: Record<string, unknown>): Content | undefined {
  if (typeof kind !== 'string' || typeof data !== 'object' || data === null) return undefined;
  return { kind, data: { ...data } };
}
