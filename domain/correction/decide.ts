import { movedLimits } from '../approval/wakes.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CommandOf } from '../commands.js';
import {
  type Answer,
  type Authority,
  type Broken,
  draft,
  type Handler,
  type Handlers,
  type Judging,
} from '../cycle/chapter.js';
import { consentTo } from '../cycle/consent.js';
import { eventsLeft, standIn } from '../cycle/fold.js';
import { CASE_WORK, HEADS, OPERATORS, SYSTEM } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactKind } from '../facts.js';
import { liveObligations } from '../obligations/derive.js';
import { type EventRecord, isOfFact } from '../obligations/events.js';
import { extensionBarred, waiverBarred } from '../obligations/fixed.js';
import type { Obligation } from '../obligations/types.js';
import { policyRef } from '../policy/lookup.js';
import { movedRules } from '../policy/moved-rules.js';
import { type PackedPolicy, policyIn } from '../policy/pack.js';
import { saysTheSame } from '../policy/transition.js';
import type { CompiledPolicy } from '../policy/types.js';
import { isNo, type No, no } from '../refusal.js';
import { flawOf } from './correctable.js';
import { grantDerogation } from './derogation.js';
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
  const barred = extensionBarred(found, data.to);
  if (barred !== undefined) return barred;
  if (data.to <= found.due) return no('bad-input', { field: 'to', due: found.due });
  const consent = consentTo(state, command, 'extension', data.obligation, judging);
  if (isNo(consent)) return consent;
  return { facts: [draft('obligation-extended', { ...data, from: found.due })], broken: consent.broken };
}

function waive(state: CycleState, command: CommandOf<'waive-obligation'>, judging: Judging): Answer {
  const found = openObligation(state, command.data.obligation, judging);
  if (isNo(found)) return found;
  const barred = waiverBarred(found);
  if (barred !== undefined) return barred;
  const consent = consentTo(state, command, 'waiver', command.data.obligation, judging);
  if (isNo(consent)) return consent;
  return { facts: [draft('obligation-waived', command.data)], broken: consent.broken };
}

