import { legalDay } from '../calendar/instant.js';
import type { ScenarioCommand } from '../drive/scenario.js';
import { regionOf } from '../ids.js';
import type { CompiledPolicy } from '../policy/types.js';
import { type SimulationInput, simulate } from '../simulate.js';
import { compareSides } from './compare.js';
import { recordUnderBoth } from './record.js';
import type { WhatIf } from './types.js';

/**
 * Plays a scenario under two policies. Duties are those of what happened under A, dated and ended by each policy. What
 * was given under A is then given again under B, command by command: that tells which would be refused or be a breach.
 * Pure.
 */
export function playedUnderBoth(
  input: Omit<SimulationInput, 'policy'>,
  first: CompiledPolicy,
  second: CompiledPolicy,
): WhatIf {
  const [a, b] = [asOwn(first, input.cycleId), asOwn(second, input.cycleId)];
  const { script, commands = [], ...rest } = input;
  const scripted: ScenarioCommand[] = [];
  const recorded = script === undefined ? {} : { script: recording(script, scripted) };
  const one = simulate({ ...rest, policy: a, commands, ...recorded });
  const today = rest.until ?? legalDay(one.judging.at);
  const other = simulate({ ...rest, policy: b, commands: [...commands, ...scripted], until: today });
  const { refusals, violations } = compareSides(one, other);
  const onRecord = recordUnderBoth(one.facts, { calendar: rest.calendar, today }, a, b);
  return { duties: [], stage: null, ...onRecord, refusals, violations };
}

/** A cycle opens under the policy of its own county only: what if that of another were its own? */
function asOwn(policy: CompiledPolicy, cycleId: SimulationInput['cycleId']): CompiledPolicy {
  return { ...policy, id: regionOf(cycleId) };
}

type Script = NonNullable<SimulationInput['script']>;

/** A script may be asked for the same command again while time passes; it was given once it is asked for the next. */
function recording(script: Script, into: ScenarioCommand[]): Script {
  let next: { played: number; command: ScenarioCommand } | null = null;
  return (scene, played) => {
    if (next !== null && next.played < played) into.push(next.command);
    const command = script(scene, played);
    next = command === null ? null : { played, command };
    return command;
  };
}
