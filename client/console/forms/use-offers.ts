import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CycleAnswer, DutyPage } from '../api/answers.js';
import { get, withQuery } from '../api/call.js';
import { offersOf } from './case-offers.js';
import type { Offered } from './offered.js';

const MOST = 200;
const NONE: Offered = { things: {}, parties: [], subjects: {} };

/** What the case has to choose from; nothing until it was read. */
export function useOffers(cycleId: string): Offered {
  const path = `/api/cycles/${encodeURIComponent(cycleId)}`;
  const cycle = useQuery({ queryKey: ['cycle', cycleId], queryFn: () => get<CycleAnswer>(path) });
  const duties = useQuery({
    queryKey: ['duties', cycleId],
    queryFn: () => get<DutyPage>(withQuery(`${path}/obligations`, { live: 'true', limit: MOST })),
  });
  const [state, lines] = [cycle.data?.state, duties.data?.obligations];
  return useMemo(() => (state === undefined ? NONE : offersOf(state, lines ?? [])), [state, lines]);
}
