import type { CommandData } from '../../domain/commands.js';
import type { PartyRef } from '../../domain/cycle/common.js';
import { fen } from '../../domain/money/fen.js';
import { CONTRACTOR_CONDITIONS } from '../../domain/policy/buying.js';
import { CONTENT_PARTS, type EvaluationSlot, STATION_ITEMS } from '../../domain/policy/vocabulary.js';
import { type Case, caseAt, caseOf, d, fork, placeOf } from './case.js';
import { keptOnDisk } from './kept-on-disk.js';

/*
 * One ordinary purchase of 2023 and 2024 - years whose holidays are announced to the last day - brought to a stage by
 * real commands, each given on its day. Yanji buys for three years, Yuanzhou for two.
 */

export const BUREAU: PartyRef = {
  id: 'bureau',
  name: '民政局',
  kind: 'government',
  purchaserKind: 'countyBureau',
};
export const CENTRE: PartyRef = { id: 'centre', name: '社会工作服务中心', kind: 'socialOrganisation' };
export const SECOND: PartyRef = { id: 'second', name: '第二社工机构', kind: 'socialOrganisation' };
export const THIRD: PartyRef = { id: 'third', name: '第三社工机构', kind: 'socialOrganisation' };
export const OFFICE: PartyRef = { id: 'office', name: '第三方评估机构', kind: 'enterprise' };
export const SUM = fen(54_500_000);
/** The best bid wins, and has shown what any of the counties asks for. */
const AWARD: CommandData['decide-award'] = {
  rank: 1,
  contractorProfile: { registeredAs: 'serviceAgency', shown: [...CONTRACTOR_CONDITIONS] },
};
export const MEDIUM = '政府采购网';
export const ALL_PARTS = [...CONTENT_PARTS];

export function opening(change: Partial<CommandData['open-cycle']> = {}): CommandData['open-cycle'] {
  return {
    programmeId: 'P1',
    lot: '1',
    title: '社工站服务采购',
    regime: 'act',
    regimeBasis: '达到采购限额标准',
    purchaser: BUREAU,
    stations: [
      { id: 'a', name: '甲镇社工站', township: '甲镇' },
      { id: 'b', name: '乙镇社工站', township: '乙镇' },
    ],
    method: 'competitiveConsultation',
    years: 2,
    leadCycle: null,
    agentUsed: true,
    ...change,
  };
}

export function plan(year = 1, change: Partial<CommandData['draft-plan']> = {}): CommandData['draft-plan'] {
  const [serviceFrom, serviceTo] = [d(`${2022 + year}-04-01`), d(`${2023 + year}-03-31`)];
  return { year, title: '年度实施计划', parts: ALL_PARTS, fen: SUM, serviceFrom, serviceTo, summary: '略', ...change };
}

export function budget(year: number, approvedOn: string): CommandData['record-budget'] {
  return { year, source: 'hardshipRelief', fen: SUM, approvedOn: d(approvedOn) };
}

export const INTENTION = { title: '采购意向', fen: SUM, plannedFor: d('2023-03-01'), medium: MEDIUM };

export function issue(change: Partial<CommandData['issue-tender']> = {}): CommandData['issue-tender'] {
  return {
    method: 'competitiveConsultation',
    documentsFrom: d('2023-02-20'),
    documentsTo: d('2023-02-24'),
    bidDeadline: d('2023-03-02'),
    noticeParts: ALL_PARTS,
    budgetFen: SUM,
    methodBasis: '低于公开招标数额标准',
    ...change,
  };
}

export function bids(parties: PartyRef[] = [CENTRE, SECOND, THIRD]): CommandData['open-bids'] {
  return { bidders: parties.map((party, at) => ({ party, fen: fen(SUM - at * 100), qualified: true })) };
}

export function ranking(parties: PartyRef[] = [CENTRE, SECOND, THIRD]): CommandData['finish-bid-evaluation'] {
  return {
    ranking: parties.map((party, at) => ({
      rank: at + 1,
      party: party.id,
      scoreHundredths: 9000 - at * 100,
      fen: fen(SUM - at * 100),
    })),
  };
}

/** Year 1 runs from April 2023 to March 2024, and so on. */
export function signing(
  year: number,
  signedOn: string,
  change: Partial<CommandData['sign-contract']> = {},
): CommandData['sign-contract'] {
  return {
    year,
    signedByPurchaserOn: d(signedOn),
    signedByContractorOn: d(signedOn),
    effectiveOn: d(signedOn),
    serviceFrom: d(`${2022 + year}-04-01`),
    serviceTo: d(`${2023 + year}-03-31`),
    purchaser: BUREAU,
    contractor: CENTRE,
    fen: SUM,
    parts: ALL_PARTS,
    ...change,
  };
}

