import type { OtherRuleId, RULE_IDS } from './rule-ids.js';
import type { Rule } from './types.js';
import type { ContentsOf, GateId, Measure } from './vocabulary.js';

type IdOf<K extends keyof typeof RULE_IDS> = (typeof RULE_IDS)[K][number];

/** What the code checks for each gate, measures for each limit, and reads for each list of contents. */
const GATE_OF: Record<IdOf<'gate'>, GateId> = {
  'budget-approved': 'budgetBeforeTender',
  'contract-parties': 'contractParties',
  'contract-sum': 'contractSum',
  acceptance: 'acceptanceBeforeLastPayment',
  'assignment-ban': 'noAssignment',
  'scope-extension': 'scopeExtension',
  'evaluator-conflict': 'evaluatorConflict',
  'renewal-gate': 'renewalNeedsPass',
  'method-condition': 'methodCondition',
  'worker-borrowing-ban': 'noWorkerBorrowing',
  'local-preference': 'preference',
  'challenge-standing': 'challengeStanding',
  'procurement-suspension': 'noSigningWhileSuspended',
  'bond-form': 'nonCashBond',
  'service-suspension': 'noPaymentWhileSuspended',
  'suspension-ground': 'suspensionGround',
  'drift-ladder': 'driftLadder',
  'purchaser-kinds': 'purchaserKinds',
  'contractor-barred': 'contractorBarred',
  'contractor-kinds': 'contractorKinds',
  'contractor-conditions': 'contractorConditions',
  'contractor-import': 'contractorImport',
  'subcontract-consent': 'subcontractConsent',
  'subcontract-fit': 'subcontractFit',
  'service-catalogue': 'serviceCatalogue',
  'government-only': 'governmentOnly',
  'ring-fence': 'ringFence',
  'fund-source-scope': 'fundSourceScope',
};

const MEASURE_OF: Record<IdOf<'limit'>, Measure> = {
  'min-bidders': 'minBidders',
  'supplement-limit': 'supplementPercent',
  'bridge-limit': 'bridgePercent',
  'worker-age': 'maxAge',
  coverage: 'coveragePercent',
  'fund-floor': 'fundFloorBp',
  'funding-ceiling': 'fundCeilingBp',
  'cost-split': 'staffCostPercent',
  'bid-bond': 'bidBondPercent',
  'performance-bond': 'performanceBondPercent',
  'office-area': 'officeAreaM2',
  'cycle-length': 'cycleYears',
  'suspension-limit': 'suspensionDays',
  'station-subsidy': 'subsidyYuanPerStation',
  'minimum-wage': 'wagePercentOfMinimum',
  'open-tender-threshold': 'openTenderFen',
  'act-threshold': 'actThresholdFen',
};

const CONTENTS_OF_RULE: Record<IdOf<'contents'>, ContentsOf> = {
  'plan-contents': 'plan',
  'notice-contents': 'notice',
  'contract-contents': 'contract',
  'signage-text': 'signage',
  'spot-check-contents': 'spotCheck',
  'station-items': 'station',
};

/** The field in which a rule of that kind names what the code does under its id. */
export const WORD_FIELD: ReadonlyMap<string, string> = new Map([
  ['gate', 'gate'],
  ['limit', 'measure'],
  ['contents', 'of'],
]);

const WORDS: Partial<Record<OtherRuleId, string>> = { ...GATE_OF, ...MEASURE_OF, ...CONTENTS_OF_RULE };

/** What the code checks, measures or reads under this id; undefined where it names nothing of that sort. */
export function wordOf(id: string): string | undefined {
  return (WORDS as Partial<Record<string, string>>)[id];
}

/** What a rule says it checks, measures or reads; kinds that name nothing of that sort have none. */
type Named = Pick<Rule, 'id' | 'kind'> & { gate?: GateId; measure?: Measure; of?: ContentsOf };

/**
 * True when the rule names what the code checks under its id. Another word is another rule, and one that nobody would
 * judge: it must not pass for the one of that id.
 */
export function namesItsOwn({ id, gate, measure, of }: Named): boolean {
  const said = gate ?? measure ?? of;
  const wanted = wordOf(id);
  return said === undefined || wanted === undefined || said === wanted;
}
