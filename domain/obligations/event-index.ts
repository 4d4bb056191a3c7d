import type { EventKind, EventRecord } from './events.js';

/**
 * Every clock asks for the events of its kinds, and a turn of a cycle asks all clocks a dozen times: the record is
 * sorted by kind once. A list of events is never changed, the fold makes a new one.
 */
const indexes = new WeakMap<readonly EventRecord[], Map<EventKind, EventRecord[]>>();

/** The events of these kinds, in the order of the record. */
export function eventsOf(events: readonly EventRecord[], kinds: readonly EventKind[]): readonly EventRecord[] {
  const [only, ...more] = kinds;
  if (only === undefined) return [];
  if (more.length > 0) return events.filter(({ kind }) => kinds.includes(kind));
  return indexOf(events).get(only) ?? [];
}

function indexOf(events: readonly EventRecord[]): Map<EventKind, EventRecord[]> {
  const known = indexes.get(events);
  if (known !== undefined) return known;
  const index = new Map<EventKind, EventRecord[]>();
  for (const event of events) {
    const list = index.get(event.kind);
    if (list === undefined) index.set(event.kind, [event]);
    else list.push(event);
  }
  indexes.set(events, index);
  return index;
}
