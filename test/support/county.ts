import { driver } from '../../domain/drive/course.js';
import { drivePlan } from '../../domain/drive/plan.js';
import { simulate } from '../../domain/simulate.js';
import { type Case, caseOf, fork } from './case.js';
import { cycleWorld, d } from './cycle-world.js';
import { keptOnDisk } from './kept-on-disk.js';

/** Where the counties that are played begin: the plan in January, both seals in April, workers in the stations in May. */
const PLAYED_FROM = '2026-01-05';
const ONE_STATION = [{ id: 'a', name: '甲镇社工站', township: '甲镇' }];

const PLAYED = new Map<string, Case>();

/** A county of one station that does everything in time, as it stands on a day; each asker gets his own. */
export function countyOn(code: string, day: string): Case {
  const key = `${code}@${day}`;
  const known = PLAYED.get(key) ?? played(code, day);
  PLAYED.set(key, known);
  return fork(known);
}

function played(code: string, day: string): Case {
  const world = cycleWorld(code, PLAYED_FROM);
  const from = d(PLAYED_FROM);
  const { state, facts, notices, refusals } = keptOnDisk(`county-${code}-${day}`, () => {
    const script = driver(drivePlan(from, { stations: ONE_STATION }));
    return simulate({ ...world, from, script, until: d(day) });
  });
  if (refusals.length > 0) throw new Error(`${code}: ${JSON.stringify(refusals)}`);
  const own = caseOf('222401', PLAYED_FROM, world);
  Object.assign(own, { state, facts: [...facts], notices: [...notices] });
  own.jump(day);
  return own;
}
