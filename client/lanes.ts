/**
 * Lets at most `width` tasks of one key run at once; the others wait their turn. The engine takes ten updates of a
 * workflow in flight and turns the eleventh away, and several processes share them.
 */
export function lanes(width: number): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const inFlight = new Map<string, { running: number; waiting: (() => void)[] }>();

  async function enter(key: string): Promise<void> {
    const lane = inFlight.get(key) ?? { running: 0, waiting: [] };
    inFlight.set(key, lane);
    if (lane.running < width) {
      lane.running += 1;
      return;
    }
    await new Promise<void>((resolve) => lane.waiting.push(resolve));
  }

  function leave(key: string): void {
    const lane = inFlight.get(key);
    if (lane === undefined) return;
    const next = lane.waiting.shift();
    // The place is handed over, not freed: nobody can slip in between.
    if (next !== undefined) next();
    else if (lane.running > 1) lane.running -= 1;
    else inFlight.delete(key);
  }

  return async (key, task) => {
    await enter(key);
    try {
      return await task();
    } finally {
      leave(key);
    }
  };
}
