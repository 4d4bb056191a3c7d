import type { Asked, Gateway } from '../client/cycles.js';
import type { Command } from '../domain/commands.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { Ack } from '../domain/facts.js';
import type { CycleId } from '../domain/ids.js';
import { policyIn } from '../domain/policy/pack.js';
import type { Refusal } from '../domain/refusal.js';

/** The command was taken, as fact so and so of this cycle. */
export type Taken = Ack & { cycleId: CycleId };

/** Tries of one command, each of which waits as long as the gateway does: a worker that died is back by then. */
const MOST_TRIES = 6;
const UNDECIDED: readonly string[] = ['retry-soon', 'not-yet-recorded'];

/**
 * Gives a command to the gateway as a request of its actor, under its own id until there is an answer. The first one
 * opens the cycle.
 */
export async function handIn(
  gateway: Gateway,
  directory: DirectorySnapshot,
  command: Command,
  isOpening: boolean,
): Promise<Taken | Refusal> {
  const asked = askedFor(command, directory);
  for (let tries = 1; ; tries += 1) {
    const answer = isOpening ? await gateway.open(asked) : await gateway.submit({ ...asked, cycleId: command.cycleId });
    if (!('code' in answer) || !UNDECIDED.includes(answer.code) || tries === MOST_TRIES) return answer;
  }
}

function askedFor(command: Command, directory: DirectorySnapshot): Asked {
  const { commandId, kind, on, actor, secondPerson } = command;
  if ('system' in actor) throw new Error(`${kind} is not given by a person`);
  const second = secondPerson === undefined ? {} : { secondPerson };
  // A command made from a scenario has the body of its kind, whose type a spread cannot keep together.
  const request = { commandId, kind, on, data: askedData(command), ...second } as Asked['request'];
  return { request, caller: { code: directory.code, card: actor.person, directory }, via: 'cli' };
}

/** Nobody types in a policy: as at any door, a day is named, and the gateway looks up what is in force then. */
function askedData(command: Command): unknown {
  if (command.kind !== 'move-to-policy') return command.data;
  return { asOf: policyIn(command.data.policy).version, reason: command.data.reason };
}
