import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { type PackedPolicy, unpackPolicy } from '../domain/policy/pack.js';
import type { CompiledPolicy } from '../domain/policy/types.js';

/**
 * Policies and calendars that cycles have in common. Every run gets its own copy in its input, tens of kilobytes; all
 * cycles of a county hold the same version, so one copy of each is kept a worker. The whole text is the key: what a
 * cycle is judged by depends on its input alone, never on which other cycles are there.
 */
export type SharedPolicy = { policy: CompiledPolicy; packed: PackedPolicy };

/** Versions in force at one time in a province, with their predecessors; an older one is unpacked again. */
const KEPT = 64;

/** The policy unpacked, once for all cycles that have it. @throws TypeError when its hash does not prove it whole */
export const sharedPolicy = keeping((packed: PackedPolicy): SharedPolicy => ({ policy: unpackPolicy(packed), packed }));

/** The calendar, the same object for all cycles that have it. */
export const sharedCalendar = keeping((calendar: CompiledCalendar): CompiledCalendar => calendar);

/** Makes each value once and keeps the newest; frozen, because no cycle may change what others see. */
function keeping<From, To extends object>(make: (from: From) => To): (from: From) => To {
  const kept = new Map<string, To>();
  return (from) => {
    const text = JSON.stringify(from);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = frozen(make(from));
    kept.set(text, made);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}
