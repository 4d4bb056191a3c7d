import type { CommandOf } from '../commands.js';
import { latestContract } from '../contract/fold.js';
import { unknownStation } from '../contract/stations.js';
import { type Answer, type Broken, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { breaks, regimeOf } from '../cycle/checks.js';
import { consentTo } from '../cycle/consent.js';
import { CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { liveObligations } from '../obligations/derive.js';
import { ruleFor } from '../policy/lookup.js';
import { isNo, no } from '../refusal.js';
import { successorId } from './successor.js';
import type { YearEndCommands } from './types.js';

/** A year that failed is not renewed: the purchase is made again (吉民发〔2021〕2号 and peers). */
function renewalBroken(state: CycleState, judging: Judging, year: number): Broken[] {
  if (ruleFor(judging.policy, 'renewal-gate', 'gate', regimeOf(state)) === undefined) return [];
  const result = state.evaluation.annual[yearSubject(year)];
  if (result?.pass === true) return [];
  return breaks(state, judging, 'renewal-gate', result === undefined ? 'no-annual-result' : 'year-failed', { year });
}

function decideRenewal(state: CycleState, command: CommandOf<'decide-renewal'>, judging: Judging): Answer {
  const { data } = command;
  const contract = state.contract.years[yearSubject(data.year)];
  if (contract === undefined) return no('trigger-missing', { trigger: 'contract-signed', year: data.year });
  const old = state.yearEnd.renewals[yearSubject(data.year)];
  if (old !== undefined) return no('already-recorded', { what: 'renewal-decided', on: old.on });
  const next = state.contract.years[yearSubject(data.year + 1)];
  if (next !== undefined) return no('already-recorded', { what: 'contract-signed', on: next.signedOn });
  if (data.decision === 'renew' && contract.terminatedOn !== null) return no('wrong-stage', { stage: 'terminated' });
  const stranger = unknownStation(state, data.dropStations);
  if (stranger !== undefined) return no('unknown-subject', { subject: `s:${stranger}` });
  const isLast = data.year >= (state.plan.opening?.years ?? 1);
  if (data.decision === 'renew' && isLast)
    return no('wrong-stage', { stage: 'last-year', years: state.plan.opening?.years ?? 1 });
  const consent = consentTo(state, command, 'renewal', yearSubject(data.year), judging);
  if (isNo(consent)) return consent;
  const approval = consent.approval === undefined ? {} : { approval: consent.approval };
  const broken = [...consent.broken, ...(data.decision === 'renew' ? renewalBroken(state, judging, data.year) : [])];
  return { facts: [draft('renewal-decided', { ...data, ...approval })], broken };
}

const openSuccessor: Handler<'open-successor'> = {
  authority: CASE_WORK,
  possible: (state) => Object.keys(state.contract.years).length > 0 && state.yearEnd.successor === null,
  decide(state, { data, on }) {
    const { successor } = state.yearEnd;
    if (successor !== null) return no('already-recorded', { what: 'successor-opened', cycle: successor.id });
    if (Object.keys(state.contract.years).length === 0) return no('trigger-missing', { trigger: 'contract-signed' });
    return { facts: [draft('successor-opened', { ...data, successor: successorId(state.cycleId, on) })] };
  },
};

/** A cycle closes when nothing of it runs any more; what is open is named. */
const closeCycle: Handler<'close-cycle'> = {
  authority: CASE_WORK,
  decide(state, { data }, judging) {
    const running = Object.keys(state.approvals.running);
    if (running.length > 0) return no('under-approval', { approval: running.join(',') });
    const serving = Object.values(state.contract.years).filter(
      (each) => each.serviceTo >= judging.today && each.terminatedOn === null,
    );
    if (serving.length > 0) return no('wrong-stage', { stage: 'serving', until: serving[0]?.serviceTo ?? '' });
    const owed = liveObligations(state, judging).filter((each) => each.status === 'breached' && each.owner !== 'none');
    if (owed.length > 0) return no('contents-missing', { obligations: owed.map((each) => each.id).join(',') });
    return { facts: [draft('cycle-closed', data)] };
  },
};

export const yearEndHandlers: Handlers<YearEndCommands> = {
  'decide-renewal': {
    authority: CASE_WORK,
    possible: (state) => {
      const latest = latestContract(state.contract);
      return latest !== undefined && state.yearEnd.renewals[yearSubject(latest.year)] === undefined;
    },
    decide: decideRenewal,
  },
  'open-successor': openSuccessor,
  'close-cycle': closeCycle,
};
