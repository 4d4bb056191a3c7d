/** Branded ids. They are plain text in JSON; the brand keeps one kind from passing for another. */
export type CycleId = string & { readonly __brand: 'CycleId' };
/** GB/T 2260 code of a jurisdiction, six digits. */
export type RegionCode = string & { readonly __brand: 'RegionCode' };
/** SHA-256 in lower-case hex. */
export type Sha256 = string & { readonly __brand: 'Sha256' };

const CYCLE_ID = /^(\d{6})-(\d{4})-(\d{3,6})$/;

/** True for `<GB/T 2260 code>-<year>-<number>`, e.g. `222401-2026-001`. */
export function isCycleId(text: string): text is CycleId {
  return CYCLE_ID.test(text);
}

/** True for a six-digit region code. */
export function isRegionCode(text: string): text is RegionCode {
  return /^\d{6}$/.test(text);
}

/** The jurisdiction a cycle belongs to: the first six digits of its id. */
export function regionOf(cycleId: CycleId): RegionCode {
  return cycleId.slice(0, 6) as RegionCode;
}

/**
 * What a rule is about: `programme`, `lot`, `cycle`, `y1` (contract year), `s:<station>`, `w:<worker>`,
 * `p:2026-01` (period), `t1` (tranche), `ch1` (challenge), `f1` (filing), `dr1` (drift). One id, one thing, for ever.
 */
export type SubjectId = string;

/** Contract years counted from 1. */
export type YearNo = number;

/** `y1` for the first contract year. */
export function yearSubject(year: YearNo): SubjectId {
  return `y${year}`;
}
