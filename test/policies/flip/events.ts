import { fen } from '../../../domain/money/fen.js';
import type { EventAttrs, EventKind } from '../../../domain/obligations/events.js';
import type { EventFilter } from '../../../domain/policy/types.js';
import type { Scope } from '../../../domain/policy/vocabulary.js';
import type { Case } from '../../support/case.js';
import { judged, MEDIUM, renewed, serving, signed, tendered } from '../../support/course.js';
import { duties, type Flip, type Settings, set, under } from './setting.js';

/** A clock of which the cycles used here have none running. */
const RULE = 'challenge-answer';

/** A clock starts from that event where its `where` says so, and not where it says something else of it. */
const starts = (from: () => Case, [scope, event]: [Scope, EventKind], is: EventFilter, other: EventFilter): Flip => ({
  from: () => under(from(), set(RULE, { scope, trigger: { event, where: is } })),
  flip: set(RULE, { trigger: { event, where: other } }),
  see: (c) => duties(c, RULE),
});

/** The case after that was done to it. */
const after = (from: () => Case, done: (c: Case) => void) => () => {
  const c = from();
  done(c);
  return c;
};

const filed: [Scope, EventKind] = ['filing', 'filing-submitted'];
const issued: [Scope, EventKind] = ['lot', 'tender-issued'];
const started: [Scope, EventKind] = ['worker', 'worker-started'];

const reported = after(serving, (c) => {
  c.skip('2024-01-08');
  c.ok('submit-report', { report: 'yearly', period: 'p:2023', to: ['county'] }, { as: 'contractor' });
  c.ok('receive-report', { report: 'yearly', period: 'p:2023', by: 'county' });
});
const changed = after(tendered, (c) => c.ok('change-documents', { summary: '更正日期', affectsBids: false }));
const invoiced = after(
  () => serving('640402'),
  (c) => c.ok('receive-invoice', { year: 1, tranche: 1, fen: fen(100), number: '发票1' }),
);
const disclosed = after(serving, (c) => {
  c.skip('2024-01-08');
  c.ok('record-disclosure', { year: 2023, of: 'overduePayments', medium: MEDIUM });
});
const certified = after(serving, (c) =>
  c.ok('record-certificate', { worker: 'w1', level: 'assistant' }, { as: 'contractor' }),
);
const refunded = after(signed, (c) => c.put('bond-refunded', { party: 'centre', fen: fen(100), who: 'winner' }));

/** Each thing a clock may ask of an event. */
export const WHERE: Settings<keyof EventAttrs> = {
  of: starts(serving, filed, { of: 'contract' }, { of: 'staffing' }),
  to: starts(serving, filed, { to: 'finance' }, { to: 'city' }),
  report: starts(reported, ['period', 'report-received'], { report: 'yearly' }, { report: 'monthly' }),
  slot: starts(judged, ['contractYear', 'result-confirmed'], { slot: 'firstHalf' }, { slot: 'annual' }),
  gate: starts(
    () => serving('640402'),
    ['payment', 'gate-passed'],
    { gate: 'effective' },
    { gate: ['midTermPass', 'finalPass'] },
  ),
  method: starts(tendered, issued, { method: 'competitiveConsultation' }, { method: 'openTender' }),
  role: starts(serving, started, { role: 'project' }, { role: 'resident' }),
  year: starts(signed, ['contractYear', 'contract-signed'], { year: 'first' }, { year: ['middle', 'last'] }),
  pass: starts(judged, ['contractYear', 'annual-result-determined'], { pass: true }, { pass: false }),
  agentUsed: starts(tendered, issued, { agentUsed: true }, { agentUsed: false }),
  bond: starts(tendered, issued, { bond: false }, { bond: true }),
  affectsBids: starts(changed, ['lot', 'documents-changed'], { affectsBids: false }, { affectsBids: true }),
  sme: starts(invoiced, ['payment', 'invoice-received'], { sme: false }, { sme: true }),
  disclosure: starts(
    disclosed,
    ['cycle', 'disclosure-recorded'],
    { disclosure: 'overduePayments' },
    { disclosure: 'contractorYearly' },
  ),
  registered: starts(certified, ['worker', 'certificate-recorded'], { registered: false }, { registered: true }),
  degree: starts(serving, started, { degree: true }, { degree: false }),
  employer: starts(serving, started, { employer: 'contractor' }, { employer: 'township' }),
  renewal: starts(renewed, ['contractYear', 'renewal-decided'], { renewal: 'renew' }, { renewal: 'retender' }),
  who: starts(refunded, ['lot', 'bond-refunded'], { who: 'winner' }, { who: 'losers' }),
  next: starts(renewed, ['contractYear', 'renewal-decided'], { next: true }, { next: false }),
};
