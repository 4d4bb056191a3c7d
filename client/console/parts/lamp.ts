import { NEAR_WD } from '../../../domain/calendar/near.js';
import type { Lamp } from '../../../texts/zh-CN/console/parts.js';
import type { Lane } from '../api/answers.js';

/** What a lamp is judged by. `slack`: working days left, null when not known. */
export type LampOf = { slack: number | null; overdue: boolean; provisional: boolean };

/** Late is late and near is near also where a day may still move; a day that may move is never called safe. */
export function lampOf({ slack, overdue, provisional }: LampOf): Lamp {
  if (overdue) return 'red';
  if (slack !== null && slack <= NEAR_WD) return 'yellow';
  return provisional ? 'grey' : 'green';
}

/** The lamp of a lane the server put a day in. */
export const LAMP_OF_LANE = {
  overdue: 'red',
  soon: 'yellow',
  ok: 'green',
  provisional: 'grey',
} as const satisfies Record<Lane, Lamp>;
