import { citedNotices } from '../calendar/cited.js';
import { rollDay } from '../calendar/deadline.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CalendarNotice, NoticeId } from '../calendar/year-data.js';
import type { BridgeOffer } from '../contract/bridge-offer.js';
import type { Judging } from '../cycle/chapter.js';
import { foldAll } from '../cycle/fold.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact, FactOf } from '../facts.js';
import type { CycleId } from '../ids.js';
import { clockOn } from '../policy/at-day.js';
import type { ClockLimit, PolicyRef } from '../policy/types.js';
import { bridgeFor } from '../year-end/slack.js';
import type { Birth } from './births.js';
import { changesOf, type ProofChange } from './changes.js';
import { closedOf, idOf, liveBirths, obligationOf } from './derive.js';
import { datesOf } from './due.js';
import type { Verdict } from './facts.js';
import type { Obligation, ObligationNote } from './types.js';

/** Another reading of the due day, with its own derivation. */
export type OtherDay = { day: PlainDate; proof: ProofLine[] };

/** How a duty ended: the verdict it got then, and by which calendar; both stay for ever. */
export type ProofEnd = {
  verdict: Verdict;
  note: ObligationNote | null;
  on: PlainDate;
  seq: number;
  bySeq: number | null;
  /** `id@version` of the calendar it was judged by. */
  calendarVersion: string;
  /** False where today's code no longer reaches the recorded day: the day stands, its lines are then left out. */
  derived: boolean;
};

/** Everything that shows how the day of one duty was reached; plain JSON. */
export type ObligationProof = {
  cycleId: CycleId;
  /** The duty; its `proof` holds the lines of the day. */
  obligation: Obligation;
  /** Null where the policy does not know the rule any more. */
  limit: ClockLimit | null;
  policy: PolicyRef;
  /** `id@version` of the calendar the lines were counted by, or of the one the verdict was given by. */
  calendarVersion: string;
  /** Leads to `latest` while the date is provisional, else empty. */
  latestProof: ProofLine[];
  actBy: OtherDay | null;
  interpretationLatest: OtherDay | null;
  changes: ProofChange[];
  /** The contract that closes the gap, once it is too late to buy again in time. */
  bridge: BridgeOffer | null;
  ended: ProofEnd | null;
  /** The notices the lines name. */
  notices: Record<NoticeId, CalendarNotice>;
};

/** The record of a cycle up to some fact, and what it was judged by then. */
export type ProofGround = { state: CycleState; judging: Judging };

/** The proof of a duty that lives; undefined where the cycle has no such duty now. */
export function liveProof(
  { state, judging }: ProofGround,
  id: string,
  facts: readonly Fact[],
): ObligationProof | undefined {
  const birth = liveBirths(state, judging).find((each) => idOf(each) === id);
  const [obligation] = birth === undefined ? [] : obligationOf(state, birth, judging);
  if (birth === undefined || obligation === undefined) return undefined;
  return {
    ...derived({ state, judging }, birth, obligation),
    changes: changesOf(facts, obligation),
    bridge: bridgeFor(state, judging, obligation) ?? null,
    ended: null,
  };
}

/** The fact that closed a duty, or nothing while it lives. */
export function closingOf(facts: readonly Fact[], id: string): FactOf<'obligation-closed'> | undefined {
  return facts.find(
    (fact): fact is FactOf<'obligation-closed'> => fact.kind === 'obligation-closed' && fact.data.obligation === id,
  );
}

/**
 * States in which a closed duty was last alive: right before the fact that closed it, and before the command that
 * fact belongs to, whose facts may have taken away what the duty rested on.
 */
export function statesBeforeClosing(cycleId: CycleId, facts: readonly Fact[], closing: Fact): CycleState[] {
  const command = facts.find((each) => each.commandId === closing.commandId) ?? closing;
  const before = (seq: number) =>
    foldAll(
      cycleId,
      facts.filter((each) => each.seq < seq),
    );
  // Before its opening a cycle owed nothing and had no law.
  return [...new Set([closing.seq, command.seq])].map(before).filter(({ plan }) => plan.opening !== null);
}

/**
 * The proof of a duty that ended, as its end left it. `grounds`: where it was last alive, with the policy and calendar
 * of that time; the lines are those that lead to the recorded day, and nothing is judged again.
 */
export function closedProof(
  now: ProofGround,
  grounds: readonly ProofGround[],
  closing: FactOf<'obligation-closed'>,
  facts: readonly Fact[],
): ObligationProof | undefined {
  const { obligation: id, verdict, note, bySeq, calendarVersion, due } = closing.data;
  const kept = now.state.closed[id];
  if (kept === undefined) return undefined;
  const ended = closedOf(id, kept, now.judging);
  const upTo = facts.filter(({ seq }) => seq <= closing.seq);
  const end = { verdict, note: note ?? null, on: closing.on, seq: closing.seq, bySeq, calendarVersion };
  for (const ground of grounds) {
    const then = liveProof(ground, id, upTo);
    if (then === undefined || then.obligation.due !== due) continue;
    const obligation = { ...then.obligation, status: ended.status, ...(note === undefined ? {} : { note }) };
    return { ...then, obligation, calendarVersion, bridge: null, ended: { ...end, derived: true } };
  }
  return {
    ...bare(now, ended),
    calendarVersion,
    changes: changesOf(upTo, ended),
    bridge: null,
    ended: { ...end, derived: false },
  };
}

type Bare = Omit<ObligationProof, 'changes' | 'bridge' | 'ended'>;

function bare({ state, judging: { policy, calendar } }: ProofGround, obligation: Obligation): Bare {
  const rule = clockOn(policy, obligation.rule, obligation.trigger.on);
  return {
    cycleId: state.cycleId,
    obligation,
    limit: rule?.limit ?? null,
    policy: state.policy,
    calendarVersion: `${calendar.id}@${calendar.version}`,
    latestProof: [],
    actBy: null,
    interpretationLatest: null,
    notices: {},
  };
}

function derived(ground: ProofGround, birth: Birth, obligation: Obligation): Bare {
  const { calendar } = ground.judging;
  const { due, actBy, interpretationLatest, certainty } = obligation;
  const latestProof = certainty === 'final' ? [] : (datesOf(ground.state, birth, ground.judging)?.latestProof ?? []);
  const other = (day: PlainDate | undefined, roll: 'backward' | 'forward'): OtherDay | null => {
    if (day === undefined || due === null) return null;
    // No period is counted here: the day is only moved off a rest day.
    const proof = rollDay(due, roll, calendar).proof.filter(({ kind }) => kind !== 'start' && kind !== 'periodEnd');
    return { day, proof };
  };
  const days = {
    latestProof,
    actBy: other(actBy, 'backward'),
    interpretationLatest: other(interpretationLatest, 'forward'),
  };
  const lines = [obligation.proof, latestProof, days.actBy?.proof ?? [], days.interpretationLatest?.proof ?? []];
  return { ...bare(ground, obligation), ...days, notices: citedNotices(lines.flat(), calendar.notices) };
}
