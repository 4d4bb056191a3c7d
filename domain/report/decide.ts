import { yearOf } from '../calendar/plain-date.js';
import { hasContract } from '../contract/fold.js';
import { unknownStation } from '../contract/stations.js';
import { draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { CASE_OR_CONTRACTOR, CASE_OR_RECIPIENT } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { periodsAsked } from '../obligations/periods.js';
import type { Actor, Post } from '../people.js';
import { type No, no } from '../refusal.js';
import { servedAtEndOf } from './disclosed-year.js';
import { disclosureKey } from './fold.js';
import type { ReportBody, ReportCommands } from './types.js';

/** The period must be one the policy asks a report for, and the station, where one is named, of this cycle. */
function bodyRefusal(state: CycleState, judging: Judging, { period, station }: ReportBody): No | undefined {
  if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
  const regime = state.plan.opening?.regime ?? 'act';
  const known = periodsAsked(state, judging.policy, regime).find((each) => each.subject === period);
  if (known === undefined) return no('unknown-subject', { subject: period });
  if (known.from > judging.today) return no('trigger-missing', { trigger: 'period-ended', from: known.from });
  const stranger = unknownStation(state, station === undefined ? [] : [station]);
  return stranger === undefined ? undefined : no('unknown-subject', { subject: `s:${stranger}` });
}

const submit: Handler<'submit-report'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasContract,
  decide(state, { data }, judging) {
    return bodyRefusal(state, judging, data) ?? { facts: [draft('report-submitted', data)] };
  },
};

const receive: Handler<'receive-report'> = {
  authority: CASE_OR_RECIPIENT,
  possible: hasContract,
  decide(state, { data }, judging) {
    return bodyRefusal(state, judging, data) ?? { facts: [draft('report-received', data)] };
  },
};

const sendUp: Handler<'send-report-up'> = {
  authority: CASE_OR_RECIPIENT,
  possible: hasContract,
  decide(state, { data }, judging) {
    return bodyRefusal(state, judging, data) ?? { facts: [draft('report-sent-up', data)] };
  },
};

/** What the year was is made public once it is over: by the contractor about itself, by the bureau about its debts. */
const disclose: Handler<'record-disclosure'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: (state) => state.report.yearsEnded.some((year) => servedAtEndOf(state, year) !== undefined),
  decide(state, { data, actor, on }) {
    if (data.of === 'overduePayments' && !isOfBureau(actor))
      return no('not-authorised', { posts: CASE_WORK_POSTS.join(',') });
    if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
    if (yearOf(on) <= data.year) return no('trigger-missing', { trigger: 'calendar-year-ended', year: data.year });
    const done = state.report.disclosed[disclosureKey(data)];
    if (done !== undefined) return no('already-recorded', { what: 'disclosure-recorded', on: done });
    return { facts: [draft('disclosure-recorded', data)] };
  },
};

const CASE_WORK_POSTS: readonly Post[] = ['officer', 'headOfOffice'];

function isOfBureau(actor: Actor): boolean {
  return 'person' in actor && actor.person.posts.some((post) => CASE_WORK_POSTS.includes(post));
}

export const reportHandlers: Handlers<ReportCommands> = {
  'submit-report': submit,
  'receive-report': receive,
  'send-report-up': sendUp,
  'record-disclosure': disclose,
};
