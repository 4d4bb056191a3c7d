import type { ClockRuleId } from '../../domain/policy/rule-ids.js';
import { CONTRACT_RULE_TEXTS } from './rules/contract.js';
import { RESULT_RULE_TEXTS } from './rules/result.js';
import { SERVICE_RULE_TEXTS } from './rules/service.js';
import { TENDER_RULE_TEXTS } from './rules/tender.js';
import type { RuleText } from './rules/types.js';

/**
 * Each clock of the catalogue in words. A profile may give a rule a title of its own; that one then wins in lists and
 * letters, while how it is done and what happens otherwise stay these.
 */
export const RULE_TEXTS = {
  ...TENDER_RULE_TEXTS,
  ...CONTRACT_RULE_TEXTS,
  ...SERVICE_RULE_TEXTS,
  ...RESULT_RULE_TEXTS,
} satisfies Record<ClockRuleId, RuleText>;
