import type { Handler, Handlers } from '../cycle/chapter.js';
import { draft } from '../cycle/chapter.js';
import { beforeTrigger, breaks } from '../cycle/checks.js';
import { CASE_OR_AGENT, CASE_WORK } from '../cycle/posts.js';
import { no } from '../refusal.js';
import { awardHandlers } from './award.js';
import { bondHandlers } from './bonds.js';
import { challengeHandlers } from './challenges.js';
import { issueHandlers } from './issue.js';
import { bidsBroken } from './min-bidders.js';
import { isContracted, liveRound } from './round.js';
import { publishSingleSource } from './single-source.js';
import { suspensionHandlers } from './suspension.js';
import type { Ranked, TenderCommands } from './types.js';

const publishIntention: Handler<'publish-intention'> = {
  authority: CASE_WORK,
  possible: (state) => liveRound(state) === undefined && !isContracted(state),
  decide(state, { data }) {
    if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
    if (liveRound(state) !== undefined) return no('wrong-stage', { stage: 'tendering' });
    return { facts: [draft('intention-published', data)] };
  },
};

const openBids: Handler<'open-bids'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => liveRound(state)?.openedOn === null,
  decide(state, { data, on }, judging) {
    const round = liveRound(state);
    if (round === undefined) return no('trigger-missing', { trigger: 'tender-issued' });
    if (round.openedOn !== null) return no('already-recorded', { what: 'bids-opened', on: round.openedOn });
    const early =
      on < round.bidDeadline
        ? breaks(state, judging, 'bid-window', 'opened-before-deadline', { on, notBefore: round.bidDeadline })
        : [];
    const broken = [
      ...early,
      ...beforeTrigger(state, judging, 'bid-window', on, round.issuedOn),
      ...bidsBroken(state, judging, round, data.bidders),
    ];
    return { facts: [draft('bids-opened', { round: round.round, bidders: data.bidders })], broken };
  },
};

const voidTender: Handler<'void-tender'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => liveRound(state) !== undefined && !isContracted(state),
  decide(state, { data }) {
    const round = liveRound(state);
    if (round === undefined) return no('trigger-missing', { trigger: 'tender-issued' });
    if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
    return { facts: [draft('tender-voided', { round: round.round, reason: data.reason })] };
  },
};

/** Ranks from 1 without gaps, each bidder once. */
function isRanking(ranking: readonly Ranked[]): boolean {
  const ranks = ranking.map((each) => each.rank).sort((a, b) => a - b);
  const parties = new Set(ranking.map((each) => each.party));
  return ranking.length > 0 && ranks.every((rank, at) => rank === at + 1) && parties.size === ranking.length;
}

const finishEvaluation: Handler<'finish-bid-evaluation'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => (liveRound(state)?.openedOn ?? null) !== null && liveRound(state)?.evaluatedOn === null,
  decide(state, { data, on }, judging) {
    const round = liveRound(state);
    if (round?.openedOn == null) return no('trigger-missing', { trigger: 'bids-opened' });
    if (round.evaluatedOn !== null)
      return no('already-recorded', { what: 'bid-evaluation-finished', on: round.evaluatedOn });
    if (!isRanking(data.ranking)) return no('bad-input', { field: 'ranking' });
    const known = new Set((round.bidders ?? []).filter((each) => each.qualified).map((each) => each.party.id));
    const stranger = data.ranking.find((each) => !known.has(each.party));
    if (stranger !== undefined) return no('unknown-subject', { subject: stranger.party });
    const facts = [draft('bid-evaluation-finished', { round: round.round, ranking: data.ranking })];
    return { facts, broken: beforeTrigger(state, judging, 'evaluation-report', on, round.openedOn) };
  },
};

const recordReport: Handler<'record-evaluation-report'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => (liveRound(state)?.evaluatedOn ?? null) !== null && liveRound(state)?.reportOn === null,
  decide(state, { data, on }, judging) {
    const round = liveRound(state);
    if (round?.evaluatedOn == null) return no('trigger-missing', { trigger: 'bid-evaluation-finished' });
    if (round.reportOn !== null)
      return no('already-recorded', { what: 'evaluation-report-received', on: round.reportOn });
    const broken = beforeTrigger(state, judging, 'evaluation-report', on, round.evaluatedOn);
    return { facts: [draft('evaluation-report-received', data)], broken };
  },
};

export const tenderHandlers: Handlers<TenderCommands> = {
  'publish-intention': publishIntention,
  ...issueHandlers,
  'open-bids': openBids,
  'void-tender': voidTender,
  'finish-bid-evaluation': finishEvaluation,
  'record-evaluation-report': recordReport,
  ...awardHandlers,
  'publish-single-source-notice': publishSingleSource,
  ...bondHandlers,
  ...challengeHandlers,
  ...suspensionHandlers,
};
