import type { PlainDate } from '../calendar/plain-date.js';
import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks, regimeOf } from '../cycle/checks.js';
import type { PartyRef } from '../cycle/common.js';
import { CASE_OR_AGENT } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { birthsOf } from '../obligations/births.js';
import { datesOf } from '../obligations/due.js';
import { clockSpans } from '../policy/at-day.js';
import { isNo, type No, no } from '../refusal.js';
import type { QuestionOnRecord } from './questions.js';
import { isPublic } from './round.js';
import { liftedBy, stoppedBy } from './suspension.js';
import type { ChallengeBody } from './types.js';

const notPublic = () => no('trigger-missing', { trigger: 'intention-published' });

/** Questions are counted over the cycle, whatever their kind. */
function numbered(state: CycleState, data: Omit<ChallengeBody, 'challenge'>): ChallengeBody {
  return { challenge: `ch${Object.keys(state.tender.challenges).length + 1}`, ...data };
}

/** The question of that number and kind that still waits for its answer. */
function waiting(state: CycleState, id: string, kind: QuestionOnRecord['kind']): QuestionOnRecord | No {
  const found = state.tender.challenges[id];
  if (found === undefined || found.kind !== kind) return no('unknown-subject', { subject: id });
  return found.answeredOn === null ? found : no('already-recorded', { what: 'answer', on: found.answeredOn });
}

function waits(kind: QuestionOnRecord['kind']): (state: CycleState) => boolean {
  return (state) =>
    Object.values(state.tender.challenges).some((each) => each.kind === kind && each.answeredOn === null);
}

/** A window has closed when its last day is over under every reading of the calendar. */
function isAfter(
  state: CycleState,
  judging: Judging,
  window: 'challenge-window' | 'complaint-window',
  subject: string,
  on: PlainDate,
): PlainDate | undefined {
  const spans = clockSpans(judging.policy, window, regimeOf(state));
  const birth = birthsOf(state, spans).findLast((each) => each.subject === subject);
  const latest = birth && datesOf(state, birth, judging)?.latest;
  return latest !== undefined && on > latest ? latest : undefined;
}

/**
 * What makes a challenge one that need not be admitted: it came after its window, or from somebody who did not bid
 * (Act art. 52; 财政部令第94号 art. 10, 11). Before the bids are opened any supplier may have taken the documents.
 */
function challengeBroken(state: CycleState, judging: Judging, from: PartyRef, on: PlainDate): Broken[] {
  const until = isAfter(state, judging, 'challenge-window', 'lot', on);
  const late = until === undefined ? [] : breaks(state, judging, 'challenge-window', 'too-late', { on, until }, false);
  const bidders = state.tender.current?.bidders ?? null;
  const known = bidders === null || bidders.some(({ party }) => party.id === from.id);
  const values = { from: from.name };
  return known ? late : [...late, ...breaks(state, judging, 'challenge-standing', 'not-a-bidder', values, false)];
}

/** Who complains has challenged first, and complains within the window of that challenge (Act art. 55). */
function complaintBroken(state: CycleState, judging: Judging, from: PartyRef, on: PlainDate): Broken[] {
  const own = Object.entries(state.tender.challenges).filter(
    ([, each]) => each.kind === 'challenge' && each.from === from.id,
  );
  if (own.length === 0)
    return breaks(state, judging, 'complaint-window', 'no-challenge-before', { from: from.name }, false);
  const ends = own.map(([id]) => isAfter(state, judging, 'complaint-window', id, on));
  const until = ends.at(-1);
  if (until === undefined || ends.includes(undefined)) return [];
  return breaks(state, judging, 'complaint-window', 'too-late', { on, until }, false);
}

const recordEnquiry: Handler<'record-enquiry'> = {
  authority: CASE_OR_AGENT,
  possible: isPublic,
  decide(state, { data }, judging) {
    if (!isPublic(state)) return notPublic();
    const body = numbered(state, data);
    return { facts: [draft('enquiry-received', body), ...stoppedBy(state, judging, body)] };
  },
};

/** What need not be admitted is on record with its flaw, is still answered, and stops nothing. */
const recordChallenge: Handler<'record-challenge'> = {
  authority: CASE_OR_AGENT,
  possible: isPublic,
  decide(state, { data, on }, judging) {
    if (!isPublic(state)) return notPublic();
    const body = numbered(state, data);
    const broken = challengeBroken(state, judging, data.from, on);
    const stopped = broken.length === 0 ? stoppedBy(state, judging, body) : [];
    return { facts: [draft('challenge-received', body), ...stopped], broken };
  },
};

/** The copy reaches the purchaser after finance has admitted the complaint: whatever its flaws, it stands. */
const recordComplaint: Handler<'record-complaint'> = {
  authority: CASE_OR_AGENT,
  possible: isPublic,
  decide(state, { data, on }, judging) {
    if (!isPublic(state)) return notPublic();
    const body = numbered(state, data);
    const facts = [draft('complaint-received', body), ...stoppedBy(state, judging, body)];
    return { facts, broken: complaintBroken(state, judging, data.from, on) };
  },
};

const answerEnquiry: Handler<'answer-enquiry'> = {
  authority: CASE_OR_AGENT,
  possible: waits('enquiry'),
  decide(state, { data, on }, judging) {
    const asked = waiting(state, data.challenge, 'enquiry');
    if (isNo(asked)) return asked;
    const facts = [draft('enquiry-answered', data), ...liftedBy(state, data.challenge, on, data.answer)];
    return { facts, broken: beforeTrigger(state, judging, 'enquiry-answer', on, asked.on) };
  },
};

/** An answer lets the signing go on, unless the challenge is upheld: then somebody must first put the result right. */
const answerChallenge: Handler<'answer-challenge'> = {
  authority: CASE_OR_AGENT,
  possible: waits('challenge'),
  decide(state, { data, on }, judging) {
    const asked = waiting(state, data.challenge, 'challenge');
    if (isNo(asked)) return asked;
    const lifted = data.upheld ? [] : liftedBy(state, data.challenge, on, data.answer);
    const facts = [draft('challenge-answered', data), ...lifted];
    return { facts, broken: beforeTrigger(state, judging, 'challenge-answer', on, asked.on) };
  },
};

/** The reply is only what the purchaser has to say; finance decides, and until then nothing goes on by it. */
const replyComplaint: Handler<'reply-complaint'> = {
  authority: CASE_OR_AGENT,
  possible: waits('complaint'),
  decide(state, { data, on }, judging) {
    const asked = waiting(state, data.challenge, 'complaint');
    if (isNo(asked)) return asked;
    const broken = beforeTrigger(state, judging, 'complaint-reply', on, asked.on);
    return { facts: [draft('complaint-replied', data)], broken };
  },
};

export const challengeHandlers = {
  'record-enquiry': recordEnquiry,
  'answer-enquiry': answerEnquiry,
  'record-challenge': recordChallenge,
  'answer-challenge': answerChallenge,
  'record-complaint': recordComplaint,
  'reply-complaint': replyComplaint,
};
