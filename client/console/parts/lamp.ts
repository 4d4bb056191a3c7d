import { NEAR_WD } from '../../../domain/calendar/near.js';
import type { Lamp } from '../../../texts/zh-CN/console/parts.js';

/** What a lamp is judged by. `slack`: working days left, null when not known. */
export type LampOf = { slack: number | null; overdue: boolean; provisional: boolean };

/** Late is late also where a day may still move; a day that may move is never called safe. */
export function lampOf({ slack, overdue, provisional }: LampOf): Lamp {
  if (overdue) return 'red';
  if (provisional) return 'grey';
  return slack !== null && slack <= NEAR_WD ? 'yellow' : 'green';
}
