import type { AuditFact } from '../../store/views/lists/audit.js';

/**
 * By which door a fact came on record, as far as the record knows it: facts of an approval name the door they came
 * through, a system's facts what caused them, some commands are named after their door. `unnoted`: a person's command of
 * which only the person is on record.
 */
export const ORIGINS = [
  'console',
  'cli',
  'api',
  'link',
  'paper',
  'batch',
  'clock',
  'calendar',
  'directory',
  'programme',
  'notices',
  'engine',
  'system',
  'unnoted',
] as const;
export type Origin = (typeof ORIGINS)[number];

const DOORS: readonly string[] = ['console', 'cli', 'api', 'link', 'paper', 'batch'] satisfies readonly Origin[];
/** Causes of the system, by how their names begin. */
const CAUSES: readonly (readonly [string, Origin])[] = [
  ['clock', 'clock'],
  ['calendar', 'calendar'],
  ['directory', 'directory'],
  ['programme', 'programme'],
  ['lot/', 'programme'],
  ['notices', 'notices'],
  ['engine', 'engine'],
];
/** Commands that are named after their door. */
const NAMED: readonly (readonly [string, Origin])[] = [
  ['link-', 'link'],
  ['job:', 'batch'],
];

/** The doors of facts by their numbers in the record. */
export function originsOf(
  facts: readonly (Parameters<typeof originOf>[0] & { seq: number })[],
): Record<string, Origin> {
  return Object.fromEntries(facts.map((fact) => [fact.seq, originOf(fact)]));
}

/** The door of one fact. */
export function originOf({ actor, commandId, data }: Pick<AuditFact, 'actor' | 'commandId' | 'data'>): Origin {
  const via = typeof data === 'object' && data !== null ? Reflect.get(data, 'via') : undefined;
  const door = ORIGINS.find((each) => each === via && DOORS.includes(each));
  if (door !== undefined) return door;
  if ('system' in actor) return begun(CAUSES, actor.system) ?? 'system';
  return begun(NAMED, commandId) ?? 'unnoted';
}

function begun(table: readonly (readonly [string, Origin])[], name: string): Origin | undefined {
  return table.find(([beginning]) => name.startsWith(beginning))?.[1];
}
