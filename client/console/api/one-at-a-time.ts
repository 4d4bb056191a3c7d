/**
 * Asks for work that must follow each time it is asked for, and that costs too much to be begun anew each time: while it
 * goes on, however often it is asked for, it follows once more.
 */
export function oneAtATime(work: () => Promise<unknown>): () => void {
  const state = { busy: false, again: false };
  const run = async () => {
    try {
      do {
        state.again = false;
        await work();
      } while (state.again);
    } finally {
      state.busy = false;
    }
  };
  return () => {
    state.again = true;
    if (state.busy) return;
    state.busy = true;
    void run();
  };
}
