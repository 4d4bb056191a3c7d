import { createContext, useContext } from 'react';

/** What a day is called, and how it was reached: where the server says so, or, of a day only previewed, the lines of it. */
export type ProofOf = { title: string } & ({ path: string } | { lines: readonly string[] });

/** The proof of one duty of a cycle. */
export function proofOfDuty(cycleId: string, obligation: string, title: string): ProofOf {
  return {
    path: `/api/cycles/${encodeURIComponent(cycleId)}/obligations/${encodeURIComponent(obligation)}/proof`,
    title,
  };
}

/** The proof of the due day of one task of an approval. */
export function proofOfTask(cycleId: string, task: string, title: string): ProofOf {
  return { path: `/api/cycles/${encodeURIComponent(cycleId)}/tasks/${encodeURIComponent(task)}/proof`, title };
}

/** Opens the drawer with a proof. */
export const ProofContext = createContext<(proof: ProofOf) => void>(() => undefined);

/** What a date calls to show how it was reached. */
export function useProof(): (proof: ProofOf) => void {
  return useContext(ProofContext);
}
