import { draft } from '../../cycle/chapter.js';
import type { FactDraft } from '../../facts.js';
import { type No, no } from '../../refusal.js';
import { INITIATOR, inForce, liveEntry, nextEntryNo, stepIndex } from '../find.js';
import { staleContent } from '../handlers/decisions.js';
import { tooManyRounds } from '../handlers/rounds.js';
import { pretend } from '../pretend.js';
import { lacksChosen, openStep } from '../settle.js';
import type { Approval, Entry, Step } from '../types.js';
import type { Does, Ground } from './types.js';

/**
 * Goes on at another step. Ahead: the steps in between are skipped, each on record as such, and none that the law
 * requires. Back, or the same step again: what was decided from there on loses its force and is asked anew.
 */
export const jump: Does<'repair-jump'> = (ground, { to }) => {
  const { approval, acting } = ground;
  const live = liveEntry(approval);
  const targets = [INITIATOR, ...approval.route.steps.map(({ key }) => key)];
  if (live === undefined || !targets.includes(to)) return no('return-target', { to, possible: targets.join(',') });
  const ahead = stepIndex(approval, to) > stepIndex(approval, live.step);
  const refused = ahead ? mayNotSkip(ground, live, to) : tooManyRounds(approval, to);
  if (refused !== undefined) return refused;
  const closing = ahead ? skipping(ground, live, to) : goingBack(ground, live, to);
  const after = pretend(acting, closing).running[approval.id] ?? approval;
  const facts = [...closing, openStep(acting, after, to)];
  const missing = lacksChosen(approval, facts);
  return missing === undefined ? { facts, change: { from: live.step, to } } : no('choose-next', { step: missing });
};

/** Steps a jump would leave out, this one included. */
function skipped({ route }: Approval, from: number, to: number): Step[] {
  return route.steps.slice(Math.max(0, from), to);
}

function mayNotSkip({ approval, acting }: Ground, live: Entry, to: string): No | undefined {
  const out = skipped(approval, stepIndex(approval, live.step), stepIndex(approval, to));
  const law = out.find(({ requiredByLaw }) => requiredByLaw);
  if (law !== undefined) return no('required-by-law', { step: law.title });
  // What lies with the initiator may have been changed: nobody is to decide on what nobody submitted.
  return live.step === INITIATOR ? staleContent(acting.state, approval) : undefined;
}

function skipping({ approval, acting: { via, judging } }: Ground, live: Entry, to: string): FactDraft[] {
  const of = { approval: approval.id, via };
  const between = skipped(approval, stepIndex(approval, live.step), stepIndex(approval, to)).filter(
    ({ key }) => key !== live.step,
  );
  const jumped = (entry: number) => draft('step-closed', { ...of, entry, outcome: 'jumped' });
  return [
    jumped(live.no),
    ...between.flatMap(({ key }, n) => {
      const entry = nextEntryNo(approval) + n;
      return [draft('step-opened', { ...of, entry, step: key }, judging.today), jumped(entry)];
    }),
  ];
}

/** From the entry in force of that step on nothing counts any more; it stays on record. */
function goingBack({ approval, acting: { via } }: Ground, live: Entry, to: string): FactDraft[] {
  const first = to === INITIATOR && live.step !== INITIATOR ? 1 : (inForce(approval)[to]?.no ?? live.no);
  return approval.entries
    .filter(({ no: number, status }) => number >= first && status !== 'cancelled')
    .map(({ no: entry }) => draft('step-closed', { approval: approval.id, via, entry, outcome: 'cancelled' }));
}
