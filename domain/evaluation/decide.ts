import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { CommandOf } from '../commands.js';
import { hasContract } from '../contract/fold.js';
import { servedStations } from '../contract/stations.js';
import { type Answer, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks } from '../cycle/checks.js';
import { consentTo, frozen } from '../cycle/consent.js';
import { CASE_OR_EVALUATOR, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { yearSubject } from '../ids.js';
import { gatesOpenedBy } from '../payment/gates.js';
import { isNo, type No, no } from '../refusal.js';
import { conflictOf, notTheEvaluator } from './evaluator.js';
import { resultKey } from './fold.js';
import { monitoringHandlers } from './monitoring.js';
import { annualFrom, resultFrom, schemeFor } from './results.js';
import { serviceHandlers } from './service.js';
import type { EvaluationCommands, ResultOf } from './types.js';

const hasResult = (state: CycleState) =>
  Object.values(state.evaluation.results).some((each) => each.confirmed !== null);

function slotRefusal(state: CycleState, judging: Judging, of: ResultOf): No | undefined {
  if (state.contract.years[yearSubject(of.year)] === undefined)
    return no('trigger-missing', { trigger: 'contract-signed', year: of.year });
  const scheme = schemeFor(state, judging);
  if (scheme !== undefined && !scheme.slots.includes(of.slot))
    return no('unknown-subject', { subject: resultKey(of), slots: scheme.slots.join(',') });
  return undefined;
}

const appoint: Handler<'appoint-evaluator'> = {
  authority: CASE_WORK,
  decide(state, { data }, judging) {
    const { party, noConflict } = data;
    const broken = conflictOf(state, judging, { party: party.id, name: party.name, noConflict });
    return { facts: [draft('evaluator-appointed', data)], broken };
  },
};

const record: Handler<'record-evaluation'> = {
  authority: CASE_OR_EVALUATOR,
  possible: hasContract,
  decide(state, command, judging) {
    const { data } = command;
    const flaw = slotRefusal(state, judging, data) ?? frozen(state, 'evaluation-result', resultKey(data));
    if (flaw !== undefined) return flaw;
    if (!servedStations(state, data.year).some((each) => each.id === data.station))
      return no('unknown-subject', { subject: `s:${data.station}` });
    const confirmed = state.evaluation.results[resultKey(data)]?.confirmed ?? null;
    if (confirmed !== null) return no('already-recorded', { what: 'result-confirmed', on: confirmed.on });
    return { facts: [draft('evaluation-recorded', data)], broken: notTheEvaluator(state, command, judging) };
  },
};

/** One confirmed result gates tranche, renewal and next budget: its consequences are written with it. */
function confirm(state: CycleState, command: CommandOf<'confirm-evaluation'>, judging: Judging): Answer {
  const { data, on } = command;
  const flaw = slotRefusal(state, judging, data);
  if (flaw !== undefined) return flaw;
  const scheme = schemeFor(state, judging);
  if (scheme === undefined) return no('no-route', { kind: 'evaluation-scheme' });
  const missing = scheme.perStation ? missingStations(state, data) : [];
  if (missing.length > 0) return no('contents-missing', { stations: missing.join('、') });
  const result = resultFrom(state, scheme, data);
  if (result === undefined) return no('trigger-missing', { trigger: 'evaluation-recorded' });
  const old = state.evaluation.results[resultKey(data)]?.confirmed ?? null;
  if (old !== null) return no('already-recorded', { what: 'result-confirmed', on: old.on });
  const consent = consentTo(state, command, 'evaluation-result', resultKey(data), judging);
  if (isNo(consent)) return consent;
  const approval = consent.approval === undefined ? {} : { approval: consent.approval };
  const gate = data.slot === 'midTerm' ? 'midTermPass' : 'finalPass';
  const gates =
    result.pass && (data.slot === 'midTerm' || data.slot === 'final')
      ? gatesOpenedBy(state, judging, gate, data.year, on, state.seq + 1)
      : [];
  const broken = [
    ...consent.broken,
    ...beforeTrigger(state, judging, 'evaluation-scheme', on, lastRecorded(state, data)),
  ];
  return { facts: [draft('result-confirmed', { ...result, ...approval }), ...gates], broken };
}

/** The day the last station was evaluated. */
function lastRecorded(state: CycleState, of: ResultOf): PlainDate {
  const days = Object.values(state.evaluation.results[resultKey(of)]?.stations ?? {}).map((each) => each.on);
  return days.reduce(maxDate);
}

/** Stations still served that this evaluation has not looked at. */
function missingStations(state: CycleState, of: ResultOf): string[] {
  const done = state.evaluation.results[resultKey(of)]?.stations ?? {};
  return servedStations(state, of.year)
    .filter((each) => done[each.id] === undefined)
    .map((each) => each.name);
}

/** A step that follows a confirmed result: refused without one, a violation when dated before it. */
function afterResult(
  state: CycleState,
  { data, on }: { data: ResultOf; on: PlainDate },
  judging: Judging,
  fact: FactDraft,
): Answer {
  const confirmed = state.evaluation.results[resultKey(data)]?.confirmed ?? null;
  if (confirmed === null) return no('trigger-missing', { trigger: 'result-confirmed' });
  return { facts: [fact], broken: beforeTrigger(state, judging, 'evaluation-scheme', on, confirmed.on) };
}

const publish: Handler<'publish-evaluation'> = {
  authority: CASE_WORK,
  possible: hasResult,
  decide: (state, command, judging) =>
    afterResult(state, command, judging, draft('evaluation-published', command.data)),
};

const sendUp: Handler<'send-result-up'> = {
  authority: CASE_WORK,
  possible: hasResult,
  decide: (state, command, judging) => afterResult(state, command, judging, draft('evaluation-sent-up', command.data)),
};

/** There must be something to object to: the evaluation, of the station where one is named. */
const object: Handler<'object-to-evaluation'> = {
  authority: { posts: ['officer', 'headOfOffice', 'contractor'] },
  possible: (state) => Object.keys(state.evaluation.results).length > 0,
  decide(state, { data }, judging) {
    const flaw = slotRefusal(state, judging, data);
    if (flaw !== undefined) return flaw;
    const stations = state.evaluation.results[resultKey(data)]?.stations ?? {};
    if (Object.keys(stations).length === 0) return no('trigger-missing', { trigger: 'evaluation-recorded' });
    if (data.station !== undefined && stations[data.station] === undefined)
      return no('unknown-subject', { subject: `s:${data.station}` });
    return { facts: [draft('evaluation-objected', data)] };
  },
};

/** The year's one result; a failed year starts the way to buying again. */
const determine: Handler<'determine-annual-result'> = {
  authority: CASE_WORK,
  possible: hasResult,
  decide(state, { data, on }, judging) {
    const scheme = schemeFor(state, judging);
    if (scheme === undefined) return no('no-route', { kind: 'evaluation-scheme' });
    const old = state.evaluation.annual[yearSubject(data.year)];
    if (old !== undefined) return no('already-recorded', { what: 'annual-result-determined', on: old.on });
    const result = annualFrom(state, scheme, data.year);
    if (result === undefined)
      return no('trigger-missing', { trigger: 'result-confirmed', slots: scheme.slots.join(',') });
    const failed = result.pass
      ? []
      : [draft('year-failed', { year: data.year, scoreHundredths: result.scoreHundredths })];
    const days = scheme.slots.flatMap(
      (slot) => state.evaluation.results[resultKey({ year: data.year, slot })]?.confirmed?.on ?? [],
    );
    const broken = beforeTrigger(state, judging, 'evaluation-scheme', on, days.reduce(maxDate));
    return { facts: [draft('annual-result-determined', result), ...failed], broken };
  },
};

/** Public services are accepted with the opinions of those served (Regulation art. 45). */
const accept: Handler<'record-acceptance'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data }, judging) {
    if (state.contract.years[yearSubject(data.year)] === undefined)
      return no('trigger-missing', { trigger: 'contract-signed', year: data.year });
    const broken =
      data.opinions > 0 ? [] : breaks(state, judging, 'acceptance', 'no-user-opinions', { year: data.year });
    return { facts: [draft('acceptance-recorded', data)], broken };
  },
};

const publishAcceptance: Handler<'publish-acceptance'> = {
  authority: CASE_WORK,
  possible: (state) => Object.keys(state.evaluation.acceptance).length > 0,
  decide(state, { data, on }, judging) {
    const accepted = state.evaluation.acceptance[yearSubject(data.year)];
    if (accepted === undefined) return no('trigger-missing', { trigger: 'acceptance-recorded' });
    const broken = beforeTrigger(state, judging, 'acceptance-publication', on, accepted.on);
    return { facts: [draft('acceptance-published', data)], broken };
  },
};

export const evaluationHandlers: Handlers<EvaluationCommands> = {
  'appoint-evaluator': appoint,
  'record-evaluation': record,
  'confirm-evaluation': { authority: CASE_WORK, possible: hasContract, decide: confirm },
  'publish-evaluation': publish,
  'send-result-up': sendUp,
  'object-to-evaluation': object,
  'determine-annual-result': determine,
  'record-acceptance': accept,
  'publish-acceptance': publishAcceptance,
  ...monitoringHandlers,
  ...serviceHandlers,
};
