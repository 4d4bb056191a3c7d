import type { CommandKind } from '../../../../domain/commands.js';
import type { CycleState } from '../../../../domain/cycle/state.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { Choice, Guides } from '../../forms/guide.js';
import { wordName } from '../../parts/words.js';

/** What the record of a case offers at the fields of its commands: numbers that nobody should have to remember. */
export function caseGuides(kind: CommandKind, state: CycleState): Guides {
  if (kind === 'submit-approval') return { 'subject.ref': { choices: subjects(state), free: true } };
  return { filing: { choices: filings(state) } };
}

/** Years that are planned or under contract, tranches, and the purchase itself; another one may still be typed. */
function subjects({ plan, contract, payment }: CycleState): Choice[] {
  const refs = [...Object.keys(plan.plans), ...Object.keys(contract.years), ...Object.keys(payment.tranches), 'lot'];
  return [...new Set(refs)].map((value) => ({ value, label: `${value} ${subjectText(value)}` }));
}

function filings({ plan }: CycleState): Choice[] {
  return Object.values(plan.filings).map(({ filing, of, to, submittedOn }) => ({
    value: filing,
    label: `${filing} ${wordName(of)} → ${wordName(to)}（${submittedOn}）`,
  }));
}
