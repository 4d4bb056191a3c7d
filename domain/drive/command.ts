import { type Instant, instantAt, legalDay } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Command, CommandKind } from '../commands.js';
import { HANDLERS } from '../cycle/handlers.js';
import type { CycleState } from '../cycle/state.js';
import { holdersOf } from '../directory/lookup.js';
import { peopleNamed, stampActor, stampPeople } from '../directory/stamp.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { Actor, Post } from '../people.js';
import { isNo, type No, no } from '../refusal.js';
import { fillVerb } from './fill-verb.js';
import type { ScenarioCommand } from './scenario.js';

/** Offices begin at nine: when a command without a time of its own is given. */
const OFFICE_HOUR = '09:00';

/** The moment a command is given: never before the one ahead of it. */
export function momentOf({ at, on }: ScenarioCommand, now: Instant): Instant {
  const own = at ?? (on === undefined ? now : instantAt(on, OFFICE_HOUR));
  return own > now ? own : now;
}

/** The command as the gateway would hand it in: actor and people stamped from the directory, what was left open filled. */
export function commandOf(
  state: CycleState,
  asked: ScenarioCommand,
  at: Instant,
  directory: DirectorySnapshot,
  defaultId: string,
): Command | No {
  const filled = fillVerb(state, asked);
  if (isNo(filled)) return filled;
  const today = legalDay(at);
  const actor = actorOf(asked, filled.holder, directory, today);
  if (isNo(actor)) return actor;
  const { kind, secondPerson, on, commandId = defaultId } = asked;
  const named = [...peopleNamed(kind, filled.data as never), ...(secondPerson === undefined ? [] : [secondPerson])];
  const { cycleId } = state;
  const people = stampPeople(directory, named, today);
  const second = secondPerson === undefined ? {} : { secondPerson };
  return {
    commandId,
    cycleId,
    kind,
    on: on ?? today,
    actor,
    people,
    via: 'cli',
    ...second,
    data: filled.data,
  } as Command;
}

/** Who gives it: who is named, else who has the task in hand, else the first holder of a post that may. */
function actorOf(
  { kind, by, data }: ScenarioCommand,
  holder: string | undefined,
  directory: DirectorySnapshot,
  today: PlainDate,
): Actor | No {
  const { authority } = HANDLERS[kind];
  if ('system' in authority) return { system: 'scenario' };
  const pointed = 'person' in data && isText(data.person) ? data.person : undefined;
  const id = by ?? pointed ?? holder ?? firstWith(authority.posts, directory, today);
  const card = id === undefined ? undefined : stampActor(directory, id, today, holder);
  return card === undefined ? no('not-authorised', actorWords(kind, id)) : { person: card };
}

function actorWords(kind: CommandKind, id: string | undefined): Record<string, string> {
  return id === undefined ? { post: kind } : { person: id };
}

function firstWith(posts: readonly Post[], directory: DirectorySnapshot, today: PlainDate): string | undefined {
  return posts.flatMap((post) => holdersOf(directory, post, today))[0]?.id;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
