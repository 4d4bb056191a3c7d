import type { CycleState } from '../cycle/state.js';

/** What periods of service, and with them births of obligations, follow from. */
export const BIRTH_PARTS = ['plan', 'contract', 'yearEnd', 'events'] as const satisfies readonly (keyof CycleState)[];
export type BirthGround = Pick<CycleState, (typeof BIRTH_PARTS)[number]>;

/** What the dates and owners of duties follow from; approvals, letters and reports are not among it. */
export const DUTY_PARTS = [
  ...BIRTH_PARTS,
  'tender',
  'staff',
  'evaluation',
  'correction',
  'closed',
] as const satisfies readonly (keyof CycleState)[];
export type DutyGround = Pick<CycleState, (typeof DUTY_PARTS)[number]>;
