import { computeDeadline } from '../calendar/deadline.js';
import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import type { CommandOf } from '../commands.js';
import { type Answer, type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks, budgetBroken, measure, missingParts, regimeOf, tooEarly } from '../cycle/checks.js';
import { consentTo, frozen } from '../cycle/consent.js';
import { legalRisks } from '../cycle/legal-risks.js';
import { CASE_OR_AGENT, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { isOverPercent } from '../money/percent.js';
import { ruleFor } from '../policy/lookup.js';
import { isNo, type No, no } from '../refusal.js';
import { isContracted, liveRound } from './round.js';
import type { TenderIssue } from './types.js';

/** Every rule a tender must keep when its documents go out. */
function issueBroken(state: CycleState, judging: Judging, issue: TenderIssue, on: PlainDate): Broken[] {
  return [
    ...budgetBroken(state, judging, 1, on),
    ...intentionBroken(state, judging, on),
    ...methodBroken(state, judging, issue),
    ...tooEarly(state, judging, 'single-source-notice', 'lot', on),
    ...windowBroken(state, judging, issue, on),
    ...offerBroken(state, judging, issue),
    ...bondBroken(state, judging, issue),
    ...missingParts(state, judging, 'notice-contents', issue.noticeParts),
  ];
}

/**
 * The intention comes first, whatever the method, and stands for a later round too. A lot that is not the lead has the
 * intention of its project mirrored.
 */
function intentionBroken(state: CycleState, judging: Judging, on: PlainDate): Broken[] {
  if (state.tender.intention === null) return breaks(state, judging, 'intention-to-tender', 'no-intention', { on });
  return tooEarly(state, judging, 'intention-to-tender', 'programme', on);
}

/**
 * Open tender is the rule; another method rests on a sum below the local threshold or on an approval given before
 * (Act art. 26, 27). Thresholds differ by place and kind, so the program asks for the basis and does not measure.
 */
function methodBroken(state: CycleState, judging: Judging, { method, methodBasis }: TenderIssue): Broken[] {
  if (method === 'openTender' || methodBasis !== undefined) return [];
  return breaks(state, judging, 'method-condition', 'no-method-basis', { method });
}

/** Documents to bid deadline: the minimum period of the method (Act art. 35 and peers). */
function windowBroken(state: CycleState, judging: Judging, issue: TenderIssue, on: PlainDate): Broken[] {
  const window = ruleFor(judging.policy, 'bid-window', 'clock', regimeOf(state));
  const limit = window?.limit.by === 'method' ? window.limit.limits[issue.method] : undefined;
  if (limit === undefined) return [];
  const earliest = computeDeadline(on, limit, judging.calendar).due;
  if (issue.bidDeadline >= earliest) return [];
  return breaks(state, judging, 'bid-window', 'window-too-short', {
    days: daysBetween(on, issue.bidDeadline),
    notBefore: earliest,
  });
}

/** Documents must be on offer for the minimum number of working days, both ends counted, where the method asks it. */
function offerBroken(state: CycleState, judging: Judging, issue: TenderIssue): Broken[] {
  const offer = ruleFor(judging.policy, 'documents-on-offer', 'clock', regimeOf(state));
  const methods = offer?.trigger.where?.method;
  if (offer?.limit.by !== 'count' || (Array.isArray(methods) && !methods.includes(issue.method))) return [];
  const { documentsFrom, documentsTo } = issue;
  const have = workingDaysBetween(addDays(documentsFrom, -1), documentsTo, judging.calendar);
  const need = offer.limit.amount;
  return have >= need ? [] : breaks(state, judging, 'documents-on-offer', 'offer-too-short', { have, need });
}

/** A bid bond may be two percent of the published budget at most (Regulation art. 33). */
function bondBroken(state: CycleState, judging: Judging, { bondFen, budgetFen }: TenderIssue): Broken[] {
  const max = measure(state, judging, 'bid-bond')?.max;
  if (bondFen === undefined || max === undefined || !isOverPercent(bondFen, budgetFen, max)) return [];
  return breaks(state, judging, 'bid-bond', 'bond-too-large', { bondFen, budgetFen, maxPercent: max });
}

/** Days of an issue that cannot be: an offer that ends before it begins, a deadline before the documents are out. */
function dayFlaw({ documentsFrom, documentsTo, bidDeadline }: TenderIssue, on: PlainDate): No | undefined {
  if (documentsTo < documentsFrom) return no('bad-input', { field: 'documentsTo' });
  return bidDeadline < on ? no('bad-input', { field: 'bidDeadline' }) : undefined;
}

function issue(
  state: CycleState,
  command: CommandOf<'issue-tender'> | CommandOf<'retender'>,
  round: number,
  judging: Judging,
): Answer {
  const flaw = dayFlaw(command.data, command.on);
  if (flaw !== undefined) return flaw;
  const consent = consentTo(state, command, 'tender-documents', 'lot', judging);
  if (isNo(consent)) return consent;
  const broken = [...consent.broken, ...issueBroken(state, judging, command.data, command.on)];
  const risks = legalRisks(judging.policy, regimeOf(state));
  return { facts: [draft('tender-issued', { ...command.data, round, ...risks })], broken };
}

const issueTender: Handler<'issue-tender'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => state.tender.current === null && !isContracted(state),
  decide(state, command, judging) {
    const { current } = state.tender;
    if (current !== null) return no('already-recorded', { what: 'tender-issued', on: current.issuedOn });
    if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
    return issue(state, command, 1, judging);
  },
};

const retender: Handler<'retender'> = {
  authority: CASE_OR_AGENT,
  possible: (state) => (state.tender.current?.voidedOn ?? null) !== null,
  decide(state, command, judging) {
    if (state.tender.current?.voidedOn == null) return no('trigger-missing', { trigger: 'tender-voided' });
    return issue(state, command, state.tender.rounds + 1, judging);
  },
};

const changeDocuments: Handler<'change-documents'> = {
  authority: CASE_WORK,
  possible: (state) => liveRound(state)?.openedOn === null,
  decide(state, { data, on }, judging) {
    const round = liveRound(state);
    if (round === undefined || round.openedOn !== null) return no('trigger-missing', { trigger: 'tender-issued' });
    const busy = frozen(state, 'tender-documents', 'lot');
    if (busy !== undefined) return busy;
    const bidDeadline = data.bidDeadline ?? round.bidDeadline;
    if (bidDeadline < round.bidDeadline) return no('bad-input', { field: 'bidDeadline', notBefore: round.bidDeadline });
    const facts = [draft('documents-changed', { summary: data.summary, affectsBids: data.affectsBids, bidDeadline })];
    const late = data.affectsBids ? lateChange(state, judging, on, bidDeadline) : [];
    return { facts, broken: [...late, ...beforeTrigger(state, judging, 'bid-window', on, round.issuedOn)] };
  },
};

/** A change that affects bids must come 15 days before the deadline, else the deadline moves (Regulation art. 31). */
function lateChange(state: CycleState, judging: Judging, on: PlainDate, bidDeadline: PlainDate): Broken[] {
  const rule = ruleFor(judging.policy, 'clarification-window', 'clock', regimeOf(state));
  if (rule?.limit.by !== 'count') return [];
  const have = daysBetween(on, bidDeadline);
  if (have >= rule.limit.amount) return [];
  return breaks(state, judging, 'clarification-window', 'changed-too-late', { have, need: rule.limit.amount });
}

export const issueHandlers = { 'issue-tender': issueTender, retender, 'change-documents': changeDocuments };
