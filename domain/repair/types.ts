import type { SecondReason } from '../approval/repairs/types.js';

/** Whether a second person must agree, why, and who could: ids, as far as the directory was asked. */
export type Second = { required: boolean; why: SecondReason[]; eligible: string[] };

/**
 * Whether it can be undone, and until when: until somebody acted on the approval (a repair), by withdrawing the new
 * approval (asking anew), or never.
 */
export type Undo = { possible: boolean; until: 'acted' | 'withdrawn' | 'never' };
