import { Link } from 'react-router';
import { fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import {
  LEDGER_COLUMNS,
  LEDGER_DATA_NAMES,
  LEDGER_HEADS,
  LEDGER_STATUS_NAMES,
  ledgerWord,
} from '../../../../texts/zh-CN/ledgers.js';
import type { LedgerLine } from '../../api/register-answers.js';
import { casePath } from '../../parts/paths.js';
import { flagText, nameIn } from '../../parts/words.js';
import type { CellValue, Column } from '../../table/column.js';

export type LedgerName = keyof typeof LEDGER_COLUMNS;

const statusName = nameIn(LEDGER_STATUS_NAMES);
const dataName = nameIn(LEDGER_DATA_NAMES);

/** Columns of a ledger: those all have, its sums, and what else its lines hold. */
export function ledgerColumns(ledger: LedgerName, rows: readonly LedgerLine[]): Column<LedgerLine>[] {
  const { day, fen: first, doneFen } = LEDGER_COLUMNS[ledger];
  const extras = [...new Set(rows.flatMap(({ data }) => Object.keys(data)))];
  return [
    ...NAMED,
    { key: 'year', title: LEDGER_HEADS.year, value: (line) => line.year, align: 'right' },
    { key: 'day', title: day, value: (line) => line.day, keep: true },
    { key: 'party', title: LEDGER_HEADS.party, value: (line) => line.party },
    { key: 'status', title: LEDGER_HEADS.status, value: ({ status }) => statusName(status), keep: true },
    ...(first === null ? [] : [moneyColumn('fen', first, (line) => line.fen)]),
    ...(doneFen === null ? [] : [moneyColumn('doneFen', doneFen, (line) => line.doneFen)]),
    ...extras.map(extraColumn),
  ];
}

const NAMED: readonly Column<LedgerLine>[] = [
  {
    key: 'number',
    title: LEDGER_HEADS.number,
    value: (line) => line.cycleId,
    cell: ({ cycleId }) => <Link to={casePath(cycleId)}>{cycleId}</Link>,
    keep: true,
  },
  { key: 'title', title: LEDGER_HEADS.title, value: (line) => line.cycleTitle, roomy: true },
];

/** A sum in a file is a number in yuan, on the screen it has its thousands. */
function moneyColumn(key: string, title: string, of: (line: LedgerLine) => number | null): Column<LedgerLine> {
  return {
    key,
    title,
    value: (line) => {
      const sum = of(line);
      return sum === null ? null : sum / 100;
    },
    cell: (line) => yuanText(of(line)),
    align: 'right',
    keep: true,
  };
}

/** Yuan with thousands; nothing for what has no sum. */
export function yuanText(sum: number | null): string {
  return sum === null ? '' : formatFen(fen(sum));
}

function extraColumn(name: string): Column<LedgerLine> {
  // The plan has a name of its own beside that of its cycle.
  const key = name === 'title' ? 'planTitle' : name;
  if (name.endsWith('Fen')) return moneyColumn(key, dataName(name), ({ data }) => numberIn(data[name]));
  const value = ({ data }: LedgerLine) => extraValue(name, data[name] ?? null);
  const keep = name.endsWith('On') || name.startsWith('service');
  return { key, title: dataName(name), value, keep, ...(ARE_NUMBERS.includes(name) && { align: 'right' as const }) };
}

const ARE_NUMBERS = [
  'rounds',
  'bidders',
  'amendments',
  'tranche',
  'scoreHundredths',
  'stations',
  'filings',
  'receipts',
];

function extraValue(name: string, value: string | number | boolean | null): CellValue {
  if (typeof value === 'boolean') return flagText(value);
  if (typeof value === 'number' && name.endsWith('Hundredths')) return value / 100;
  return typeof value === 'string' ? ledgerWord(name, value) : value;
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
