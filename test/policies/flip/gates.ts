import type { ContractorProfile } from '../../../domain/cycle/common.js';
import type { GateLists, Rung } from '../../../domain/policy/types.js';
import type { LadderStep } from '../../../domain/policy/vocabulary.js';
import { type Case, caseOf } from '../../support/case.js';
import { BUREAU, budget, opening, plan, SECOND, serving, signed } from '../../support/course.js';
import { approved, drafting, drifted, signs, takesOver } from './moments.js';
import { answer, type FieldOf, type Flip, graft, moveWith, NAMES, type Settings, set, under } from './setting.js';

const parties = (change: Record<string, unknown>): Flip => ({
  from: approved,
  flip: set('contract-parties', change),
  see: signs({ contractor: SECOND }),
});

const ladder = (rungs: Rung[]): Flip => ({
  from: () => drifted(false),
  flip: set('drift-ladder', { ladder: rungs }),
  see: (c) => answer(c, 'suspend-service', { year: 1, reason: '偏离合同目标' }, { as: 'headOfOffice' }),
});

const buys = (purchaserKind: 'township' | 'villageCollective', regime: 'act' | 'nonAct', change: GateLists): Flip => ({
  from: () => caseOf('222401', '2023-01-09'),
  flip: set('purchaser-kinds', change),
  see: (c) => {
    const kind = purchaserKind === 'township' ? 'government' : 'collective';
    return answer(c, 'open-cycle', opening({ regime, purchaser: { ...BUREAU, kind, purchaserKind } }));
  },
});

/** The province has said yes to what was asked. */
const widened = () => {
  const c = signed();
  c.ok('request-scope-extension', { items: ['上门理发'], reason: '居民需要' });
  return c;
};
const IMPORTED: ContractorProfile = { registeredAs: 'serviceAgency', shown: [], fromElsewhere: true, rating: 2 };

/** What each list of a gate lets pass, or holds back. */
export const LISTS: Record<keyof GateLists, Flip> = {
  purchasers: buys('township', 'act', { purchasers: ['township'] }),
  outsideAct: buys('villageCollective', 'nonAct', { outsideAct: ['township'] }),
  contractors: {
    from: () => serving(),
    flip: set('contractor-kinds', { contractors: ['enterprise'] }),
    see: takesOver({ kind: 'enterprise' }),
  },
  barred: {
    from: () => serving(),
    flip: set('contractor-barred', { barred: ['massBody'] }),
    see: takesOver({ kind: 'government' }),
  },
  conditions: {
    from: () => serving('640402'),
    flip: set('contractor-conditions', { conditions: ['registered'] }),
    see: takesOver({}, { registeredAs: 'serviceAgency', shown: ['registered'] }),
  },
  minRating: {
    from: () => under(serving(), graft('contractor-import', '410122')),
    flip: set('contractor-import', { minRating: 2 }),
    see: takesOver({}, IMPORTED),
  },
  domains: {
    from: drafting,
    flip: set('service-catalogue', { domains: ['talentTraining'] }),
    see: (c) => answer(c, 'draft-plan', plan(1, { domains: ['talentTraining'] })),
  },
  excludes: {
    from: () => signed(),
    flip: set('government-only', { excludes: ['融资'] }),
    see: (c) => answer(c, 'request-scope-extension', { items: ['劳务派遣'], reason: '缺人' }),
  },
  permits: {
    from: () => serving('640402'),
    flip: set('fund-source-scope', { permits: { hardshipRelief: ['platform'] } }),
    see: (c) => answer(c, 'record-budget', { ...budget(1, '2023-04-03'), expenses: ['platform'] }),
  },
};

export const GATE: Settings<FieldOf<'gate'>> = {
  ...NAMES,
  ...LISTS,
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
    from: widened,
    flip: set('scope-extension', { approver: 'county' }),
    see: (c) => answer(c, 'record-scope-decision', { items: ['上门理发'], by: 'province', approved: true }),
  },
  ladder: ladder([{ step: 'suspend', by: ['headOfOffice'] }]),
};

const knowing = (rung: Rung) => () => under(drifted(false), set('drift-ladder', { ladder: [rung] }));

export const RUNG: Settings<keyof Rung> = {
  step: { ...ladder([{ step: 'suspend', by: ['officer'] }]), from: knowing({ step: 'stop', by: ['officer'] }) },
  by: {
    ...ladder([{ step: 'suspend', by: ['headOfOffice'] }]),
    from: knowing({ step: 'suspend', by: ['bureauHead'] }),
  },
};

/** A step that is the officer's, and then none the document knows. */
const step = (word: LadderStep, serious: boolean, see: Flip['see']): Flip => ({
  from: (): Case => under(drifted(serious), set('drift-ladder', { ladder: [{ step: word, by: ['officer'] }] })),
  flip: set('drift-ladder', { ladder: [{ step: 'correct', by: ['bureauHead'] }] }),
  see,
});

export const LADDER_WORDS: Settings<LadderStep> = {
  correct: step('correct', false, (c) => answer(c, 'order-correction', { year: 1, what: '改正', withinWd: 5 })),
  suspend: step('suspend', true, (c) => answer(c, 'suspend-service', { year: 1, reason: '偏离' })),
  stop: step('stop', true, (c) => answer(c, 'terminate', { year: 1, reason: '偏离', lastServiceDay: c.today })),
};
