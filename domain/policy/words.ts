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
};

/** `null`: nothing is measured by that id yet. */
const MEASURE_OF: Record<IdOf<'limit'>, Measure | null> = {
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
  'ring-fence': null,
  'fund-source-scope': null,
  'suspension-limit': 'suspensionDays',
};

const CONTENTS_OF_RULE: Record<IdOf<'contents'>, ContentsOf> = {
  'plan-contents': 'plan',
  'notice-contents': 'notice',
  'contract-contents': 'contract',
  'disclosure-contents': 'disclosure',
  'signage-text': 'signage',
  'spot-check-contents': 'spotCheck',
};

const WORDS: Partial<Record<OtherRuleId, string | null>> = { ...GATE_OF, ...MEASURE_OF, ...CONTENTS_OF_RULE };

/** What a rule says it checks, measures or reads; kinds that name nothing of that sort have none. */
type Named = Pick<Rule, 'id' | 'kind'> & { gate?: GateId; measure?: Measure; of?: ContentsOf };

/**
 * True when the rule names what the code checks under its id. Another word is another rule, and one that nobody would
 * judge: it must not pass for the one of that id.
 */
export function namesItsOwn({ id, gate, measure, of }: Named): boolean {
  const said = gate ?? measure ?? of;
  const wanted = (WORDS as Partial<Record<string, string | null>>)[id] ?? null;
  return said === undefined || wanted === null || said === wanted;
}
