import { stageOf } from '../cycle/stage.js';
import type { CycleState } from '../cycle/state.js';
import { contentHash } from '../hash.js';
import type { Obligation } from '../obligations/types.js';
import type { Refused } from '../simulate.js';
import type { DutyDifference, RefusalDifference, Standing, ViolationDifference, WhatIf } from './types.js';

/** One cycle as it stands under one policy. */
export type Side = { state: CycleState; obligations: readonly Obligation[]; refusals: readonly Refused[] };

/** What differs between the two; in the order of A, then what only B has. */
export function compareSides(a: Side, b: Side): WhatIf {
  const stages = { a: stageOf(a.state), b: stageOf(b.state) };
  return {
    duties: dutyDifferences(a.obligations, b.obligations),
    refusals: refusalDifferences(a.refusals, b.refusals),
    violations: violationDifferences(a.state, b.state),
    stage: stages.a === stages.b ? null : stages,
  };
}

/** True where the other policy makes no difference to the cycle. */
export function isSame({ duties, refusals, violations, stage }: WhatIf): boolean {
  return duties.length === 0 && refusals.length === 0 && violations.length === 0 && stage === null;
}

function dutyDifferences(a: readonly Obligation[], b: readonly Obligation[]): DutyDifference[] {
  const [first, second] = [byId(a), byId(b)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((id) => {
    const [was, is] = [first.get(id), second.get(id)];
    const known = was ?? is;
    const sides = { a: was === undefined ? null : standing(was), b: is === undefined ? null : standing(is) };
    if (known === undefined || contentHash(sides.a) === contentHash(sides.b)) return [];
    return [{ id, rule: known.rule, subject: known.subject, ...sides }];
  });
}

function byId(obligations: readonly Obligation[]): Map<string, Obligation> {
  return new Map(obligations.map((each) => [each.id, each]));
}

function standing({ due, notBefore, status }: Obligation): Standing {
  return notBefore === undefined ? { due, status } : { due, notBefore, status };
}

function refusalDifferences(a: readonly Refused[], b: readonly Refused[]): RefusalDifference[] {
  const numbers = [...new Set([...a, ...b].map(({ no }) => no))].sort((x, y) => x - y);
  return numbers.flatMap((no) => {
    const [was, is] = [a, b].map((side) => side.find((each) => each.no === no));
    const kind = was?.kind ?? is?.kind ?? '';
    return groundOf(was) === groundOf(is) ? [] : [{ no, kind, a: was?.refusal ?? null, b: is?.refusal ?? null }];
  });
}

function groundOf(refused: Refused | undefined): string {
  return refused === undefined ? '' : contentHash({ code: refused.refusal.code, why: refused.refusal.why });
}

function violationDifferences(a: CycleState, b: CycleState): ViolationDifference[] {
  return [...onlyIn(a, b, 'a'), ...onlyIn(b, a, 'b')];
}

function onlyIn(one: CycleState, other: CycleState, only: 'a' | 'b'): ViolationDifference[] {
  const key = ({ rule, what, on }: CycleState['violations'][number]): string => `${rule} ${what} ${on}`;
  const known = new Set(other.violations.map(key));
  return one.violations.filter((each) => !known.has(key(each))).map(({ rule, what, on }) => ({ rule, what, on, only }));
}
