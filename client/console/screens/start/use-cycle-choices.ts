import { useQuery } from '@tanstack/react-query';
import { START_HINTS } from '../../../../texts/zh-CN/console/start.js';
import type { CycleAnswer } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import type { Guides } from '../../forms/guide.js';

const MOST = 200;
type Line = Pick<CycleAnswer, 'cycleId' | 'title' | 'closedOn'>;

/** Cycles of the county to name as lead or as the one before. */
export function useCycleChoices(): Guides {
  const { data } = useQuery({
    queryKey: ['cycles', 'choices'],
    queryFn: () => get<{ cycles: Line[] }>(withQuery('/api/cycles', { limit: MOST })),
  });
  const choices = data?.cycles.map(({ cycleId, title }) => ({ value: cycleId, label: `${cycleId} ${title}` })) ?? [];
  return {
    leadCycle: { hints: [START_HINTS.leadCycle], choices },
    predecessor: { hints: [START_HINTS.predecessor], choices },
  };
}
