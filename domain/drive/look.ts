import type { ContractOnRecord } from '../contract/fold.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { ServiceDomain } from '../policy/buying.js';
import { ruleFor } from '../policy/lookup.js';
import type { ClockRuleId, RuleId } from '../policy/rule-ids.js';
import type { CompiledOf } from '../policy/types.js';
import type { ContentPart, Regime, RuleKind } from '../policy/vocabulary.js';
import type { Scene } from './scenario.js';

/** The contracts of a scene by year, first to last. */
export function contractsOf({ state }: Scene): ContractOnRecord[] {
  return Object.values(state.contract.years).sort((a, b) => a.year - b.year);
}

/** The rule of that id where this county has it. */
export function ruleOf<K extends RuleKind>({ state, judging }: Scene, id: RuleId, kind: K): CompiledOf<K> | undefined {
  return ruleFor(judging.policy, id, kind, regimeIn({ state }));
}

function regimeIn({ state }: Pick<Scene, 'state'>): Regime {
  return state.plan.opening?.regime ?? 'act';
}

/** The parts a document must have here. */
export function partsOf(scene: Scene, id: RuleId): ContentPart[] {
  return ruleOf(scene, id, 'contents')?.parts ?? [];
}

/** The fields of service the county lists, as a plan and a contract name them. */
export function domainsOf(scene: Scene): { domains?: ServiceDomain[] } {
  const domains = ruleOf(scene, 'service-catalogue', 'gate')?.domains;
  return domains === undefined ? {} : { domains };
}

/** The duty of a rule about a subject that is still to be met. */
export function dutyOf({ state, judging }: Scene, rule: ClockRuleId, subject: string): Obligation | undefined {
  return liveObligations(state, judging).find((each) => each.rule === rule && each.subject === subject);
}

/** True once the service has ended for good: its workers have gone, and what they owed goes with the cycle. */
export function isOver(scene: Scene): boolean {
  const last = contractsOf(scene).at(-1);
  return last?.serviceEnded === true && scene.state.yearEnd.renewals[`y${last.year}`]?.decision !== 'renew';
}
