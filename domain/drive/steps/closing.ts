import { liveObligations } from '../../obligations/derive.js';
import { dayAfter, type Move } from '../days.js';
import { contractsOf, isOver } from '../look.js';
import type { Scene } from '../scenario.js';

/** The last step: the service has ended for good, nothing runs, and nobody but its workers owes anything any more. */
export function closing(scene: Scene): Move[] {
  const { state, judging } = scene;
  const last = contractsOf(scene).at(-1);
  if (last === undefined || !isOver(scene) || state.yearEnd.closedOn !== null) return [];
  if (state.yearEnd.successor?.started === false || Object.keys(state.approvals.running).length > 0) return [];
  const owed = liveObligations(state, judging).some(({ due, subject }) => due !== null && !subject.startsWith('w:'));
  const command = { kind: 'close-cycle', data: { reason: '服务期满' } } as const;
  return owed ? [] : [{ on: dayAfter(last.serviceTo, scene), command }];
}
