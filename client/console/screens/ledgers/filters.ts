import { LEDGERS } from '../../../../texts/zh-CN/console/ledgers.js';
import { LEDGER_HEADS, LEDGER_STATUS_NAMES } from '../../../../texts/zh-CN/ledgers.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import { type Filter, optionsOf } from '../../table/filters.js';
import type { LedgerName } from './columns.js';

type Status = keyof typeof LEDGER_STATUS_NAMES;

/** The states that lines of a ledger can be in. */
const STATUSES = {
  plans: ['drafted', 'approved', 'filed', 'received'],
  tenders: ['intended', 'issued', 'opened', 'evaluated', 'awarded', 'voided'],
  contracts: ['signed', 'effective', 'ended', 'terminated', 'settled'],
  payments: ['open', 'payable', 'applied', 'allocated', 'paid'],
  evaluations: ['recorded', 'confirmed'],
  archive: ['running', 'closed'],
} as const satisfies Record<LedgerName, readonly Status[]>;

/** What a ledger may be narrowed by, as its address on the server takes it. */
export function ledgerFilters(ledger: LedgerName): Filter[] {
  const statuses = STATUSES[ledger].map((value) => ({ value, label: LEDGER_STATUS_NAMES[value] }));
  return [
    { name: 'statuses', label: LEDGER_HEADS.status, kind: 'choice', several: true, options: statuses },
    { name: 'stages', label: LEDGERS.stage, kind: 'choice', several: true, options: optionsOf(STAGE_NAMES) },
    { name: 'sort', label: LEDGERS.sort, kind: 'choice', options: optionsOf(LEDGERS.sorts) },
    { name: 'text', label: LEDGERS.keyword, kind: 'text' },
    { name: 'party', label: LEDGER_HEADS.party, kind: 'text' },
    { name: 'year', label: LEDGER_HEADS.year, kind: 'text' },
    { name: 'from', label: LEDGERS.from, kind: 'day' },
    { name: 'to', label: LEDGERS.to, kind: 'day' },
  ];
}
