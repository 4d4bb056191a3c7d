import type { PlainDate } from '../calendar/plain-date.js';
import type { EventDraft, EventsOf } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { EventAttrs, EventKind } from '../obligations/events.js';
import { losersWithBond } from './bonds.js';
import type { TenderFacts } from './types.js';

function lotEvent(kind: EventKind, on: PlainDate, attrs: EventAttrs = {}): EventDraft {
  return { kind, on, subjects: ['lot'], attrs };
}

/** What every event of a running tender is filtered by. */
function tenderAttrs(state: CycleState): EventAttrs {
  const method = state.tender.current?.method ?? state.plan.opening?.method;
  const agentUsed = state.plan.opening?.agentUsed ?? false;
  return method === undefined ? { agentUsed } : { agentUsed, method };
}

/** What tender facts mean for clocks. */
export const tenderEvents: EventsOf<TenderFacts> = {
  'intention-published': ({ on }) => [{ kind: 'intention-published', on, subjects: ['programme', 'lot'], attrs: {} }],
  'tender-issued': ({ data, on }, state) => [
    {
      kind: 'tender-issued',
      on,
      subjects: ['programme', 'lot'],
      attrs: { ...tenderAttrs(state), method: data.method, bond: (data.bondFen ?? 0) > 0 },
    },
  ],
  'documents-changed': ({ data, on }) => [lotEvent('documents-changed', on, { affectsBids: data.affectsBids })],
  'bids-opened': ({ on }, state) => [lotEvent('bids-opened', on, tenderAttrs(state))],
  'tender-voided': ({ on }) => [lotEvent('tender-voided', on)],
  'award-declined': ({ on }) => [lotEvent('award-declined', on)],
  'bid-evaluation-finished': ({ on }, state) => [lotEvent('bid-evaluation-finished', on, tenderAttrs(state))],
  'evaluation-report-received': ({ on }, state) => [lotEvent('evaluation-report-received', on, tenderAttrs(state))],
  'award-decided': ({ on }, state) => [lotEvent('award-decided', on, tenderAttrs(state))],
  'award-notice-sent': ({ on }, state) => [
    {
      kind: 'award-notice-sent',
      on,
      subjects: ['lot', 'y1'],
      attrs: { ...tenderAttrs(state), bond: losersWithBond(state).length > 0 },
    },
  ],
  'result-notice-ended': ({ on }) => [lotEvent('result-notice-ended', on)],
  'bond-taken': ({ on }) => [lotEvent('bond-taken', on)],
  'bond-refunded': ({ data, on }, state) => {
    // No clock waits for a performance bond, and the losers have theirs back with the last one.
    const others = losersWithBond(state).some((party) => party !== data.party);
    if (data.of === 'performance' || (data.who === 'losers' && others)) return [];
    return [lotEvent('bond-refunded', on, { who: data.who })];
  },
  'single-source-notice-published': ({ on }) => [lotEvent('single-source-notice-published', on)],
  'enquiry-received': ({ data, on }) => [{ kind: 'enquiry-received', on, subjects: [data.challenge], attrs: {} }],
  'enquiry-answered': ({ data, on }) => [{ kind: 'enquiry-answered', on, subjects: [data.challenge], attrs: {} }],
  'challenge-received': ({ data, on }) => [{ kind: 'challenge-received', on, subjects: [data.challenge], attrs: {} }],
  'challenge-answered': ({ data, on }) => [{ kind: 'challenge-answered', on, subjects: [data.challenge], attrs: {} }],
  'complaint-received': ({ data, on }) => [{ kind: 'complaint-received', on, subjects: [data.challenge], attrs: {} }],
  'complaint-replied': ({ data, on }) => [{ kind: 'complaint-replied', on, subjects: [data.challenge], attrs: {} }],
};
