import type { NativeConnection } from '@temporalio/worker';
import type { Ports } from '../activities/ports.js';
import { restartFromRecord } from '../activities/restart-from-record.js';
import type { Database } from '../store/database.js';
import { SEARCH_ATTRIBUTES } from '../workflows/messages.js';

/** Restarts under way at once: a small county is back within seconds, a large one does not flood the server. */
const AT_ONCE = 20;

/** temporal.api.enums.v1.IndexedValueType. */
const INDEXED_VALUE_TYPE = { KEYWORD: 2, DATETIME: 6 } as const;

/** Makes the namespace know what cycles show of themselves; names that are there already stay. */
export async function registerSearchAttributes(connection: NativeConnection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = SEARCH_ATTRIBUTES.filter(({ name }) => !(name in customAttributes));
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, INDEXED_VALUE_TYPE[type]]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

/**
 * Brings back the workflow of every open cycle from its facts, for an engine that starts with an empty database.
 * @returns how many cycles are open
 */
export async function restartOpenCycles(db: Database, ports: Ports): Promise<number> {
  const cycles = await db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'policy', 'calendar'])
    .where('closed_on', 'is', null)
    .where('seq', '>', 0)
    .orderBy('cycle_id')
    .execute();
  for (let from = 0; from < cycles.length; from += AT_ONCE) {
    await Promise.all(cycles.slice(from, from + AT_ONCE).map((cycle) => restartFromRecord(ports, cycle)));
  }
  return cycles.length;
}