/** Facts with a legal day that clocks start from or stop at: these can be told again, naming the old one. */
function correct(state: CycleState, { data, on }: CommandOf<'correct-fact'>, { today }: Judging): Answer {
  const event = state.events.filter(isOfFact).find((each) => each.seq === data.seq && each.expected === undefined);
  if (event === undefined) return no('nothing-to-correct', { seq: data.seq });
  const flaw = correctionFlaw(state, event, data, today);
  if (flaw !== undefined) return flaw;
  if (Object.keys(state.approvals.running).length > 0)
    return no('under-approval', { approval: Object.keys(state.approvals.running).join(',') });
  const { kind } = event;
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

/** A correction says the same thing of the same subject better; another subject is another fact. */
function correctionFlaw(
  state: CycleState,
  event: EventRecord & { kind: FactKind },
  { seq, data, on = event.on }: CorrectionCommands['correct-fact'],
  today: PlainDate,
): No | undefined {
  const kind: FactKind = event.kind;
  // What an adoption told stands as the state of that day; what changed since is entered by itself.
  if (state.plan.adopted !== null && seq === 1) return no('nothing-to-correct', { seq, kind: 'cycle-adopted' });
  // What came from the lead cycle is put right there, for all lots alike.
  const mirrored = state.programme.mirrored.find((each) => each.as === seq);
  if (mirrored !== undefined) return no('wrong-cycle', { cycle: mirrored.fromCycle });
  const flaw = flawOf(kind, data);
  if (flaw === 'kind') return no('nothing-to-correct', { seq, kind });
  if (flaw === 'data') return no('bad-input', { field: 'data', kind });
  if (on > today) return no('in-the-future', { on, today });
  const about = (events: readonly Pick<EventRecord, 'kind' | 'subjects'>[]) =>
    events
      .filter(isOfFact)
      .map((each) => `${each.kind} ${each.subjects.join(' ')}`)
      .join(';');
  const old = state.events.filter((each) => each.seq === seq);
  const told = eventsLeft(state, standIn({ seq, on }, seq, { kind, data }));
  return about(old) === about(told) ? undefined : no('bad-input', { field: 'data', about: about(old) });
}

/** None when it is damaged: a plain error would make the engine try the same for ever. */
function wholePolicy(packed: PackedPolicy): CompiledPolicy | undefined {
  try {
    return policyIn(packed);
  } catch {
    return undefined;
  }
}

/** A move begins where the cycle stands, takes what is in force already, and changes something. */
function moveBarred(state: CycleState, policy: CompiledPolicy, judging: Judging): No | undefined {
  const { id, version, movedFrom = state.policy } = policy;
  if (id !== state.code) return no('wrong-cycle', { policy: id });
  if (version > judging.today) return no('in-the-future', { on: version, today: judging.today });
  if (movedFrom !== state.policy) return no('preview-stale', { policy: state.policy });
  return saysTheSame(policy, judging.policy) ? no('already-recorded', { what: 'policy-moved' }) : undefined;
}

/**
 * A policy that comes whole is taken whole: so a cycle goes back to an older version. Rules meant for later cycles only
 * (`byOpening`) that it changes all the same are marked.
 */
function forLaterCycles({ plan }: CycleState, old: CompiledPolicy, policy: CompiledPolicy): Broken[] {
  if (plan.opening === null) return [];
  return movedRules(old, policy, plan.opening.regime)
    .filter((each) => each.forLaterCycles)
    .map(({ rule }) => {
      const basis = (policy.rules[rule] ?? old.rules[rule])?.basis ?? '';
      return { rule, what: 'for-later-cycles', values: {}, force: 'soft', touches: false, basis };
    });
}

const moveToPolicy: Handler<'move-to-policy'> = {
  authority: HEADS,
  decide(state, { data }, judging) {
    const policy = wholePolicy(data.policy);
    if (policy === undefined) return no('bad-input', { field: 'policy' });
    const barred = moveBarred(state, policy, judging);
    if (barred !== undefined) return barred;
    const moved = draft('policy-moved', { from: state.policy, to: policyRef(policy), reason: data.reason });
    return {
      facts: [moved],
      broken: policy.movedFrom === undefined ? forLaterCycles(state, judging.policy, policy) : [],
    };
  },
};

/** New law is never taken silently, nor left aside silently: who stays says why. */
const keepPolicy: Handler<'keep-policy'> = {
  authority: HEADS,
  decide(state, { data: { instead, reason } }) {
    if (!instead.startsWith(`${state.code}@`)) return no('wrong-cycle', { policy: instead });
    if (instead === state.policy) return no('bad-input', { field: 'instead' });
    if (state.correction.passedOver.includes(instead)) return no('already-recorded', { what: 'policy-kept' });
    return { facts: [draft('policy-kept', { policy: state.policy, instead, reason })] };
  },
};

const applyCalendar: Handler<'apply-calendar'> = {
  authority: SYSTEM,
  decide(state, { data }) {
    if (data.calendar.id !== state.code) return no('wrong-cycle', { calendar: data.calendar.id });
    const to = `${data.calendar.id}@${data.calendar.version}#${data.calendar.hash.slice(0, 12)}`;
    if (to === state.calendar) return { facts: [] };
    const why = data.notice === undefined ? {} : { notice: data.notice };
    return {
      facts: [
        draft('calendar-applied', { from: state.calendar, to, ...why }),
        ...movedLimits(state, data.calendar, to),
      ],
    };
  },
};

/** Whoever may be reminded of a duty. */
const REMINDED: Authority = { posts: ['contractor', 'township', 'agent', 'evaluator', 'officer'] };

const answer: Handler<'answer-notice'> = {
  authority: REMINDED,
  decide(state, { data, on }, judging) {
    const found = openObligation(state, data.obligation, judging);
    if (isNo(found)) return found;
    if (data.answer === 'late' && (data.until === undefined || data.until <= on))
      return no('bad-input', { field: 'until' });
    return { facts: [draft('notice-answered', data)] };
  },
};

const redirect: Handler<'redirect-notice'> = {
  authority: REMINDED,
  decide(state, { data }, judging) {
    const found = openObligation(state, data.obligation, judging);
    return isNo(found) ? found : { facts: [draft('notice-redirected', data)] };
  },
};

/** Given by whoever did the repair, together with it; by itself it says nothing, and nobody is offered it. */
const recordEngineRepair: Handler<'record-engine-repair'> = {
  authority: OPERATORS,
  possible: () => false,
  decide: (_state, { data }) => ({ facts: [draft('engine-repaired', data)] }),
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
  'keep-policy': keepPolicy,
  'grant-derogation': grantDerogation,
  'apply-calendar': applyCalendar,
  'answer-notice': answer,
  'redirect-notice': redirect,
  'record-engine-repair': recordEngineRepair,
};
