import { EFFECTS, type Effect, MOMENTS } from '../../activities/effects.js';
import type { Step } from './crash-course.js';
import type { Stack, Trap } from './crash-lane.js';

/** One crash: on what, where, and what is being done meanwhile. `ready`: what was done in peace before. */
export type Point = { name: string; stack: Stack; trap: Trap; ready: Step[]; steps: Step[] };

/** The way to each effect. */
const WAYS = {
  'archive-facts': { ready: [], steps: ['open'] },
  'open-run': { ready: ['open'], steps: ['reopen'] },
  'resolve-approvers': { ready: ['open'], steps: ['plan'] },
  'queue-notices': { ready: ['open'], steps: ['plan'] },
  'wake-mail-room': { ready: ['open'], steps: ['plan'] },
  'claim-letters': { ready: ['open'], steps: ['plan'] },
  'send-letters': { ready: ['open'], steps: ['plan'] },
  'settle-letters': { ready: ['open'], steps: ['plan'] },
  'start-successor': { ready: [], steps: ['succeed'] },
  'deliver-command': { ready: ['open'], steps: ['fanOut'] },
  'share-programme-facts': { ready: ['open'], steps: ['programme'] },
} satisfies Record<Effect, { ready: Step[]; steps: Step[] }>;

/** Effects that ask the database: without it they fail, and are tried again. */
const ON_DATABASE: readonly Effect[] = [
  'share-programme-facts',
  'archive-facts',
  'open-run',
  'resolve-approvers',
  'queue-notices',
  'claim-letters',
  'settle-letters',
];

/** Before, during and after each effect: the process dies. */
export function killPoints(stack: Stack): Point[] {
  return EFFECTS.flatMap((effect) =>
    MOMENTS.map((moment) => ({
      name: `${moment} ${effect}`,
      stack,
      trap: { effect, moment, skip: 0, delayMs: 0, act: 'kill' as const },
      ...WAYS[effect],
    })),
  );
}

/** Before and during each effect on the database: every connection to it is cut, and the process lives on. */
export function cutPoints(): Point[] {
  return ON_DATABASE.flatMap((effect) =>
    (['before', 'during'] as const).map((moment) => ({
      name: `${moment} ${effect}`,
      stack: 'postgres' as const,
      trap: { effect, moment, skip: 0, delayMs: 0, act: 'cut' as const },
      ...WAYS[effect],
    })),
  );
}

/** How many moments a whole case passes, about: a point beyond the last one comes when everything is done. */
const MOMENTS_OF_A_CASE = 150;
const LONGEST_DELAY_MS = 40;
const WHOLE: Step[] = ['open', 'plan', 'approve', 'reopen', 'programme', 'fanOut', 'succeed'];

/** Random moments of a whole case, the same for the same seed: half on each stack, every fourth a cut connection. */
export function randomPoints(seed: number, count: number): Point[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, no) => {
    const stack: Stack = no % 2 === 0 ? 'embedded' : 'postgres';
    const act = no % 4 === 3 ? 'cut' : 'kill';
    const skip = Math.floor(random() * MOMENTS_OF_A_CASE);
    const delayMs = Math.floor(random() * LONGEST_DELAY_MS);
    const trap: Trap = { effect: null, moment: null, skip, delayMs, act };
    return { name: `${no + 1}: ${delayMs} ms after moment ${skip + 1}`, stack, trap, ready: [], steps: WHOLE };
  });
}

/** mulberry32: small, and the same numbers for the same seed everywhere. */
function randomNumbers(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