export function worker(
  id: string,
  startedOn: string,
  change: Partial<CommandData['place-worker']> = {},
): CommandData['place-worker'] {
  const day = d(startedOn);
  return {
    worker: id,
    name: id,
    station: 'a',
    hiredOn: day,
    startedOn: day,
    placedOn: day,
    employer: 'contractor',
    role: 'project',
    bornOn: d('1995-05-05'),
    education: 'bachelor',
    socialWorkDegree: true,
    ...change,
  };
}

/** Yuanzhou wants one in the contract. */
const SUPERVISOR: Partial<CommandData['place-worker']> = {
  role: 'supervisor',
  certificate: { level: 'intermediate', obtainedOn: d('2021-06-01') },
};

export type Code = '222401' | '640402';

const REACHED = new Map<string, Case>();

/** The way to a stage is gone once; every test goes on from its own copy. */
function reached(stage: string, code: Code, change: unknown, build: () => Case): Case {
  if (change !== undefined) return build();
  const key = `${stage}-${code}`;
  const known =
    REACHED.get(key) ??
    caseAt(
      code,
      '2023-01-09',
      keptOnDisk(`reached-${key}`, () => placeOf(build())),
    );
  REACHED.set(key, known);
  return fork(known);
}

export function opened(code: Code = '222401', change: Partial<CommandData['open-cycle']> = {}): Case {
  const c = caseOf(code, '2023-01-09');
  c.ok('open-cycle', opening({ years: code === '222401' ? 3 : 2, ...change }));
  return c;
}

/** Plan approved and budget on record. */
export const planned = (code: Code = '222401', change?: Partial<CommandData['open-cycle']>): Case =>
  reached('planned', code, change, () => toPlanned(code, change));

function toPlanned(code: Code, change: Partial<CommandData['open-cycle']> | undefined): Case {
  const c = opened(code, change);
  c.to('2023-01-10');
  c.ok('draft-plan', plan());
  c.approved('annual-plan', 'y1');
  c.to('2023-01-12');
  if (code === '222401') c.ok('submit-filing', { of: 'plan', to: 'province', year: 1 });
  c.to('2023-01-17');
  c.ok('record-budget', budget(1, '2023-01-17'));
  c.to('2023-01-18');
  c.ok('submit-filing', { of: 'implementationPlan', to: 'finance', year: 1 });
  return c;
}

/** Documents out since Monday 20 February, bids due on 2 March. */
export const tendered = (code: Code = '222401', change?: Partial<CommandData['open-cycle']>): Case =>
  reached('tendered', code, change, () => toTendered(code, change));

function toTendered(code: Code, change: Partial<CommandData['open-cycle']> | undefined): Case {
  const c = planned(code, change);
  c.to('2023-01-19');
  c.ok('publish-intention', INTENTION);
  c.to('2023-02-20');
  c.approved('tender-documents', 'lot', { title: '磋商文件' });
  c.ok('issue-tender', issue());
  return c;
}

/** Bids opened, evaluated and reported; it is 7 March. */
export const reported = (code: Code = '222401', parties?: PartyRef[]): Case =>
  reached('reported', code, parties, () => toReported(code, parties));

function toReported(code: Code, parties: PartyRef[] | undefined): Case {
  const c = tendered(code);
  c.to('2023-03-02');
  c.ok('open-bids', bids(parties), { as: 'agent' });
  c.to('2023-03-03');
  c.ok('finish-bid-evaluation', ranking(parties), { as: 'agent' });
  c.to('2023-03-07');
  c.ok('record-evaluation-report', {}, { as: 'agent' });
  return c;
}

/** Award decided on 10 March, notice sent on the 13th. */
export const awarded = (code: Code = '222401', parties?: PartyRef[]): Case =>
  reached('awarded', code, parties, () => toAwarded(code, parties));

function toAwarded(code: Code, parties: PartyRef[] | undefined): Case {
  const c = reported(code, parties);
  c.approved('award', 'lot', { rank: 1 });
  c.to('2023-03-10');
  c.ok('decide-award', AWARD);
  c.to('2023-03-13');
  c.ok('send-award-notice', { publishedOn: d('2023-03-13'), medium: MEDIUM });
  return c;
}

