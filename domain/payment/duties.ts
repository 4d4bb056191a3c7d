import type { PlainDate } from '../calendar/plain-date.js';
import type { EventDraft, EventsOf } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import type { EventAttrs, EventKind } from '../obligations/events.js';
import { trancheKey } from './fold.js';
import { trancheSubject } from './subjects.js';
import type { PaymentFacts, TrancheOf } from './types.js';

function about(kind: EventKind, of: TrancheOf, on: PlainDate, attrs: EventAttrs = {}): EventDraft {
  return { kind, on, subjects: [trancheSubject(of), yearSubject(of.year)], attrs };
}

/** `state` is the one before the payment. */
function isLastPart({ payment }: CycleState, { year, tranche, fen }: PaymentFacts['payment-made']): boolean {
  const before = payment.tranches[trancheKey({ year, tranche })];
  return before === undefined || before.paidFen + fen >= before.allocatedFen;
}

/** What payment facts mean for clocks: 拨付 meets the tranche clock, 支付 the invoice clock. */
export const paymentEvents: EventsOf<PaymentFacts> = {
  'gate-passed': ({ data, on }) => [about('gate-passed', data, on, { gate: data.gate })],
  'invoice-received': ({ data, on }, state) => [
    about('invoice-received', data, on, { sme: state.contract.contractor?.sme ?? false }),
  ],
  'payment-applied': ({ data, on }) => [about('payment-applied', data, on)],
  'payment-allocated': ({ data, on }) => [about('payment-allocated', data, on)],
  // Who was paid a part is still owed the rest: the last part meets the clock, and its day is judged.
  'payment-made': ({ data, on }, state) => (isLastPart(state, data) ? [about('payment-made', data, on)] : []),
  'fund-trued-up': ({ data, on }) => [
    { kind: 'fund-trued-up', on, subjects: ['programme', `p:${data.year}`], attrs: {} },
  ],
  'delivery-recorded': ({ data, on }, state) => [
    about('delivery-recorded', data, on, { sme: state.contract.contractor?.sme ?? false }),
  ],
};
