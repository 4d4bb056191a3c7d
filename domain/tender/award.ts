import { draft, type Handler } from '../cycle/chapter.js';
import { beforeTrigger, regimeOf } from '../cycle/checks.js';
import { consentTo } from '../cycle/consent.js';
import { contractorBroken, isMisstated } from '../cycle/contractor.js';
import { legalRisks } from '../cycle/legal-risks.js';
import { CASE_OR_AGENT, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { besideAward } from '../evaluation/former.js';
import { isNo, no } from '../refusal.js';
import { isContracted, liveRound } from './round.js';

const decideAward: Handler<'decide-award'> = {
  authority: CASE_WORK,
  possible: (state) => (liveRound(state)?.reportOn ?? null) !== null && state.tender.award === null,
  decide(state, command, judging) {
    const round = liveRound(state);
    if (round === undefined || round.reportOn === null)
      return no('trigger-missing', { trigger: 'evaluation-report-received' });
    if (state.tender.award !== null)
      return no('already-recorded', { what: 'award-decided', on: state.tender.award.decidedOn });
    if (round.declined.includes(command.data.rank))
      return no('unknown-subject', { subject: `rank ${command.data.rank}` });
    const chosen = (round.ranking ?? []).find((each) => each.rank === command.data.rank);
    const bidder = (round.bidders ?? []).find((each) => each.party.id === chosen?.party);
    if (chosen === undefined || bidder === undefined)
      return no('unknown-subject', { subject: `rank ${command.data.rank}` });
    const passedOver = (round.ranking ?? []).some(
      (each) => each.rank < chosen.rank && !round.declined.includes(each.rank),
    );
    if (passedOver) return no('rule-broken', { rule: 'award-decision', what: 'rank-passed-over', rank: chosen.rank });
    const { contractorProfile: profile } = command.data;
    if (isMisstated(bidder.party, profile)) return no('bad-input', { field: 'contractorProfile.registeredAs' });
    const consent = consentTo(state, command, 'award', 'lot', judging);
    if (isNo(consent)) return consent;
    const former = besideAward(state, judging, bidder.party.id);
    const shown = {
      ...(consent.approval === undefined ? {} : { approval: consent.approval }),
      ...(profile === undefined ? {} : { contractorProfile: profile }),
      ...legalRisks(judging.policy, regimeOf(state)),
      ...former.shown,
    };
    return {
      facts: [draft('award-decided', { rank: chosen.rank, contractor: bidder.party, fen: chosen.fen, ...shown })],
      broken: [
        ...consent.broken,
        ...beforeTrigger(state, judging, 'award-decision', command.on, round.reportOn),
        ...contractorBroken(state, judging, bidder.party, profile),
        ...former.broken,
      ],
    };
  },
};

const recordDeclined: Handler<'record-award-declined'> = {
  authority: CASE_WORK,
  possible: (state) => state.tender.award !== null && !isContracted(state),
  decide(state, { data, on }, judging) {
    const { award } = state.tender;
    if (award === null || award.rank !== data.rank) return no('trigger-missing', { trigger: 'award-decided' });
    if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
    const broken = beforeTrigger(state, judging, 'award-decision', on, award.decidedOn);
    return { facts: [draft('award-declined', data)], broken };
  },
};

const sendNotice: Handler<'send-award-notice'> = {
  authority: CASE_OR_AGENT,
  possible: (state: CycleState) => state.tender.award !== null && state.tender.award.noticeSentOn === null,
  decide(state, { data, on }, judging) {
    const { award } = state.tender;
    if (award === null) return no('trigger-missing', { trigger: 'award-decided' });
    if (award.noticeSentOn !== null)
      return no('already-recorded', { what: 'award-notice-sent', on: award.noticeSentOn });
    if (data.publishedOn > judging.today) return no('in-the-future', { on: data.publishedOn, today: judging.today });
    const facts = [draft('award-notice-sent', { ...data, contractor: award.contractor, fen: award.fen })];
    return { facts, broken: beforeTrigger(state, judging, 'award-notice', on, award.decidedOn) };
  },
};

export const awardHandlers = {
  'decide-award': decideAward,
  'record-award-declined': recordDeclined,
  'send-award-notice': sendNotice,
};
