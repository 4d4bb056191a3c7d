import { createContext, useContext } from 'react';

/** Where the server says how a day was reached, and what the day is called. */
export type ProofOf = { path: string; title: string };

/** The proof of one duty of a cycle. */
export function proofOfDuty(cycleId: string, obligation: string, title: string): ProofOf {
  return {
    path: `/api/cycles/${encodeURIComponent(cycleId)}/obligations/${encodeURIComponent(obligation)}/proof`,
    title,
  };
}

/** Opens the drawer with a proof. */
export const ProofContext = createContext<(proof: ProofOf) => void>(() => undefined);

/** What a date calls to show how it was reached. */
export function useProof(): (proof: ProofOf) => void {
  return useContext(ProofContext);
}
