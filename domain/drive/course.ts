import { signatures } from './approving.js';
import type { Move } from './days.js';
import { dutyMoves } from './meets.js';
import type { DrivePlan } from './plan.js';
import type { ScenarioCommand, Scene, Script } from './scenario.js';
import { closing } from './steps/closing.js';
import { renewal, signing, successor } from './steps/contracting.js';
import { evaluations, evaluator } from './steps/evaluating.js';
import { acceptance, payments } from './steps/paying.js';
import { budgets, openCycle, plans } from './steps/planning.js';
import { tender } from './steps/tendering.js';

/** Steps that move a cycle on, in the order they are taken when they fall on one day. */
const COURSE: readonly ((scene: Scene, plan: DrivePlan) => Move[])[] = [
  openCycle,
  signatures,
  plans,
  budgets,
  tender,
  signing,
  dutyMoves,
  evaluator,
  evaluations,
  acceptance,
  payments,
  renewal,
  successor,
];

/**
 * The command a county that does its work would give next, with the day it would give it on; null when there is
 * nothing to do until time brings something. Asks nothing but the state, what is owed, and the plan, so that the
 * offline play and a rehearsal on the real engine give the same commands.
 */
function nextCommand(scene: Scene, plan: DrivePlan): ScenarioCommand | null {
  const moves = COURSE.flatMap((step) => step(scene, plan));
  const all = moves.length > 0 ? moves : closing(scene);
  const first = all.reduce<Move | null>((best, each) => (best === null || each.on < best.on ? each : best), null);
  return first === null ? null : { ...first.command, on: first.on };
}

/** A script that follows the plan to the end of the cycle. */
export function driver(plan: DrivePlan): Script {
  return (scene) => nextCommand(scene, plan);
}
