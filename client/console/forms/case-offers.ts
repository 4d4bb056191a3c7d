import type { PartyRef } from '../../../domain/cycle/common.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { subjectText } from '../../../texts/zh-CN/subjects.js';
import { thingText } from '../../../texts/zh-CN/things.js';
import type { DutyLine } from '../api/answers.js';
import { kindName, wordName } from '../parts/words.js';
import type { Choice, Offered } from './offered.js';
import { isTyped } from './values.js';

/** What a case has that a command can be about. */
export function offersOf(state: CycleState, duties: readonly DutyLine[]): Offered {
  const { plan, staff, tender, approvals, contract } = state;
  const obligations = duties.map(({ id }) => ({ value: id, label: thingText(id) }));
  const years = Object.keys({ ...plan.plans, ...contract.years }).map(bySubject);
  const parties = partiesIn([plan, tender, contract, state.evaluation]);
  const all = [...Object.values(approvals.running), ...Object.values(approvals.closed)];
  return {
    parties,
    things: {
      station: (plan.opening?.stations ?? []).map(({ id, name }) => ({ value: id, label: name })),
      worker: Object.values(staff.workers).map(({ worker, name }) => ({ value: worker, label: name })),
      party: parties.map(({ id, name }) => ({ value: id, label: name })),
      filing: Object.values(plan.filings).map(({ filing, of }) => ({
        value: filing,
        label: `${wordName(of)}（${subjectText(filing)}）`,
      })),
      challenge: Object.keys(tender.challenges).map(bySubject),
      approval: all.map(({ id, subject }) => ({
        value: id,
        label: `${kindName(subject.kind)}（${subjectText(subject.ref)}）`,
      })),
      obligation: obligations,
    },
    subjects: {
      'annual-plan': Object.keys(plan.plans).map(bySubject),
      'tender-documents': [bySubject('lot')],
      award: [bySubject('lot')],
      contract: years,
      amendment: Object.keys(contract.years).map(bySubject),
      renewal: Object.keys(contract.years).map(bySubject),
      'evaluation-result': Object.keys(state.evaluation.results).map((ref) => ({ value: ref, label: resultText(ref) })),
      payment: tranchesOf(state),
      'scope-extension': [bySubject('programme')],
      extension: obligations,
      waiver: obligations,
    },
  };
}

function bySubject(ref: string): Choice {
  return { value: ref, label: subjectText(ref) };
}

function resultText(ref: string): string {
  const [year = '', slot = ''] = ref.split('/');
  return `${subjectText(year)} ${wordName(slot)}`;
}

/** Tranches whose conditions are met, or that something else is on record of. */
function tranchesOf({ events }: CycleState): Choice[] {
  const subjects = events.flatMap((event) => event.subjects).filter((subject) => /^t\d+$/.test(subject));
  return [...new Set(subjects)].map(bySubject);
}

/** Parties wherever they are named, each once. */
function partiesIn(value: unknown): PartyRef[] {
  const found = new Map<string, PartyRef>();
  const walk = (at: unknown): void => {
    if (isParty(at)) found.set(at.id, at);
    if (typeof at === 'object' && at !== null) for (const each of Object.values(at)) walk(each);
  };
  walk(value);
  return [...found.values()];
}

const KINDS: readonly string[] = [
  'socialOrganisation',
  'enterprise',
  'institution',
  'government',
  'collective',
] satisfies PartyRef['kind'][];

function isParty(value: unknown): value is PartyRef {
  if (!isTyped(value)) return false;
  const { id, name, kind } = value;
  return typeof id === 'string' && typeof name === 'string' && typeof kind === 'string' && KINDS.includes(kind);
}
