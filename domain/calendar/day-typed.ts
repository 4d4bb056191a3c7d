import { isPlainDate, type PlainDate } from './plain-date.js';

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const IN_A_ROW = /^(\d{4})(\d{2})(\d{2})$/;

/** A day as people write it (`2026-12-1`, `2026年12月1日`, `20261201`, in wide figures too); null when it is none. */
export function dayTyped(typed: string): PlainDate | null {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const [, year = '', month = '', day = ''] = WRITTEN.exec(plain) ?? IN_A_ROW.exec(plain) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(written) ? written : null;
}
