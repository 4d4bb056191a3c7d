import { Context } from '@temporalio/activity';
import { fromMs, type Instant, toMs } from '../domain/calendar/instant.js';
import type { Delivery } from './adapters/sender.js';
import { nowWith } from './clock.js';
import type { ClaimedLetter, Letterhead } from './compose-letter.js';
import { withEffect } from './effects.js';
import type { Ports } from './ports.js';
import { keepTheirLinks, unexpected, type Written, writtenLetter } from './write-letters.js';

/** Letters of a lane under way at once, and settled together. After a crash all that were claimed are of unknown fate. */
const AT_ONCE = 20;
const LANES = 3;
const HEARTBEAT_MS = 1000;
/** One activity sends for at most so long, well within its time-out, and is then called again. */
const ROUND_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
/** With an hour between them this is more than a day of trying. */
const MOST_ATTEMPTS = 30;

export type SendInput = { clockOffsetMs: number };
export type Sent = { nextSendAt: Instant | null };

/** Sends what is due and says when to come again. Only the mail room calls this, so what is half sent is orphaned. */
export function sendLetters(ports: Ports) {
  return async ({ clockOffsetMs }: SendInput): Promise<Sent> => {
    const now = () => nowWith(clockOffsetMs);
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
    try {
      await ports.outbox.recover(now());
      await drainOutbox(ports, now, () => context.cancellationSignal.aborted);
      return { nextSendAt: await ports.outbox.nextSendAt() };
    } finally {
      clearInterval(beat);
    }
  };
}

/**
 * Sends everything due by that clock; a rehearsal calls this with its own. `isOver`: somebody else was given the work,
 * because this process was silent for too long; what it has not sent yet is theirs. Each lane sends some, settles them
 * and takes the next: while one waits for the peer, another is at the database.
 */
export async function drainOutbox(ports: Ports, now: () => Instant, isOver = () => false): Promise<void> {
  const heads: Heads = {};
  const until = toMs(now()) + ROUND_MS;
  const take = handedOut(async () => (toMs(now()) < until && !isOver() ? claimSome(ports, heads, now) : []));
  let failed = false;
  const lane = async (): Promise<void> => {
    try {
      for (let some = await take(); some.length > 0 && !failed && !isOver(); some = await take()) {
        await settleSome(ports, await sendSome(ports, some, heads), now);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  await allOver(Array.from({ length: LANES }, lane));
}

/** Hands claimed letters out, some at a time. Who finds none waits for the one claim that is under way. */
function handedOut(claim: () => Promise<ClaimedLetter[]>): () => Promise<ClaimedLetter[]> {
  let lying: ClaimedLetter[] = [];
  let claiming: Promise<number> | null = null;
  const more = async (): Promise<number> => {
    try {
      lying = await claim();
      return lying.length;
    } finally {
      claiming = null;
    }
  };
  return async () => {
    while (lying.length === 0) {
      claiming ??= more();
      if ((await claiming) === 0) return [];
    }
    return lying.splice(0, AT_ONCE);
  };
}

/** As Promise.all, but what fails does not leave the others running behind the caller's back. */
async function allOver(parts: readonly Promise<void>[]): Promise<void> {
  try {
    await Promise.all(parts);
  } finally {
    await Promise.allSettled(parts);
  }
}

type Heads = Record<string, Letterhead | undefined>;
type Attempt = { letter: ClaimedLetter; delivery: Delivery };

async function claimSome(ports: Ports, heads: Heads, now: () => Instant): Promise<ClaimedLetter[]> {
  const letters = await withEffect(ports.at, 'claim-letters', (during) => ports.outbox.claim(now(), during));
  await addLetterheads(ports, letters, heads);
  return letters;
}

/**
 * One letterhead a county, read once a round: of a morning's thousands each hundred comes from many counties. Without
 * a calendar a county's letters cannot be written, and are tried again later.
 */
async function addLetterheads(
  { registry, from }: Ports,
  letters: readonly ClaimedLetter[],
  heads: Heads,
): Promise<void> {
  const missing = new Set(letters.map(({ code }) => code).filter((code) => heads[code] === undefined));
  for (const code of missing) {
    const calendar = await registry.newestCalendar(code);
    if (calendar !== null) heads[code] = { calendar, directory: await registry.directory(code), from };
  }
}

function sendSome(ports: Ports, letters: readonly ClaimedLetter[], heads: Heads): Promise<Attempt[]> {
  return withEffect(ports.at, 'send-letters', async (during) => {
    const written = letters.map((letter) => writtenLetter(ports, letter, heads[letter.code]));
    const fault = await keepTheirLinks(ports, written);
    const done = await Promise.all(written.map((each) => attempt(ports, each, fault)));
    during();
    return done;
  });
}

async function settleSome(ports: Ports, attempts: readonly Attempt[], now: () => Instant): Promise<void> {
  await withEffect(ports.at, 'settle-letters', async (during) => {
    const accepted = attempts.filter(({ delivery }) => delivery.outcome === 'accepted').map(({ letter }) => letter.id);
    await ports.outbox.sent(accepted, now());
    during();
    for (const each of attempts) await settle(ports, each, now());
  });
}

async function attempt({ senders }: Ports, written: Written, fault: Delivery | null): Promise<Attempt> {
  const { letter } = written;
  if ('fault' in written) return { letter, delivery: written.fault };
  if (fault !== null) return { letter, delivery: fault };
  try {
    return { letter, delivery: await senders.mail.send(written.outgoing) };
  } catch (error) {
    return { letter, delivery: unexpected(error, true) };
  }
}

async function settle({ outbox, registry }: Ports, { letter, delivery }: Attempt, now: Instant): Promise<void> {
  if (delivery.outcome === 'accepted') return;
  const error = `${delivery.reason} ${delivery.reply}`.trim();
  if (delivery.outcome === 'retry' && delivery.uncertain) return outbox.unknown(letter.id, error, now);
  const isOver = delivery.outcome === 'failed' || letter.attempt >= MOST_ATTEMPTS;
  await outbox.failed({ letter: letter.id, error, retryAt: isOver ? null : retryAt(letter.attempt, now) }, now);
  if (delivery.outcome === 'failed' && delivery.reason === 'recipient-refused') {
    await registry.addressRefused(letter.code, {
      party: letter.recipient,
      channel: letter.channel,
      address: letter.address,
      at: now,
      why: error,
    });
  }
}

function retryAt(attempt: number, now: Instant): Instant {
  return fromMs(toMs(now) + Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS));
}
