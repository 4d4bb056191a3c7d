import type { Rule, RuleOf } from './types.js';
import type { RuleKind } from './vocabulary.js';

/** Fields a rule must have once its layers are merged; every kind also needs those of the head. */
const HEAD = ['id', 'title', 'kind', 'appliesTo', 'force', 'transition', 'authority', 'basis'] as const;
const OWN = {
  clock: ['effect', 'scope', 'trigger', 'limit', 'owner', 'metBy', 'severity'],
  gate: ['gate'],
  limit: ['measure'],
  contents: ['of', 'parts'],
  staffing: [
    'minPerStation',
    'maxPerStation',
    'maxAge',
    'ageTested',
    'minEducation',
    'qualifiedBy',
    'residentEmployer',
    'mustCertify',
    'consequence',
    'trainingHoursPerYear',
  ],
  evaluation: ['slots', 'by', 'perStation', 'stations', 'annual', 'passScore', 'excellentScore'],
  payment: ['tranches', 'base', 'payer', 'sources', 'applicationAttachments', 'treasuryClosesOn'],
  route: ['route'],
  reminders: ['plans', 'sendAt', 'quietFrom', 'quietTo', 'escalateTo'],
  separation: ['pairs', 'derogation'],
} as const satisfies { [K in RuleKind]: readonly (keyof RuleOf<K>)[] };

/** What a merged rule lacks; a rule is used only when nothing is missing. */
export function missingFields(rule: { kind: RuleKind }): string[] {
  return [...HEAD, ...OWN[rule.kind]].filter((field) => !Object.hasOwn(rule, field));
}

/** True for a rule with all fields of its kind; each field was checked when its file was parsed. */
export function isWholeRule(rule: { kind: RuleKind }): rule is Rule {
  return missingFields(rule).length === 0;
}
