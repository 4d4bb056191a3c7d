import { openTasks } from '../../../domain/approval/tasks.js';
import { fen } from '../../../domain/money/fen.js';
import type { PolicyParams, Rung } from '../../../domain/policy/types.js';
import { CONTENT_PARTS } from '../../../domain/policy/vocabulary.js';
import { type Case, d, fork } from '../../support/case.js';
import {
  awarded,
  bids,
  opened,
  plan,
  planned,
  SECOND,
  SUM,
  serving,
  signed,
  signing,
  tendered,
  worker,
} from '../../support/course.js';
import {
  answer,
  dates,
  type FieldOf,
  type Flip,
  graft,
  leaves,
  moveWith,
  type Settings,
  set,
  under,
} from './setting.js';

export const NAMES = {
  title: { people: 'a name' },
  basis: { people: 'where it is written' },
  assumed: { people: 'which fields are assumptions' },
  legalRisk: { people: 'shown by policy check and explain, and put on record beside a preference' },
  authority: { people: 'how sure the rule is; no day is extended or waived by it' },
} as const;

/** Ready to sign, with the contract approved. */
const approved = () => {
  const c = awarded();
  c.to('2023-03-20');
  c.approved('contract', 'y1', { fen: SUM });
  return c;
};
const signsWith = (change: Parameters<typeof signing>[2]) => (c: Case) =>
  answer(c, 'sign-contract', signing(1, '2023-03-20', change));
const parties = (change: Record<string, unknown>): Flip => ({
  from: approved,
  flip: set('contract-parties', change),
  see: signsWith({ contractor: SECOND }),
});

const drifted = () => {
  const c = under(fork(serving()), graft('drift-ladder', '410122'));
  c.ok('report-drift', { year: 1, what: '服务时长不足', serious: false });
  return c;
};
const STOP = { year: 1, reason: '偏离合同目标' };
const ladder = (rungs: Rung[]): Flip => ({
  from: drifted,
  flip: set('drift-ladder', { ladder: rungs }),
  see: (c) => answer(c, 'suspend-service', STOP, { as: 'headOfOffice' }),
});

export const GATE: Settings<FieldOf<'gate'>> = {
  ...NAMES,
  prefers: { people: 'whom the document prefers; named as a risk, never scored' },
  appliesTo: parties({ appliesTo: ['nonAct'] }),
  force: parties({ force: 'soft' }),
  transition: {
    from: () => signed(),
    flip: set('contract-parties', { transition: 'byOpening' }),
    see: moveWith('contract-parties', { force: 'soft' }),
  },
  gate: parties({ gate: 'contractSum' }),
  approver: {
    waitsFor: 'catalogue: whose approval widens the services',
    until: {
      from: () => signed(),
      flip: set('scope-extension', { approver: 'county' }),
      see: (c) => answer(c, 'request-scope-extension', { items: ['上门理发'], reason: '居民需要' }),
    },
  },
  ladder: ladder([{ step: 'suspend', by: ['headOfOffice'] }]),
};

export const RUNG: Settings<keyof Rung> = {
  step: {
    ...ladder([{ step: 'suspend', by: ['officer'] }]),
    from: () => under(drifted(), set('drift-ladder', { ladder: [{ step: 'stop', by: ['officer'] }] })),
  },
  by: {
    ...ladder([{ step: 'suspend', by: ['headOfOffice'] }]),
    from: () => under(drifted(), set('drift-ladder', { ladder: [{ step: 'suspend', by: ['bureauHead'] }] })),
  },
};

/** A supplement of a fifth of the contract. */
const supplement = (change: Record<string, unknown>): Flip => ({
  from: () => {
    const c = fork(serving());
    c.approved('amendment', 'y1', { deltaFen: SUM / 5 });
    return c;
  },
  flip: set('supplement-limit', change),
  see: (c) => answer(c, 'amend-contract', { year: 1, summary: '追加', deltaFen: SUM / 5 }),
});

const FUND = { source: 'hardshipRelief', fundBase: fen(10_000_000_000), approvedOn: d('2023-03-20') } as const;

export const LIMIT_RULE: Settings<FieldOf<'limit'>> = {
  ...NAMES,
  appliesTo: supplement({ appliesTo: ['nonAct'] }),
  force: supplement({ force: 'soft' }),
  transition: {
    from: () => signed(),
    flip: set('supplement-limit', { transition: 'byOpening' }),
    see: moveWith('supplement-limit', { max: 5 }),
  },
  measure: supplement({ measure: 'bridgePercent' }),
  max: supplement({ max: 20 }),
  min: {
    from: () => under(signed(), graft('office-area', '410122')),
    flip: set('office-area', { min: 8 }),
    see: (c) => answer(c, 'confirm-premises', { station: 'a', areaM2: 10 }, { as: 'township' }),
  },
  by: {
    from: () => {
      const c = tendered();
      c.to('2023-03-02');
      return c;
    },
    flip: set('min-bidders', { by: { competitiveConsultation: 5 } }),
    see: (c) => answer(c, 'open-bids', bids(), { as: 'agent' }),
  },
  baseYear: {
    from: () => signed('640402'),
    flip: set('fund-floor', { baseYear: 'previous' }),
    see: (c) => answer(c, 'record-budget', { ...FUND, year: 1, fen: SUM, baseYear: 2023 }),
  },
  tolerance: {
    from: () => under(approved(), graft('cost-split', '130731')),
    flip: set('cost-split', { tolerance: 20 }),
    see: signsWith({ staffFen: fen(SUM * 0.8) }),
  },
};

