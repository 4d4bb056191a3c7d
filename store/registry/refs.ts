import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { codeOf } from '../error-code.js';

/** A version that facts name is not in the registry: whoever compiled it has not published it here. */
export type MissingVersion = Error & { code: 'MISSING_VERSION'; kind: 'policy' | 'calendar'; ref: string };

export function missingVersion(kind: MissingVersion['kind'], ref: string): MissingVersion {
  return Object.assign(new Error(`no ${kind} ${ref} in the registry`), { code: 'MISSING_VERSION' as const, kind, ref });
}

export function isMissingVersion(error: unknown): error is MissingVersion {
  return codeOf(error) === 'MISSING_VERSION';
}

/** `222401@2025-11-04#ab12…`: how facts name the calendar they were judged by. */
export function calendarRef(calendar: Pick<CompiledCalendar, 'id' | 'version' | 'hash'>): string {
  return `${calendar.id}@${calendar.version}#${calendar.hash.slice(0, 12)}`;
}

/** Keeps the newest `size` values: versions never change, so one that was read once need not be read again. */
export function remembering<T>(size: number): { get(ref: string): T | undefined; put(ref: string, value: T): T } {
  const kept = new Map<string, T>();
  return {
    get: (ref) => kept.get(ref),
    put: (ref, value) => {
      kept.set(ref, value);
      const [oldest] = kept.keys();
      if (kept.size > size && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