/** Year 1 signed on Monday 20 March 2023. */
export const signed = (code: Code = '222401', change?: Partial<CommandData['sign-contract']>): Case =>
  reached('signed', code, change, () => toSigned(code, change));

function toSigned(code: Code, change: Partial<CommandData['sign-contract']> | undefined): Case {
  const c = awarded(code);
  c.to('2023-03-20');
  c.approved('contract', 'y1', { fen: SUM });
  c.ok('sign-contract', signing(1, '2023-03-20', change));
  return c;
}

/** Contract published and filed, workers in both stations; it is 3 April, the first working day of service. */
export const serving = (code: Code = '222401', change?: Partial<CommandData['sign-contract']>): Case =>
  reached('serving', code, change, () => toServing(code, change));

function toServing(code: Code, change: Partial<CommandData['sign-contract']> | undefined): Case {
  const c = signed(code, change);
  c.to('2023-03-21');
  c.ok('publish-contract', { year: 1, medium: MEDIUM });
  c.ok('submit-filing', { of: 'contract', to: 'finance', year: 1 });
  c.ok('start-project', {});
  c.ok('place-worker', worker('w1', '2023-03-21'), { as: 'contractor' });
  c.ok('place-worker', worker('w2', '2023-03-21', { station: 'b' }), { as: 'contractor' });
  if (code === '640402') c.ok('place-worker', worker('s1', '2023-03-21', SUPERVISOR), { as: 'contractor' });
  c.ok('confirm-deployment', {}, { as: 'contractor' });
  for (const station of ['a', 'b'])
    c.ok('confirm-premises', { station, shows: [...STATION_ITEMS] }, { as: 'township' });
  for (const id of ['w1', 'w2']) c.ok('record-labour-contract', { worker: id }, { as: 'contractor' });
  c.to('2023-04-03');
  return c;
}

/** Every station evaluated with that score, and the result approved and confirmed, today. */
export function evaluated(c: Case, year: number, slot: EvaluationSlot, scores: [a: number, b: number]): void {
  for (const [at, station] of ['a', 'b'].entries()) {
    const scoreHundredths = scores[at] ?? 0;
    c.ok('record-evaluation', { year, slot, station, evaluators: ['e1'], scoreHundredths }, { as: 'evaluator' });
  }
  c.approved('evaluation-result', `y${year}/${slot}`);
  c.ok('confirm-evaluation', { year, slot });
}

/** The slots of a year in each county. */
const SLOTS = {
  '222401': ['firstHalf', 'secondHalf'],
  '640402': ['midTerm', 'final'],
} as const satisfies Record<Code, EvaluationSlot[]>;

/** Year 1 judged in October 2023 and January 2024; the annual result is determined the same day. */
export const judged = (code: Code = '222401', score?: number): Case =>
  reached('judged', code, score, () => toJudged(code, score ?? 8000));

function toJudged(code: Code, score: number): Case {
  const c = serving(code);
  const [first, second] = SLOTS[code];
  c.skip('2023-10-16');
  evaluated(c, 1, first, [score, score]);
  c.skip('2024-01-15');
  evaluated(c, 1, second, [score, score]);
  c.ok('determine-annual-result', { year: 1 });
  return c;
}

/** Renewed in February, budget in February, year 2 signed on 4 March 2024. */
export const renewed = (code: Code = '222401'): Case => reached('renewed', code, undefined, () => toRenewed(code));

function toRenewed(code: Code): Case {
  const c = judged(code);
  c.skip('2024-02-19');
  c.approved('renewal', 'y1', { decision: 'renew' });
  c.ok('decide-renewal', { year: 1, decision: 'renew', reason: '年度评估合格' });
  c.skip('2024-02-26');
  c.ok('record-budget', budget(2, '2024-02-26'));
  c.skip('2024-03-04');
  c.approved('contract', 'y2', { fen: SUM });
  c.ok('sign-contract', signing(2, '2024-03-04'));
  return c;
}

/** A running contract taken over on 1 June 2023: signed in March, in effect since April, first tranche unpaid. */
export function adoption(change: Partial<CommandData['adopt-cycle']> = {}): CommandData['adopt-cycle'] {
  const contract = {
    year: 1,
    signedOn: d('2023-03-20'),
    effectiveOn: d('2023-04-01'),
    serviceFrom: d('2023-04-01'),
    serviceTo: d('2024-03-31'),
    fen: SUM,
    allocated: [],
  };
  return {
    ...opening({ years: 2 }),
    asOf: d('2023-06-01'),
    contractYear: 1,
    contractor: CENTRE,
    contracts: [contract],
    ...change,
  };
}
