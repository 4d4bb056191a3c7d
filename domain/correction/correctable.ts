import { isPlainDate } from '../calendar/plain-date.js';
import { PARTY_KINDS } from '../cycle/common.js';
import type { FactKind } from '../facts.js';
import { CONTRACTOR_CONDITIONS, CONTRACTOR_KINDS, PURCHASER_KINDS, SERVICE_DOMAINS } from '../policy/buying.js';
import {
  CERTIFICATE_LEVELS,
  CONTENT_PARTS,
  EVALUATION_SLOTS,
  EXPENSES,
  FILINGS,
  FUND_SOURCES,
  GRADES,
  METHODS,
  PREFERENCES,
  RECIPIENTS,
  REPORTS,
  SIGN_PLACES,
  STATION_ITEMS,
  WORKER_ROLES,
} from '../policy/vocabulary.js';
import { type Check, each, flag, integer, oneOf, quantity, record, text, whole } from './checks.js';

const day: Check = (value) => typeof value === 'string' && isPlainDate(value);
const year = whole;
const party = record(
  {
    id: text,
    name: text,
    kind: oneOf(PARTY_KINDS),
  },
  { creditCode: text, sme: flag, purchaserKind: oneOf(PURCHASER_KINDS) },
);
const profile = record(
  { registeredAs: oneOf(CONTRACTOR_KINDS), shown: each(oneOf(CONTRACTOR_CONDITIONS)) },
  { fromElsewhere: flag, rating: whole },
);
const services = { domains: each(oneOf(SERVICE_DOMAINS)), extraItems: each(text) };
const files = { attachments: each(record({ sha256: text, name: text, bytes: whole, mediaType: text })) };
const worker = { worker: text };
const employer = oneOf(['contractor', 'township']);
const slot = oneOf(EVALUATION_SLOTS);
const published = record({ year, medium: text });
const report = { report: oneOf(REPORTS), period: text };
const recipient = oneOf(RECIPIENTS);
const risk = record({ rule: text, prefers: each(oneOf(PREFERENCES)), basis: text, mayBreak: text });

/**
 * Facts that can be told again, each with the shape its content must have: a fold is applied to it, and must never
 * meet what it does not understand. Consequences (gates, closings, decisions of approvals) are not corrected but
 * follow from facts of their own; what is not here is put right by a new act.
 */
const CORRECTABLE: { [K in FactKind]?: Check } = {
  'intention-published': record({ title: text, fen: whole, plannedFor: day, medium: text }),
  'budget-approved': record(
    { year, source: oneOf(FUND_SOURCES), fen: whole, approvedOn: day },
    {
      fundBase: whole,
      baseYear: whole,
      purchaser: party,
      expenses: each(oneOf(EXPENSES)),
      formerResult: record({ year, scoreHundredths: whole, grade: oneOf(GRADES), contractor: text }),
    },
  ),
  'filing-submitted': record({ filing: text, of: oneOf(FILINGS), to: recipient, year }, files),
  'receipt-recorded': record({ filing: text, of: oneOf(FILINGS), to: recipient }, { number: text }),
  'tender-issued': record(
    {
      round: whole,
      method: oneOf(METHODS),
      documentsFrom: day,
      documentsTo: day,
      bidDeadline: day,
      noticeParts: each(oneOf(CONTENT_PARTS)),
      budgetFen: whole,
    },
    { methodBasis: text, bondFen: whole, agent: party, reason: text, legalRisks: each(risk), ...files },
  ),
  'bids-opened': record({ round: whole, bidders: each(record({ party, fen: whole, qualified: flag })) }),
  'evaluation-report-received': record({}, files),
  'award-notice-sent': record({ publishedOn: day, medium: text, contractor: party, fen: whole }),
  'contract-signed': record(
    {
      year,
      signedByPurchaserOn: day,
      signedByContractorOn: day,
      effectiveOn: day,
      serviceFrom: day,
      serviceTo: day,
      purchaser: party,
      contractor: party,
      fen: whole,
      parts: each(oneOf(CONTENT_PARTS)),
    },
    {
      effectiveCondition: text,
      staffFen: whole,
      expenses: each(oneOf(EXPENSES)),
      contractorProfile: profile,
      ...services,
      ...files,
    },
  ),
  'contract-published': published,
  'contract-change-published': published,
  'contract-amended': record(
    { year, amendment: text, summary: text, deltaFen: integer },
    { dropStations: each(text), ...services },
  ),
  'worker-started': record({ ...worker, station: text, role: oneOf(WORKER_ROLES), employer }),
  'labour-contract-recorded': record(worker, { monthlyWageFen: whole }),
  'certificate-recorded': record({ ...worker, level: oneOf(CERTIFICATE_LEVELS) }, { number: text, registeredOn: day }),
  'premises-confirmed': record(
    { station: text },
    {
      areaM2: quantity,
      items: each(text),
      shows: each(oneOf(STATION_ITEMS)),
      sign: record({ text, logos: each(text), places: each(oneOf(SIGN_PLACES)) }),
    },
  ),
  'deployment-confirmed': record({}, { note: text }),
  'report-received': record({ ...report, by: recipient }, { station: text, ...files }),
  'report-sent-up': record({ ...report, to: recipient }, { copyTo: each(recipient), station: text, ...files }),
  'result-confirmed': record(
    {
      year,
      slot,
      scoreHundredths: whole,
      grade: oneOf(GRADES),
      pass: flag,
      stations: each(record({ station: text, scoreHundredths: whole })),
    },
    { approval: text },
  ),
  'evaluation-published': record({ year, slot, medium: text }),
  'acceptance-recorded': record({ year, accepted: flag, opinions: whole, summary: text }),
  'acceptance-published': published,
  'payment-allocated': record(
    { year, tranche: whole, fen: whole, source: oneOf(FUND_SOURCES) },
    {
      from: each(record({ source: oneOf(FUND_SOURCES), fen: whole }, { purchaser: text })),
      expense: oneOf(EXPENSES),
    },
  ),
};

/** Why this content cannot take the place of a fact of that kind, or undefined when it can. */
export function flawOf(kind: FactKind, data: unknown): 'kind' | 'data' | undefined {
  const check = CORRECTABLE[kind];
  if (check === undefined) return 'kind';
  return check(data) ? undefined : 'data';
}
