import type { CommandData, CommandKind } from '../../domain/commands.js';
import { d } from './case.js';
import {
  adoption,
  bids,
  budget,
  INTENTION,
  issue,
  MEDIUM,
  opening,
  plan,
  ranking,
  SECOND,
  SUM,
  signing,
  worker,
} from './course.js';

type Given = { [K in CommandKind]?: () => CommandData[K] };

const RAN_BEFORE = {
  year: 1,
  signedOn: d('2022-03-21'),
  effectiveOn: d('2022-04-01'),
  serviceFrom: d('2022-04-01'),
  serviceTo: d('2023-03-31'),
  fen: SUM,
  allocated: [],
};

/** A body for every command of the chapters, good at some stage or other. */
const BODIES: Given = {
  'open-cycle': () => opening(),
  'adopt-cycle': () => adoption({ asOf: d('2023-01-09'), contracts: [RAN_BEFORE] }),
  'draft-plan': () => plan(),
  'record-budget': () => budget(1, '2023-01-10'),
  'change-budget': () => ({ ...budget(1, '2023-01-10'), reason: '调整' }),
  'submit-filing': () => ({ of: 'contract', to: 'finance', year: 1 }),
  'record-receipt': () => ({ filing: 'f1' }),
  'record-filing-returned': () => ({ filing: 'f1', reasons: '退' }),
  refile: () => ({ filing: 'f1' }),
  'request-scope-extension': () => ({ items: ['a'], reason: 'r' }),
  'record-scope-decision': () => ({ items: ['a'], by: 'province', approved: true }),
  'assign-officer': () => ({ officer: 'officer', reason: 'r' }),
  'publish-intention': () => INTENTION,
  'issue-tender': () => issue(),
  retender: () => ({ ...issue(), reason: 'r' }),
  'change-documents': () => ({ summary: 's', affectsBids: false }),
  'open-bids': () => bids(),
  'void-tender': () => ({ reason: 'r' }),
  'finish-bid-evaluation': () => ranking(),
  'record-evaluation-report': () => ({}),
  'decide-award': () => ({ rank: 1 }),
  'record-award-declined': () => ({ rank: 1, reason: 'r' }),
  'send-award-notice': () => ({ publishedOn: d('2023-01-09'), medium: MEDIUM }),
  'take-bond': () => ({ party: 'centre', fen: SUM }),
  'sign-contract': () => signing(1, '2023-01-09'),
  'confirm-effective': () => ({ year: 1, evidence: 'e' }),
  'publish-contract': () => ({ year: 1, medium: MEDIUM }),
  'amend-contract': () => ({ year: 1, summary: 's', deltaFen: 100 }),
  'publish-change': () => ({ year: 1, medium: MEDIUM }),
  'bridge-contract': () => ({
    year: 1,
    serviceFrom: d('2024-04-01'),
    serviceTo: d('2024-04-02'),
    fen: SUM,
    basis: 'b',
  }),
  'change-party': () => ({ role: 'contractor', party: SECOND, reason: 'r' }),
  'record-subcontract': () => ({
    year: 1,
    to: SECOND,
    part: 'p',
    mainBody: false,
    fit: true,
    consentOn: d('2023-01-09'),
  }),
  'record-assignment': () => ({ year: 1, to: SECOND, evidence: 'e' }),
  terminate: () => ({ year: 1, reason: 'r', lastServiceDay: d('2023-12-31') }),
  settle: () => ({ year: 1, fen: SUM, summary: 's' }),
  'start-project': () => ({}),
  'place-worker': () => worker('w7', '2023-01-09'),
  'record-labour-contract': () => ({ worker: 'w1' }),
  'record-certificate': () => ({ worker: 'w1', level: 'assistant' }),
  'record-training': () => ({ worker: 'w1', hours: 3, year: 2023 }),
  'record-leaving': () => ({ worker: 'w1', lastDay: d('2030-01-01'), reason: 'r' }),
  'record-worker-borrowed': () => ({ worker: 'w1', by: 'x', work: 'y' }),
  'remove-worker': () => ({ worker: 'w1', reason: 'r' }),
  'apply-consequence': () => ({ worker: 'w1', measure: 'repost' }),
  'confirm-premises': () => ({ station: 'a' }),
  'confirm-deployment': () => ({}),
  'record-handover': () => ({ to: 'x' }),
  'submit-report': () => ({ report: 'yearly', period: 'p:2023', to: ['county'] }),
  'receive-report': () => ({ report: 'yearly', period: 'p:2023', by: 'county' }),
  'send-report-up': () => ({ report: 'county', period: 'p:2023', to: 'province' }),
  'appoint-evaluator': () => ({ party: SECOND, contractRef: 'E', noConflict: true }),
  'record-evaluation': () => ({ year: 1, slot: 'firstHalf', station: 'a', evaluators: ['e'], scoreHundredths: 7000 }),
  'confirm-evaluation': () => ({ year: 1, slot: 'firstHalf' }),
  'publish-evaluation': () => ({ year: 1, slot: 'firstHalf', medium: MEDIUM }),
  'send-result-up': () => ({ year: 1, slot: 'firstHalf', to: 'province' }),
  'object-to-evaluation': () => ({ year: 1, slot: 'firstHalf', reason: 'r' }),
  'determine-annual-result': () => ({ year: 1 }),
  'record-acceptance': () => ({ year: 1, accepted: true, opinions: 1, summary: 's' }),
  'publish-acceptance': () => ({ year: 1, medium: MEDIUM }),
  'receive-invoice': () => ({ year: 1, tranche: 1, fen: SUM, number: 'n' }),
  'apply-payment': () => ({ year: 1, tranche: 1, attachments: [] }),
  'allocate-payment': () => ({ year: 1, tranche: 1, source: 'charity' }),
  'make-payment': () => ({ year: 1, tranche: 1, fen: SUM }),
  'deduct-payment': () => ({ year: 1, tranche: 1, fen: SUM, reason: 'r' }),
  'true-up-fund': () => ({ year: 2022, base: SUM, spent: SUM }),
  'decide-renewal': () => ({ year: 1, decision: 'end-no-budget', reason: 'r' }),
  'open-successor': () => ({ reason: 'r' }),
  'close-cycle': () => ({ reason: 'r' }),
  'keep-policy': () => ({ instead: '222401@2030-01-01#0123456789ab', reason: 'r' }),
  'grant-derogation': () => ({ person: 'headOfOffice', duty: 'evaluated-bids', basis: 'b' }),
  'record-deviation': () => ({ what: 'w', reason: 'r' }),
};

/** Kinds there is a body for. */
export const KINDS = Object.keys(BODIES) as CommandKind[];

/** A body for that kind; whether it fits is what the rules are asked. */
export function bodyOf<K extends CommandKind>(kind: K): CommandData[K] {
  const make = BODIES[kind] as (() => CommandData[K]) | undefined;
  if (make === undefined) throw new Error(`no body for ${kind}`);
  return make();
}
