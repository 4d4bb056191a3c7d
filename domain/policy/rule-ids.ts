/**
 * The rule catalogue: ids that other programs rely on. An id is never reused for another meaning.
 * Rules of kind `clock` become obligations; the others are consulted by the chapters.
 */
export const CLOCK_RULE_IDS = [
  'intention-to-tender', 'plan-filing', 'implementation-plan-filing', 'documents-on-offer', 'clarification-window',
  'single-source-notice', 'bid-window', 'evaluation-report', 'award-decision', 'award-notice', 'bond-refund-losers',
  'bond-refund-winner', 'result-notice-period', 'challenge-window', 'challenge-answer', 'enquiry-answer',
  'complaint-window', 'complaint-reply', 'contract-signing', 'yearly-contract-signing', 'contract-publication',
  'contract-filing-finance', 'contract-filing-city', 'staffing-filing', 'work-plan-filing', 'filing-receipt',
  'contract-change-notice', 'deployment', 'premises-ready', 'labour-contract', 'worker-certification',
  'certification-consequence', 'worker-training', 'vacancy-refill', 'contractor-report-monthly',
  'contractor-report-quarterly', 'contractor-report-yearly', 'contractor-report-mid-term', 'contractor-report-final',
  'county-report-quarterly', 'county-report-half-yearly', 'township-report', 'city-report-half-yearly',
  'evaluation-first-half', 'evaluation-second-half', 'evaluation-mid-term', 'evaluation-final', 'evaluation-annual',
  'evaluation-approval', 'annual-result', 'evaluation-publication', 'evaluation-result-upward', 'payment-tranche-1',
  'payment-tranche-2', 'payment-tranche-3', 'payment-tranche-4', 'invoice-payment', 'sme-payment',
  'acceptance-publication', 'fund-floor-true-up', 'next-year-plan', 'renewal-decision', 'reprocurement-start',
  'handover', 'disclosure-yearly', 'overdue-disclosure', 'file-retention',
] as const;
export type ClockRuleId = (typeof CLOCK_RULE_IDS)[number];

export const OTHER_RULE_IDS = [
  // gates
  'budget-approved', 'contract-parties', 'acceptance', 'assignment-ban', 'scope-extension', 'evaluator-conflict',
  'renewal-gate', 'method-condition', 'worker-borrowing-ban',
  // limits
  'min-bidders', 'supplement-limit', 'bridge-limit', 'worker-age', 'coverage', 'fund-floor', 'funding-ceiling',
  'cost-split', 'bid-bond', 'office-area', 'cycle-length', 'ring-fence', 'fund-source-scope',
  // contents
  'plan-contents', 'notice-contents', 'contract-contents', 'disclosure-contents', 'signage-text',
  // the rest, one each
  'staffing', 'evaluation-scheme', 'payment-scheme', 'reminder-plan', 'separation-of-duties',
  // routes
  'route-annual-plan', 'route-tender-documents', 'route-award', 'route-contract', 'route-amendment',
  'route-evaluation-result', 'route-renewal', 'route-payment', 'route-scope-extension', 'route-extension',
  'route-waiver', 'route-deviation', 'route-repair',
] as const;
export type OtherRuleId = (typeof OTHER_RULE_IDS)[number];

export type RuleId = ClockRuleId | OtherRuleId;
