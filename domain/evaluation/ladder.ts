import type { Command } from '../commands.js';
import { secondPersonOf } from '../cycle/authority.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { YearNo } from '../ids.js';
import type { Post } from '../people.js';
import { ruleFor } from '../policy/lookup.js';
import type { Rung } from '../policy/types.js';
import type { LadderStep } from '../policy/vocabulary.js';
import { driftsOf, hasSeriousDrift, hasUncorrected } from './drifts.js';

type Asked = { step: LadderStep; year: YearNo; command: Command };

/**
 * What a step against a drift breaks of the ladder of the profile (责令整改、暂停、终止): a step the document does not know,
 * one that leaves the correction out though the drift is neither serious nor left uncorrected, or one that somebody else
 * decides on. Without a drift the step is not one of the ladder: a contract also ends for other reasons.
 */
export function ladderBroken(state: CycleState, judging: Judging, asked: Asked): Broken[] {
  const ladder = ruleFor(judging.policy, 'drift-ladder', 'gate', regimeOf(state))?.ladder ?? [];
  const { step, year, command } = asked;
  if (ladder.length === 0 || driftsOf(state, year).length === 0) return [];
  const rung = ladder.find((each) => each.step === step);
  const broken = (what: string, values: Broken['values']) =>
    breaks(state, judging, 'drift-ladder', what, { year, step, ...values }, false);
  if (rung === undefined) return broken('step-unknown', { steps: ladder.map((each) => each.step).join(',') });
  return [
    ...(isSkipped(state, judging, ladder, asked) ? broken('step-skipped', { first: 'correct' }) : []),
    ...(rung.by.some((post) => decidedBy(command, judging).includes(post))
      ? []
      : broken('not-the-decider', { by: rung.by.join(',') })),
  ];
}

/** A harder step than the correction, where the ladder has one, wants serious drift or one that was not put right. */
function isSkipped(state: CycleState, judging: Judging, ladder: Rung[], { step, year, command }: Asked): boolean {
  if (step === 'correct' || !ladder.some((each) => each.step === 'correct')) return false;
  return !hasSeriousDrift(state, year) && !hasUncorrected(state, judging, year, command.on);
}

/** Posts of who gives the command, and of who confirmed it. */
function decidedBy(command: Command, judging: Judging): Post[] {
  const own = 'system' in command.actor ? [] : command.actor.person.posts;
  return [...own, ...(secondPersonOf(command, judging)?.posts ?? [])];
}
