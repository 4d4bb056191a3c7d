import type { Via } from '../domain/approval/facts.js';
import { approvalIdOf, placeOf } from '../domain/approval/find.js';
import { lastActOf } from '../domain/approval/handlers/taking-back.js';
import type { Approval } from '../domain/approval/types.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Command, CommandData, CommandKind } from '../domain/commands.js';
import type { CycleState } from '../domain/cycle/state.js';
import { peopleNamed, stampActor, stampPeople } from '../domain/directory/stamp.js';
import type { CycleId } from '../domain/ids.js';
import type { PersonCard } from '../domain/people.js';
import { packPolicy } from '../domain/policy/pack.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { CommandRequest } from '../schemas/request.js';
import type { Caller } from './callers.js';

/** What a request becomes a command by. `policy`: looked up for a move to another policy only. */
export type Stamp = {
  cycleId: CycleId;
  commandId: string;
  caller: Caller;
  via: Via;
  today: PlainDate;
  /** The cycle as last archived, where it is known: tells whose task a proxy acts on. */
  state?: CycleState;
  policy?: CompiledPolicy;
};

/** The command the workflow judges: the request with its day, its actor's card and the cards of all it names. */
export function stamped(request: CommandRequest, stamp: Stamp): Command {
  const { cycleId, commandId, caller, via, today } = stamp;
  const { kind, on = today, secondPerson } = request;
  const data = dataOf(request, stamp);
  const second = secondPerson === undefined ? [] : [secondPerson];
  const envelope = {
    commandId,
    cycleId,
    on,
    actor: { person: actingCard(request, stamp) },
    people: stampPeople(caller.directory, [...peopleNamed<CommandKind>(kind, data), ...second], today),
    via,
    ...(secondPerson === undefined ? {} : { secondPerson }),
  };
  // Kind and body belong together by the request's type; a spread cannot show that to the compiler.
  return { ...envelope, kind, data } as Command;
}

function dataOf(request: CommandRequest, { policy }: Stamp): CommandData[CommandKind] {
  if (request.kind !== 'move-to-policy') return request.data;
  if (policy === undefined) throw new TypeError('a move to another policy needs that policy');
  return { policy: packPolicy(policy), reason: request.data.reason };
}

/** The caller's card; with the principal on it when the caller stands in for the holder of the task he names. */
function actingCard(request: CommandRequest, { caller, today, state }: Stamp): PersonCard {
  const { card, directory } = caller;
  const approval = state === undefined ? undefined : approvalNamed(request.data, state);
  const principal = approval && principalOf(request, approval, card.id);
  return stampActor(directory, card.id, today, principal, approval?.subject.kind) ?? card;
}

/** Who has the task in hand, or lent it and calls it back; or for whom the caller acted, when he takes that back. */
function principalOf({ kind, data }: CommandRequest, approval: Approval, caller: string): string | undefined {
  if (!('task' in data)) return lastActOf(approval, caller)?.actingFor;
  const task = placeOf(approval, data.task)?.task;
  return kind === 'recall' ? task?.owner : task?.holder;
}

/** Task ids begin with that of their approval. */
function approvalNamed(data: CommandRequest['data'], { approvals }: CycleState): Approval | undefined {
  if ('approval' in data) return approvals.running[data.approval];
  return 'task' in data ? approvals.running[approvalIdOf(data.task)] : undefined;
}