const contents = (change: Record<string, unknown>): Flip => ({
  from: approved,
  flip: set('contract-contents', change),
  see: signsWith({ parts: ['services'] }),
});

export const CONTENTS: Settings<FieldOf<'contents'>> = {
  ...NAMES,
  appliesTo: contents({ appliesTo: ['nonAct'] }),
  force: contents({ force: 'hard' }),
  transition: {
    from: () => signed(),
    flip: set('contract-contents', { transition: 'byOpening' }),
    see: moveWith('contract-contents', { parts: [...CONTENT_PARTS] }),
  },
  of: contents({ of: 'plan' }),
  parts: contents({ parts: ['services'] }),
  text: {
    waitsFor: 'signage-text: the sign of a station is checked',
    until: {
      from: () => under(signed(), graft('signage-text', '640402')),
      flip: set('signage-text', { text: '另一种标牌' }),
      see: (c) => answer(c, 'confirm-premises', { station: 'a', areaM2: 20, items: ['标牌：甲镇社会工作服务站'] }),
    },
  },
};

const placing = (change: Record<string, unknown>, person: Parameters<typeof worker>[2]): Flip => ({
  from: () => serving(),
  flip: set('staffing', change),
  see: (c) => answer(c, 'place-worker', worker('w9', '2023-04-03', person), { as: 'contractor' }),
});
/** 41 on the day of hiring. */
const OLD = { bornOn: d('1982-01-01') };

/** A worker whose certificate did not come. */
const breached = () => {
  const c = fork(serving());
  c.put('certification-breached', { worker: 'w1', due: d('2023-04-02') });
  return c;
};

/** What a later year makes of the people and papers of the stations: whatever of them is judged by time. */
const later = (c: Case) => {
  c.skip('2026-05-11');
  return [c.state.violations, c.obligations().map(({ id, due, status }) => [id, due, status])];
};
const staffWaits = (waitsFor: string, change: Record<string, unknown>) => ({
  waitsFor,
  until: { from: () => serving(), flip: set('staffing', change), see: later },
});

export const STAFFING: Settings<FieldOf<'staffing'>> = {
  ...NAMES,
  appliesTo: placing({ appliesTo: ['nonAct'] }, OLD),
  force: {
    waitsFor: 'staffing rules are soft in code (domain/staff/fitness.ts)',
    until: placing({ force: 'hard' }, OLD),
  },
  transition: {
    from: () => signed(),
    flip: set('staffing', { transition: 'byOpening' }),
    see: moveWith('staffing', { maxAge: 50 }),
  },
  minPerStation: {
    from: () => serving(),
    flip: set('staffing', { minPerStation: 0 }),
    see: (c) => leaves(c, 'remove-worker', { worker: 'w1', reason: '辞职' }, { as: 'contractor' }),
  },
  maxPerStation: placing({ maxPerStation: 1 }, {}),
  maxAge: placing({ maxAge: 41 }, OLD),
  ageTested: staffWaits('ageTested: also judged while they serve', { ageTested: 'continuously', maxAge: 30 }),
  minEducation: placing({ minEducation: null }, { education: 'secondary' }),
  qualifiedBy: staffWaits('qualifiedBy: who needs no certificate', { qualifiedBy: ['training'] }),
  residentEmployer: placing({ residentEmployer: 'township' }, { role: 'resident' }),
  mustCertify: staffWaits('mustCertify: whose clock runs', { mustCertify: [] }),
  consequence: {
    from: breached,
    flip: set('staffing', { consequence: ['dismiss'] }),
    see: (c) => answer(c, 'apply-consequence', { worker: 'w1', measure: 'dismiss' }, { as: 'contractor' }),
  },
  trainingHoursPerYear: staffWaits('worker-training: hours of a year', { trainingHoursPerYear: 60 }),
};

const returned = () => {
  const c = planned();
  c.ok('record-filing-returned', { filing: 'f1', reasons: '缺附件' });
  return c;
};

/** The head of the office is said to have signed the plan on paper, two days ago. */
function signedOnPaper(): Case {
  const c = opened();
  c.to('2023-01-10');
  c.ok('draft-plan', plan());
  c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
  const [task] = openTasks(c.state);
  const running = c.state.approvals.running[task?.approval ?? ''];
  const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
  const file = 'a'.repeat(64);
  const data = { task: task?.task, decidedBy: 'headOfOffice', value: 'approve', ...seen, file };
  c.ok('record-paper', data as never);
  c.to('2023-01-11');
  return c;
}

function paperTask(c: Case): string {
  return c.last('task-opened').data.task.replace(/\d+\.\d+$/, '1.1');
}

export const PARAMS: Settings<keyof PolicyParams> = {
  reserveWd: {
    from: () => signed(),
    flip: (policy) => ({ ...policy, params: { ...policy.params, reserveWd: 20 } }),
    see: (c) => dates(c, 'annual-result@y1#1'),
  },
  refileWd: {
    from: returned,
    flip: (policy) => ({ ...policy, params: { ...policy.params, refileWd: 0 } }),
    see: (c) => {
      c.to('2023-01-20');
      c.ok('refile', { filing: 'f1' });
      return c.last('filing-resubmitted').data.keepsFirstDay;
    },
  },
  paperObjectionWd: {
    from: signedOnPaper,
    flip: (policy) => ({ ...policy, params: { ...policy.params, paperObjectionWd: 0 } }),
    see: (c) => answer(c, 'object-to-paper', { task: paperTask(c), reason: '没有签过' }, { as: 'headOfOffice' }),
  },
};
