import { contentHash } from '../domain/hash.js';
import type { RegionCode, Sha256 } from '../domain/ids.js';
import { type ClockRepair, clockStart } from '../domain/repair/engine.js';
import type { Caller } from './callers.js';
import type { Refused } from './refusals.js';

/** Why it is started; `commandId`: asked again under it, it is the same act. */
export type ClockAsked = { reason: string; commandId?: string | undefined };
/** Under which id an act is noted, and over what was asked. */
export type NotedUnder = { commandId: string; digest: Sha256 };

type Answer = ClockRepair | Refused;
type Known = (code: RegionCode, commandId: string) => Promise<Sha256 | null>;
type Work = (under?: NotedUnder) => Promise<Answer>;

/**
 * One id, one act. Pressed twice at once, both wait for the one that is under way; asked again after it was noted, it is
 * answered as done, by no step more. An act that failed or was refused leaves its id free. `known`: what is noted.
 */
export function onceUnderId(known: Known): (caller: Caller, asked: ClockAsked, work: Work) => Promise<Answer> {
  const underWay = new Map<string, { digest: Sha256; answer: Promise<Answer> }>();

  const first = async (code: RegionCode, under: NotedUnder, work: Work): Promise<Answer> => {
    const noted = await known(code, under.commandId);
    if (noted === null) return work(under);
    return noted === under.digest ? clockStart([]) : reused(under.commandId);
  };

  return async ({ card, code }, { reason, commandId }, work) => {
    if (commandId === undefined) return work();
    const [name, digest] = [`${code}/${commandId}`, contentHash({ reason, person: card.id })];
    const running = underWay.get(name);
    if (running !== undefined) return running.digest === digest ? running.answer : reused(commandId);
    const answer = first(code, { commandId, digest }, work).finally(() => underWay.delete(name));
    underWay.set(name, { digest, answer });
    return answer;
  };
}

function reused(commandId: string): Refused {
  return { code: 'command-id-reused', tried: 'start-second-clock', why: { commandId }, allowedNow: [] };
}
