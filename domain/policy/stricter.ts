import { contentHash } from '../hash.js';
import { byNumber, flipped, type Order, orderOfLimits } from './limit-order.js';
import type { ClockRule, GateLists, GateRule, LimitRule, Rule } from './types.js';

/** A field in which a lower layer takes something away from the law, or where that can't be told. */
export type Loosening = { field: string; order: 'looser' | 'unclear' };

/**
 * What the lower rule loosens of the upper one. "Stricter" is defined for clock, limit, contents and gate; the other
 * kinds replace each other whole, so nothing is reported for them here.
 */
export function looseningsOf(upper: Rule, lower: Rule): Loosening[] {
  const common = [found('force', orderOfForce(upper, lower)), found('appliesTo', orderOfRegimes(upper, lower))];
  return [...common, ...byKind(upper, lower)].filter((each) => each !== undefined);
}

function byKind(upper: Rule, lower: Rule): (Loosening | undefined)[] {
  if (upper.kind === 'clock' && lower.kind === 'clock') return ofClock(upper, lower);
  if (upper.kind === 'limit' && lower.kind === 'limit') return ofLimit(upper, lower);
  if (upper.kind === 'gate' && lower.kind === 'gate') return ofGate(upper, lower);
  if (upper.kind === 'contents' && lower.kind === 'contents') return [found('of', sameOrUnclear(upper.of, lower.of))];
  return [];
}

const FIXED_OF_CLOCK = ['effect', 'scope', 'trigger', 'orTriggers', 'periodic'] as const satisfies (keyof ClockRule)[];

function ofClock(upper: ClockRule, lower: ClockRule): (Loosening | undefined)[] {
  return [
    found('limit', orderOfLimits(upper.limit, lower.limit, upper.effect)),
    found('metBy', orderOfMeans(upper.metBy, lower.metBy)),
    ...FIXED_OF_CLOCK.map((field) => found(field, sameOrUnclear(upper[field], lower[field]))),
  ];
}

/** More events that must all happen, or fewer that will do, is stricter. */
function orderOfMeans(upper: ClockRule['metBy'], lower: ClockRule['metBy']): Order {
  if ('all' in upper && 'all' in lower) return holdsAll(lower.all, upper.all) ? 'stricter' : 'unclear';
  if ('any' in upper && 'any' in lower) return holdsAll(upper.any, lower.any) ? 'stricter' : 'unclear';
  return 'unclear';
}

function holdsAll(whole: readonly unknown[], parts: readonly unknown[]): boolean {
  return parts.every((part) => whole.some((each) => same(each, part)));
}

function ofLimit(upper: LimitRule, lower: LimitRule): (Loosening | undefined)[] {
  const names = Object.keys({ ...upper.by, ...lower.by });
  const higherIsStricter = upper.min !== undefined && upper.max === undefined;
  const by = names.map((name) => bound(upper.by?.[name], lower.by?.[name], higherIsStricter));
  return [
    found('measure', sameOrUnclear(upper.measure, lower.measure)),
    found('max', bound(upper.max, lower.max, false)),
    found('min', bound(upper.min, lower.min, true)),
    found('by', by.find((order) => order === 'looser') ?? 'same'),
    found('baseYear', sameOrUnclear(upper.baseYear, lower.baseYear)),
    found('tolerance', bound(upper.tolerance ?? 0, lower.tolerance ?? 0, false)),
    found('dated', sameOrUnclear(upper.dated, lower.dated)),
  ];
}

/** A bound that is taken away is looser, one that is added stricter. */
function bound(upper: number | undefined, lower: number | undefined, higherIsStricter: boolean): Order {
  if (upper === undefined) return lower === undefined ? 'same' : 'stricter';
  if (lower === undefined) return 'looser';
  const order = byNumber(upper, lower);
  return higherIsStricter ? flipped(order) : order;
}

function ofGate(upper: GateRule, lower: GateRule): (Loosening | undefined)[] {
  return [
    found('gate', sameOrUnclear(upper.gate, lower.gate)),
    found('approver', sameOrUnclear(upper.approver, lower.approver)),
    found('prefers', sameOrUnclear(upper.prefers, lower.prefers)),
    found('minRating', bound(upper.minRating, lower.minRating, true)),
    found('permits', orderOfPermits(upper.permits, lower.permits)),
    ...PERMITTING.map((field) => found(field, orderOfLists(upper[field], lower[field], 'permits'))),
    ...DEMANDING.map((field) => found(field, orderOfLists(upper[field], lower[field], 'demands'))),
    found('ladder', sameOrUnclear(upper.ladder, lower.ladder)),
  ];
}

/** The shorter a list of what is allowed, the stricter; the longer a list of what is demanded or banned. */
const PERMITTING = ['purchasers', 'outsideAct', 'contractors', 'domains'] as const satisfies (keyof GateLists)[];
const DEMANDING = ['barred', 'conditions', 'excludes'] as const satisfies (keyof GateLists)[];

/** No list of what is allowed allows everything; no list of what is demanded demands nothing. */
function orderOfLists(
  upper: readonly string[] | undefined,
  lower: readonly string[] | undefined,
  list: 'permits' | 'demands',
): Order {
  if (upper === undefined) return lower === undefined ? 'same' : 'stricter';
  if (lower === undefined) return 'looser';
  const kept = list === 'permits' ? holdsAll(upper, lower) : holdsAll(lower, upper);
  return kept ? 'stricter' : 'looser';
}

/** Stricter: fewer uses of a source, or a source named that was free before. */
function orderOfPermits(upper: GateRule['permits'], lower: GateRule['permits']): Order {
  const named = Object.entries(lower ?? {});
  const looser = Object.entries(upper ?? {}).some(([source, uses]) => {
    const own = named.find(([each]) => each === source)?.[1];
    return own === undefined || !holdsAll(uses, own);
  });
  return looser ? 'looser' : 'stricter';
}

function orderOfForce(upper: Rule, lower: Rule): Order {
  if (upper.force === lower.force) return 'same';
  return upper.force === 'hard' ? 'looser' : 'stricter';
}

function orderOfRegimes(upper: Rule, lower: Rule): Order {
  return upper.appliesTo.every((regime) => lower.appliesTo.includes(regime)) ? 'stricter' : 'looser';
}

function sameOrUnclear(upper: unknown, lower: unknown): Order {
  return same(upper, lower) ? 'same' : 'unclear';
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return contentHash(a) === contentHash(b);
}

function found(field: string, order: Order): Loosening | undefined {
  return order === 'looser' || order === 'unclear' ? { field, order } : undefined;
}
