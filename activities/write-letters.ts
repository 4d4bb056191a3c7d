import type { KeptLinks } from '../store/registry/links.js';
import type { Delivery, OutgoingLetter } from './adapters/sender.js';
import { type ClaimedLetter, composeLetter, type Letterhead } from './compose-letter.js';
import { linksOfLetter } from './letter-links.js';
import type { Ports } from './ports.js';

/** A letter ready to leave; or what kept it from being written. */
export type Written = { letter: ClaimedLetter } & (
  | { outgoing: OutgoingLetter; links: KeptLinks['links'] }
  | { fault: Delivery }
);

/** One letter that cannot be written must not hold up the others: it counts as a try that failed. */
export function writtenLetter({ links }: Ports, letter: ClaimedLetter, head: Letterhead | undefined): Written {
  if (letter.address === '') return { letter, fault: NO_ADDRESS };
  try {
    if (head === undefined) throw new Error(`no calendar of ${letter.code}`);
    const { shown, made } = linksOfLetter(links, letter, head.directory);
    return { letter, outgoing: composeLetter(letter, head, shown), links: made };
  } catch (error) {
    return { letter, fault: unexpected(error, false) };
  }
}

/** Before a link leaves it must be known; where it cannot be kept none of these letters leaves. */
export async function keepTheirLinks({ links }: Ports, written: readonly Written[]): Promise<Delivery | null> {
  if (links === null) return null;
  const kept = written.flatMap(({ letter, ...each }) =>
    'links' in each ? [{ letterId: letter.id, at: letter.madeAt, links: each.links }] : [],
  );
  try {
    await links.keep(kept);
    return null;
  } catch (error) {
    return unexpected(error, false);
  }
}

/** `uncertain`: it was handed over, so it may have arrived. */
export function unexpected(error: unknown, uncertain: boolean): Delivery {
  const reply = error instanceof Error ? error.message : String(error);
  return { outcome: 'retry', reason: 'unexpected', code: null, reply, uncertain };
}

const NO_ADDRESS: Delivery = { outcome: 'failed', reason: 'bad-address', code: null, reply: 'no address on record' };
