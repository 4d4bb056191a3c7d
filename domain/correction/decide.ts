import { movedLimits } from '../approval/wakes.js';
import type { CommandOf } from '../commands.js';
import { type Answer, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { consentTo } from '../cycle/consent.js';
import { CASE_WORK, HEADS, SYSTEM } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactKind } from '../facts.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import { policyRef } from '../policy/lookup.js';
import { isNo, type No, no } from '../refusal.js';
import { movedDates } from './moved.js';
import type { CorrectionCommands } from './types.js';

/** An obligation that still lives, or a no. */
function openObligation(state: CycleState, id: string, judging: Judging): Obligation | No {
  const found = liveObligations(state, judging).find((each) => each.id === id);
  if (found !== undefined) return found;
  const closed = state.closed[id];
  return closed === undefined
    ? no('unknown-subject', { subject: id })
    : no('already-recorded', { what: closed.verdict, on: closed.on });
}

/** A date of law can't be moved by the office that owes it; what a profile assumed or stated can, with approval. */
function extend(state: CycleState, command: CommandOf<'extend-obligation'>, judging: Judging): Answer {
  const { data } = command;
  const found = openObligation(state, data.obligation, judging);
  if (isNo(found)) return found;
  if (found.due === null) return no('bad-input', { field: 'obligation' });
  if (found.authority === 'law') return no('required-by-law', { obligation: found.id, basis: found.basis });
  if (data.to <= found.due) return no('bad-input', { field: 'to', due: found.due });
  const consent = consentTo(state, command, 'extension', data.obligation, judging);
  if (isNo(consent)) return consent;
  return { facts: [draft('obligation-extended', { ...data, from: found.due })], broken: consent.broken };
}

function waive(state: CycleState, command: CommandOf<'waive-obligation'>, judging: Judging): Answer {
  const found = openObligation(state, command.data.obligation, judging);
  if (isNo(found)) return found;
  if (found.authority === 'law') return no('required-by-law', { obligation: found.id, basis: found.basis });
  const consent = consentTo(state, command, 'waiver', command.data.obligation, judging);
  if (isNo(consent)) return consent;
  return { facts: [draft('obligation-waived', command.data)], broken: consent.broken };
}

/** Facts with a legal day that clocks start from or stop at: these can be told again, naming the old one. */
function correct(state: CycleState, { data, on }: CommandOf<'correct-fact'>): Answer {
  const event = state.events.find((each) => each.seq === data.seq && each.expected === undefined);
  if (event === undefined) return no('nothing-to-correct', { seq: data.seq });
  if (Object.keys(state.approvals.running).length > 0)
    return no('under-approval', { approval: Object.keys(state.approvals.running).join(',') });
  const kind: FactKind = event.kind as FactKind;
  return {
    facts: [
      draft(
        'fact-corrected',
        { seq: data.seq, kind, data: data.data, on: data.on ?? event.on, reason: data.reason },
        data.on ?? on,
      ),
    ],
  };
}

const moveToPolicy: Handler<'move-to-policy'> = {
  authority: HEADS,
  decide(state, { data }) {
    if (data.policy.id !== state.code) return no('wrong-cycle', { policy: data.policy.id });
    const to = policyRef(data.policy);
    if (to === state.policy) return no('already-recorded', { what: 'policy-moved' });
    return { facts: [draft('policy-moved', { from: state.policy, to, reason: data.reason })] };
  },
};

const applyCalendar: Handler<'apply-calendar'> = {
  authority: SYSTEM,
  decide(state, { data }, judging) {
    const to = `${data.calendar.id}@${data.calendar.version}#${data.calendar.hash.slice(0, 12)}`;
    if (to === state.calendar) return { facts: [] };
    return {
      facts: [
        draft('calendar-applied', { from: state.calendar, to, moved: movedDates(state, judging, data.calendar) }),
        ...movedLimits(state, data.calendar, to),
      ],
    };
  },
};

/** A programme's plan, budget and intention are recorded once, in the lead cycle, and mirrored into the other lots. */
const mirror: Handler<'mirror-programme-fact'> = {
  authority: SYSTEM,
  decide(state, { data }) {
    const known = state.correction.mirrored.some((each) => each.fromCycle === data.fromCycle && each.seq === data.seq);
    if (known) return { facts: [] };
    if (state.plan.opening?.leadCycle !== data.fromCycle) return no('wrong-cycle', { cycle: data.fromCycle });
    const { fact, fromCycle, seq } = data;
    return { facts: [draft('programme-fact-mirrored', { fromCycle, seq, kind: fact.kind, data: fact.data }, fact.on)] };
  },
};

const answer: Handler<'answer-notice'> = {
  authority: { posts: ['contractor', 'township', 'agent', 'evaluator', 'officer'] },
  decide(state, { data, on }, judging) {
    const found = openObligation(state, data.obligation, judging);
    if (isNo(found)) return found;
    if (data.answer === 'late' && (data.until === undefined || data.until <= on))
      return no('bad-input', { field: 'until' });
    return { facts: [draft('notice-answered', data)] };
  },
};

export const correctionHandlers: Handlers<CorrectionCommands> = {
  'extend-obligation': { authority: CASE_WORK, decide: extend },
  'waive-obligation': { authority: CASE_WORK, decide: waive },
  'correct-fact': { authority: CASE_WORK, possible: (state) => state.events.length > 0, decide: correct },
  'record-deviation': {
    authority: CASE_WORK,
    decide: (_state, { data }) => ({ facts: [draft('deviation-recorded', data)] }),
  },
  'move-to-policy': moveToPolicy,
  'apply-calendar': applyCalendar,
  'mirror-programme-fact': mirror,
  'answer-notice': answer,
};
