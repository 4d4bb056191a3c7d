import type { CommandKind } from '../../domain/commands.js';
import type { Fact, FactKind } from '../../domain/facts.js';

/*
 * When a step may be taken at all, read off the bare list of facts by somebody who knows the course of a purchase and
 * none of our code: no state, no fold, no dates. It says what must be on record before, and what must not.
 */

type Record = {
  has(kind: FactKind): boolean;
  times(kind: FactKind): number;
  inRound(kind: FactKind): boolean;
  live: boolean;
};

function read(facts: readonly Fact[]): Record {
  const kinds = facts.map((fact) => fact.kind);
  const issued = kinds.lastIndexOf('tender-issued');
  const round = issued < 0 ? [] : kinds.slice(issued);
  return {
    has: (kind) => kinds.includes(kind),
    times: (kind) => kinds.filter((each) => each === kind).length,
    inRound: (kind) => round.includes(kind),
    live: round.length > 0 && !round.includes('tender-voided'),
  };
}

const contracted = ({ has }: Record) => has('contract-signed') || has('cycle-adopted');
const awarded = ({ times }: Record) => times('award-decided') > times('award-declined');
const placed = ({ has }: Record) => has('worker-hired');
const filed = ({ has }: Record) => has('filing-submitted');
const judged = ({ has }: Record) => has('result-confirmed');
const always = () => true;

/** Steps with a place in the course; the rest may be taken in every open cycle. */
const MAY: { [K in CommandKind]?: (record: Record) => boolean } = {
  'change-budget': ({ has }) => has('budget-approved'),
  'submit-filing': contracted,
  'record-receipt': filed,
  'record-filing-returned': filed,
  refile: ({ has }) => has('filing-returned'),
  'publish-intention': (record) => !record.live && !contracted(record),
  'issue-tender': (record) => !record.has('tender-issued') && !contracted(record),
  retender: (record) => record.inRound('tender-voided') && !contracted(record),
  'change-documents': ({ live, inRound }) => live && !inRound('bids-opened'),
  'open-bids': ({ live, inRound }) => live && !inRound('bids-opened'),
  'void-tender': (record) => record.live && !contracted(record),
  'finish-bid-evaluation': ({ live, inRound }) => live && inRound('bids-opened') && !inRound('bid-evaluation-finished'),
  'record-evaluation-report': ({ live, inRound }) =>
    live && inRound('bid-evaluation-finished') && !inRound('evaluation-report-received'),
  'decide-award': (record) => record.live && record.inRound('evaluation-report-received') && !awarded(record),
  'record-award-declined': (record) => awarded(record) && !contracted(record),
  'send-award-notice': (record) => awarded(record) && record.times('award-notice-sent') < record.times('award-decided'),
  'take-bond': ({ has }) => has('tender-issued'),
  'sign-contract': (record) => record.has('award-notice-sent') && awarded(record) && !contracted(record),
  'confirm-effective': ({ has }) => has('contract-signed') && !has('contract-effective'),
  'publish-contract': contracted,
  'amend-contract': contracted,
  'publish-change': ({ has }) => has('contract-amended'),
  'bridge-contract': contracted,
  'change-party': contracted,
  terminate: (record) => contracted(record) && !record.has('contract-terminated') && !record.has('service-ended'),
  settle: contracted,
  'start-project': contracted,
  'place-worker': contracted,
  'record-labour-contract': placed,
  'record-certificate': placed,
  'record-training': placed,
  'record-leaving': placed,
  'record-worker-borrowed': placed,
  'remove-worker': placed,
  'apply-consequence': ({ has }) => has('certification-breached'),
  'confirm-premises': contracted,
  'confirm-deployment': contracted,
  'record-handover': contracted,
  'submit-report': contracted,
  'receive-report': contracted,
  'send-report-up': contracted,
  'record-evaluation': contracted,
  'confirm-evaluation': ({ has }) => has('evaluation-recorded'),
  'publish-evaluation': judged,
  'send-result-up': judged,
  'object-to-evaluation': ({ has }) => has('evaluation-recorded'),
  'determine-annual-result': judged,
  'record-acceptance': contracted,
  'publish-acceptance': ({ has }) => has('acceptance-recorded'),
  'receive-invoice': contracted,
  'apply-payment': contracted,
  'allocate-payment': contracted,
  'make-payment': ({ has }) => has('payment-allocated'),
  'deduct-payment': contracted,
  'decide-renewal': (record) => contracted(record) && !record.has('renewal-decided'),
  'open-successor': (record) => contracted(record) && !record.has('successor-opened'),
};

/** Whether the course of a purchase leaves room for this step after these facts. */
export function courseAllows(facts: readonly Fact[], kind: CommandKind): boolean {
  const record = read(facts);
  const isOpen = record.has('cycle-opened') || record.has('cycle-adopted');
  if (kind === 'open-cycle' || kind === 'adopt-cycle') return !isOpen;
  if (!isOpen || record.has('cycle-closed')) return false;
  return (MAY[kind] ?? always)(record);
}
