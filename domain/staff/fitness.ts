import { addYears, type PlainDate } from '../calendar/plain-date.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { CompiledOf } from '../policy/types.js';
import { EDUCATIONS } from '../policy/vocabulary.js';
import { staffingOf } from './certifying.js';
import { isOfStation, learned, workersAt } from './fold.js';
import { levelSuffices, qualificationOf } from './qualification.js';
import type { Placement } from './types.js';

/** Completed years of age on that day. */
export function ageOn(bornOn: PlainDate, on: PlainDate): number {
  let age = 0;
  while (addYears(bornOn, age + 1) <= on) age += 1;
  return age;
}

/**
 * What of a placement the staffing rule does not allow. "40 and under" includes 40 (民法典 1259): somebody who is 41
 * that day is over. Staffing rules are soft: stations run with whom there is, and the deviation is on record.
 */
export function placementBroken(state: CycleState, judging: Judging, placement: Placement): Broken[] {
  const rule = staffingOf(state, judging);
  if (rule === undefined) return [];
  const age = ageOn(placement.bornOn, placement.hiredOn);
  const found = [
    ...(rule.maxAge !== null && age > rule.maxAge
      ? breaks(state, judging, 'staffing', 'too-old', { age, max: rule.maxAge }, false)
      : []),
    ...educationBroken(state, judging, rule, placement),
    ...tooMany(state, judging, rule, placement),
    ...skillBroken(state, judging, rule, placement),
    ...(placement.role === 'resident' && placement.employer !== rule.residentEmployer
      ? breaks(
          state,
          judging,
          'staffing',
          'wrong-employer',
          { employer: placement.employer, wanted: rule.residentEmployer },
          false,
        )
      : []),
  ];
  return found.map((each) => ({ ...each, force: 'soft' as const }));
}

/** More people than the documents provide for a station. */
function tooMany(
  state: CycleState,
  judging: Judging,
  { maxPerStation: max }: CompiledOf<'staffing'>,
  placement: Placement,
): Broken[] {
  const { station, placedOn } = placement;
  if (!isOfStation(placement)) return [];
  const have = workersAt(state.staff, station, placedOn).length + 1;
  return max === null || have <= max
    ? []
    : breaks(state, judging, 'staffing', 'too-many-workers', { have, max }, false);
}

/** A role that must be qualified from the first day, or hold a certificate of some level, and does not. */
function skillBroken(
  state: CycleState,
  judging: Judging,
  rule: CompiledOf<'staffing'>,
  placement: Placement,
): Broken[] {
  const { role, worker, certificate: brought, hiredOn } = placement;
  const known = learned(state.staff.workers[worker], brought);
  const least = rule.leastLevel?.[role];
  const low = least !== undefined && !levelSuffices(rule, role, known.certificate);
  const unfit =
    rule.qualifiedAtOnce?.includes(role) === true &&
    qualificationOf(rule, { ...placement, ...known }, hiredOn) === undefined;
  const has = known.certificate?.level ?? 'none';
  return [
    ...(low ? breaks(state, judging, 'staffing', 'level-too-low', { role, has, least }, false) : []),
    ...(unfit
      ? breaks(state, judging, 'staffing', 'not-qualified', { role, ways: rule.qualifiedBy.join(',') }, false)
      : []),
  ];
}

function educationBroken(
  state: CycleState,
  judging: Judging,
  rule: CompiledOf<'staffing'>,
  placement: Placement,
): Broken[] {
  const { minEducation } = rule;
  if (minEducation === null || EDUCATIONS.indexOf(placement.education) >= EDUCATIONS.indexOf(minEducation)) return [];
  return breaks(
    state,
    judging,
    'staffing',
    'education-too-low',
    { has: placement.education, min: minEducation },
    false,
  );
}
