import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { PartyRef } from '../cycle/common.js';
import type { Fen } from '../money/fen.js';
import {
  allResumed,
  answered,
  type QuestionOnRecord,
  resumed,
  type Suspension,
  suspended,
  withQuestion,
} from './questions.js';
import type { Bidder, BondOf, Intention, Ranked, TenderFacts, TenderIssue } from './types.js';

/** One run of the tender; a re-tender after a void one is a new round. */
export type TenderRound = TenderIssue & {
  round: number;
  issuedOn: PlainDate;
  bidders: Bidder[] | null;
  openedOn: PlainDate | null;
  ranking: Ranked[] | null;
  evaluatedOn: PlainDate | null;
  reportOn: PlainDate | null;
  voidedOn: PlainDate | null;
  declined: number[];
};
export type Award = {
  rank: number;
  contractor: PartyRef;
  fen: Fen;
  decidedOn: PlainDate;
  noticeSentOn: PlainDate | null;
};

export type TenderState = {
  intention: (Intention & { on: PlainDate }) | null;
  current: TenderRound | null;
  rounds: number;
  award: Award | null;
  /** Bonds that are held, by the id of who gave them: for the bid, and for the contract. */
  bonds: Record<string, Fen>;
  performanceBonds: Record<string, Fen>;
  challenges: Record<string, QuestionOnRecord>;
  suspensions: Suspension[];
};

export function initialTender(): TenderState {
  return {
    intention: null,
    current: null,
    rounds: 0,
    award: null,
    bonds: {},
    performanceBonds: {},
    challenges: {},
    suspensions: [],
  };
}

const UNOPENED = {
  bidders: null,
  openedOn: null,
  ranking: null,
  evaluatedOn: null,
  reportOn: null,
  voidedOn: null,
  declined: [],
} satisfies Partial<TenderRound>;

/** A new round; told again by a correction, it keeps what came after it, and an earlier round changes nothing here. */
function withIssued(slice: TenderState, issue: TenderFacts['tender-issued'], issuedOn: PlainDate): TenderState {
  if (issue.round < slice.rounds) return slice;
  const { current } = slice;
  if (current === null || current.round !== issue.round)
    return { ...slice, rounds: issue.round, award: null, current: { ...issue, ...UNOPENED, issuedOn } };
  const { bidders, openedOn, ranking, evaluatedOn, reportOn, voidedOn, declined } = current;
  const kept = { bidders, openedOn, ranking, evaluatedOn, reportOn, voidedOn, declined };
  return { ...slice, current: { ...issue, ...kept, issuedOn } };
}

function inRound(slice: TenderState, change: Partial<TenderRound>): TenderState {
  return slice.current === null ? slice : { ...slice, current: { ...slice.current, ...change } };
}

type Held = Record<string, Fen>;

function withBonds(slice: TenderState, of: BondOf = 'bid', by: (held: Held) => Held): TenderState {
  return of === 'bid'
    ? { ...slice, bonds: by(slice.bonds) }
    : { ...slice, performanceBonds: by(slice.performanceBonds) };
}

export const tenderFolds: Folds<TenderFacts, TenderState> = {
  'intention-published': (slice, { data, on }) => ({ ...slice, intention: { ...data, on } }),
  'tender-issued': (slice, { data, on }) => withIssued(slice, data, on),
  'documents-changed': (slice, { data }) => inRound(slice, { bidDeadline: data.bidDeadline }),
  'bids-opened': (slice, { data, on }) =>
    data.round === slice.current?.round ? inRound(slice, { bidders: data.bidders, openedOn: on }) : slice,
  'tender-voided': (slice, { on }) => ({ ...allResumed(inRound(slice, { voidedOn: on }), on), award: null }),
  'bid-evaluation-finished': (slice, { data, on }) => inRound(slice, { ranking: data.ranking, evaluatedOn: on }),
  'evaluation-report-received': (slice, { on }) => inRound(slice, { reportOn: on }),
  'award-decided': (slice, { data, on }) => ({
    ...slice,
    award: { rank: data.rank, contractor: data.contractor, fen: data.fen, decidedOn: on, noticeSentOn: null },
  }),
  'award-declined': (slice, { data }) => ({
    ...inRound(slice, { declined: [...(slice.current?.declined ?? []), data.rank] }),
    award: null,
  }),
  'award-notice-sent': (slice, { on }) =>
    slice.award === null ? slice : { ...slice, award: { ...slice.award, noticeSentOn: on } },
  'result-notice-ended': (slice) => slice,
  'bond-taken': (slice, { data }) => withBonds(slice, data.of, (held) => ({ ...held, [data.party]: data.fen })),
  'bond-refunded': (slice, { data }) => withBonds(slice, data.of, ({ [data.party]: _refunded, ...left }) => left),
  'single-source-notice-published': (slice) => slice,
  'enquiry-received': (slice, { data, on }) => withQuestion(slice, 'enquiry', data, on),
  'enquiry-answered': (slice, { data, on }) => answered(slice, data.challenge, on),
  'challenge-received': (slice, { data, on }) => withQuestion(slice, 'challenge', data, on),
  'challenge-answered': (slice, { data, on }) => answered(slice, data.challenge, on),
  'complaint-received': (slice, { data, on }) => withQuestion(slice, 'complaint', data, on),
  'complaint-replied': (slice, { data, on }) => answered(slice, data.challenge, on),
  'procurement-suspended': (slice, { data, on }) => suspended(slice, data.challenge ?? null, on),
  'procurement-resumed': (slice, { data, on }) => resumed(slice, data.challenge ?? null, on),
};
