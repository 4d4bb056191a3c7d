import { liveObligations } from '../../obligations/derive.js';
import { dayAfter, type Move } from '../days.js';
import { contractsOf } from '../look.js';
import type { Scene } from '../scenario.js';

/** The last step: the service has ended, nothing runs and nobody owes anything any more. */
export function closing(scene: Scene): Move[] {
  const { state, judging } = scene;
  const last = contractsOf(scene).at(-1);
  if (last?.serviceEnded !== true || state.yearEnd.closedOn !== null) return [];
  if (state.yearEnd.successor?.started === false || Object.keys(state.approvals.running).length > 0) return [];
  const owed = liveObligations(state, judging).some((each) => each.due !== null);
  return owed
    ? []
    : [{ on: dayAfter(last.serviceTo, scene), command: { kind: 'close-cycle', data: { reason: '服务期满' } } }];
}
