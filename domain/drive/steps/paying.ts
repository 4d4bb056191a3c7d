import type { ContractOnRecord } from '../../contract/fold.js';
import type { AttachmentRef } from '../../cycle/common.js';
import { contentHash } from '../../hash.js';
import { trancheAmount } from '../../payment/amounts.js';
import { type TrancheOnRecord, trancheKey } from '../../payment/fold.js';
import { trancheSubject } from '../../payment/subjects.js';
import type { ClockRuleId } from '../../policy/rule-ids.js';
import type { TrancheRule } from '../../policy/types.js';
import { asking, SIGNATURES_WD, standingOf } from '../approving.js';
import { dayAfter, daysAfter, dutyDay, type Move } from '../days.js';
import { contractsOf, dutyOf, ruleOf } from '../look.js';
import { type DrivePlan, MEDIUM } from '../plan.js';
import type { Scene } from '../scenario.js';

const APPLY_WD = 10;
const TRANCHE_RULES: readonly ClockRuleId[] = [
  'payment-tranche-1',
  'payment-tranche-2',
  'payment-tranche-3',
  'payment-tranche-4',
];

/** Each tranche of each year on its own way: application, invoice, signatures, 拨付, 支付. */
export function payments(scene: Scene, plan: DrivePlan): Move[] {
  const tranches = ruleOf(scene, 'payment-scheme', 'payment')?.tranches ?? [];
  return contractsOf(scene).flatMap((contract) => tranches.flatMap((rule) => tranche(scene, plan, contract, rule)));
}

function tranche(scene: Scene, plan: DrivePlan, contract: ContractOnRecord, rule: TrancheRule): Move[] {
  const of = { year: contract.year, tranche: rule.no };
  const have = scene.state.payment.tranches[trancheKey(of)];
  if (have?.allocatedOn != null) return paid(scene, have, contract);
  if (have?.gatePassed == null) return rule.gate === 'application' ? application(scene, contract, rule) : [];
  if (waitsForAcceptance(scene, of)) return [];
  const standing = standingOf(scene, 'payment', trancheSubject(of));
  if (standing === 'running') return [];
  const [duty] = TRANCHE_RULES.flatMap((id) => dutyOf(scene, id, trancheSubject(of)) ?? []);
  const { on: since } = have.gatePassed;
  const dayFor = (lead: number) => (duty === undefined ? dayAfter(since, scene) : dutyDay(duty, lead, plan, scene));
  if (have.invoicedFen === 0) return invoice(scene, have, dayFor(SIGNATURES_WD));
  if (standing === 'open') return [{ on: dayFor(SIGNATURES_WD), command: asking('payment', trancheSubject(of)) }];
  const source = ruleOf(scene, 'payment-scheme', 'payment')?.sources[0] ?? 'generalBudget';
  return [{ on: dayFor(1), command: { kind: 'allocate-payment', by: 'bureauFinance', data: { ...of, source } } }];
}

/** An application comes with the first tranche after the signing, with the last after the acceptance. */
function application(scene: Scene, contract: ContractOnRecord, { no }: TrancheRule): Move[] {
  const need = ruleOf(scene, 'payment-scheme', 'payment')?.applicationAttachments ?? 0;
  const since = isLast(scene, no) ? scene.state.evaluation.acceptance[`y${contract.year}`]?.on : contract.signedOn;
  if (since === undefined || contract.adopted || waitsForAcceptance(scene, { year: contract.year, tranche: no }))
    return [];
  const attachments = Array.from({ length: need }, (_none, at) => attachment(`申请材料${at + 1}`));
  const data = { year: contract.year, tranche: no, attachments };
  return [{ on: daysAfter(since, APPLY_WD, scene), command: { kind: 'apply-payment', by: 'contractor', data } }];
}

function attachment(name: string): AttachmentRef {
  return { sha256: contentHash(name), name: `${name}.pdf`, bytes: 1024, mediaType: 'application/pdf' };
}

function isLast(scene: Scene, no: number): boolean {
  return (ruleOf(scene, 'payment-scheme', 'payment')?.tranches ?? []).every((each) => each.no <= no);
}

function waitsForAcceptance(scene: Scene, { year, tranche: no }: { year: number; tranche: number }): boolean {
  const asked = ruleOf(scene, 'acceptance', 'gate') !== undefined;
  return isLast(scene, no) && asked && scene.state.evaluation.acceptance[`y${year}`]?.accepted !== true;
}

/** Not before the signatures are asked for: a clock of its own runs from the invoice to the payment. */
function invoice(scene: Scene, { year, tranche: no }: TrancheOnRecord, on: Move['on']): Move[] {
  const sum = trancheAmount(scene.state, scene.judging, { year, tranche: no });
  if (sum === undefined) return [];
  const data = { year, tranche: no, fen: sum, number: `发票${year}-${no}` };
  return [{ on, command: { kind: 'receive-invoice', data } }];
}

function paid(scene: Scene, have: TrancheOnRecord, { adopted }: ContractOnRecord): Move[] {
  if (have.paidOn !== null || have.allocatedOn === null || (adopted && have.invoicedFen === 0)) return [];
  const data = { year: have.year, tranche: have.tranche, fen: have.allocatedFen };
  return [{ on: dayAfter(have.allocatedOn, scene), command: { kind: 'make-payment', by: 'countyFinance', data } }];
}

/** Acceptance follows the final evaluation where that opens the last tranche, else the end of service. */
export function acceptance(scene: Scene): Move[] {
  const { tranches = [] } = ruleOf(scene, 'payment-scheme', 'payment') ?? {};
  return contractsOf(scene).flatMap(({ year, serviceTo, serviceEnded, adopted }) => {
    if (scene.state.evaluation.acceptance[`y${year}`] !== undefined || (adopted && serviceEnded)) return [];
    const annual = scene.state.evaluation.annual[`y${year}`];
    const early = tranches.some(({ gate }) => gate === 'finalPass') && annual?.pass === true;
    if (!early && !serviceEnded) return [];
    const accepted = annual?.pass ?? true;
    const data = { year, accepted, opinions: 60, summary: accepted ? '按合同约定完成服务' : '服务未达到合同约定' };
    return [{ on: dayAfter(early ? annual.on : serviceTo, scene), command: { kind: 'record-acceptance', data } }];
  });
}

export function acceptancePublished({ subject }: { subject: string }): {
  kind: 'publish-acceptance';
  data: { year: number; medium: string };
} {
  return { kind: 'publish-acceptance', data: { year: Number(subject.slice(1)), medium: MEDIUM } };
}
