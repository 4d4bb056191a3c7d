import type { Ledger, LedgerLine, LedgerPage } from '../../store/views/lists/ledgers.js';
import {
  LEDGER_COLUMNS,
  LEDGER_DATA_NAMES,
  LEDGER_HEADS,
  LEDGER_NAMES,
  LEDGER_STATUS_NAMES,
  ledgerWord,
} from '../../texts/zh-CN/ledgers.js';
import { type SheetCell, sheetFile } from '../sheet/write.js';

/** A ledger as an Excel file: its lines, and what they add up to below them. */
export function ledgerSheet(ledger: Ledger, { rows, sums }: Pick<LedgerPage, 'rows' | 'sums'>): Promise<Uint8Array> {
  const { day, fen, doneFen } = LEDGER_COLUMNS[ledger];
  const extras = [...new Set(rows.flatMap(({ data }) => Object.keys(data)))];
  const { number, title, year, party, status, sum } = LEDGER_HEADS;
  const money = fen === null ? [] : [fen, doneFen];
  const head = [number, title, year, day, party, status, ...money, ...extras.map(dataName)];
  const total = [sum, '', '', '', '', '', ...(fen === null ? [] : [yuan(sums.fen), yuan(sums.doneFen)])];
  const lines = [
    { cells: head, look: 'title' as const },
    ...rows.map((row) => ({ cells: cellsOf(row, extras, fen !== null) })),
    ...(rows.length === 0 ? [] : [{ cells: total, look: 'title' as const }]),
  ];
  return sheetFile([{ name: LEDGER_NAMES[ledger], lines, widths: head.map((name) => Math.max(12, name.length * 2)) }]);
}

function cellsOf(row: LedgerLine, extras: readonly string[], money: boolean): SheetCell[] {
  const { cycleId, cycleTitle, year, day, party, status, fen, doneFen, data } = row;
  return [
    // What people typed is text in a sheet, whatever it begins with.
    ...[cycleId, asText(cycleTitle), year, day, asText(party), statusName(status)],
    ...(money ? [yuan(fen), yuan(doneFen)] : []),
    ...extras.map((name) => extra(name, data[name] ?? null)),
  ];
}

function asText(value: string | null): SheetCell {
  return value === null || value === '' ? null : { text: value };
}

function extra(name: string, value: string | number | boolean | null): SheetCell {
  if (typeof value === 'number' && name.endsWith('Fen')) return yuan(value);
  if (typeof value === 'number' && name.endsWith('Hundredths')) return value / 100;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'title' || name === 'purchaser') return asText(value === null ? null : String(value));
  return typeof value === 'string' ? ledgerWord(name, value) : value;
}

/** Whole fen become yuan with two decimals: exact below ninety trillion. */
function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}

const STATUSES: Record<string, string> = LEDGER_STATUS_NAMES;
const DATA: Record<string, string> = LEDGER_DATA_NAMES;
const statusName = (status: string): string => STATUSES[status] ?? status;
const dataName = (name: string): string => DATA[name] ?? name;
