import type { InsertObject } from 'kysely';
import type { Fact } from '../../domain/facts.js';
import { regionOf } from '../../domain/ids.js';
import type { FactRow, Tables } from '../tables.js';

type NewFact = InsertObject<Tables, 'facts'>;

/** A fact as its row; `position` is its place in the feed of its jurisdiction. */
export function toRow(fact: Fact, position: NewFact['position']): NewFact {
  const { cycleId, on, commandId, prevHash, ...same } = fact;
  return {
    ...same,
    cycle_id: cycleId,
    code: regionOf(cycleId),
    position,
    on_day: on,
    command_id: commandId,
    prev_hash: prevHash,
  };
}

/** The fact as it was accepted. Kind and data were one value when they were written, which the row type cannot say. */
export function toFact(row: FactRow): Fact {
  const { v, seq, at, actor, n, kind, data, hash } = row;
  const envelope = { v, cycleId: row.cycle_id, seq, at, on: row.on_day, actor, commandId: row.command_id, n };
  return { ...envelope, kind, data, prevHash: row.prev_hash, hash } as Fact;
}
