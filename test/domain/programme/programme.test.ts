import { describe, expect, test } from '@jest/globals';
import { nextItem } from '../../../domain/cycle/agenda.js';
import { isOfProgramme } from '../../../domain/programme/scope.js';
import { programmeFactsOf } from '../../../domain/programme/share.js';
import { caseOf, d } from '../../support/case.js';
import { adoption, budget, INTENTION, opened, opening, plan, planned, SUM, serving } from '../../support/course.js';
import { cycleNo } from '../../support/cycle-world.js';
import { mirroredIn, programme, refolded, sharedBy } from '../../support/programme.js';

const LEAD = cycleNo('222401-2023-900');
const MIRROR = { actor: { system: 'programme/222401-2023-900/7' } };
const BUDGET = { kind: 'budget-approved', on: d('2023-01-05'), data: { ...budget(1, '2023-01-05') } };

describe('a lot and its lead cycle', () => {
  test('a lot that is opened tells its lead, and what it lacks is on its way at once', () => {
    const all = programme();
    all.lead.ok('publish-intention', INTENTION);
    const lot = all.open(2);
    all.arrive();
    expect(lot.state.programme.joined).toEqual({ lead: all.lead.state.cycleId, refused: null });
    expect(all.lead.last('programme-facts-shared').data).toEqual({ upTo: 2, lots: [lot.state.cycleId], closed: [] });
    expect(lot.last('programme-fact-mirrored').data).toMatchObject({ seq: 2, kind: 'intention-published' });
    expect(lot.state.tender.intention).toMatchObject({ title: INTENTION.title, on: '2023-01-09' });
  });

  test('a cycle without other lots has nothing on record that a lone one has not', () => {
    const kinds = new Set(planned().kinds());
    for (const kind of ['lot-joined', 'programme-facts-shared', 'programme-joined', 'programme-not-joined'] as const)
      expect(kinds.has(kind)).toBe(false);
  });

  test('a running contract that is taken over joins like a new one, and may lead', () => {
    const all = programme('2023-06-01');
    const lot = caseOf('222401', '2023-06-01');
    lot.ok('adopt-cycle', adoption({ leadCycle: all.lead.state.cycleId.replace('001', '777') as never }));
    expect(lot.last('programme-not-joined').data).toMatchObject({ why: 'unknown-cycle' });
    const lead = caseOf('222401', '2023-06-01');
    lead.ok('adopt-cycle', adoption());
    const join = { lot: cycleNo('222401-2023-801'), programmeId: 'P1' };
    expect(lead.ok('join-programme', join, MIRROR).map(({ kind }) => kind)).toEqual(['lot-joined']);
    expect(lead.ok('join-programme', join, MIRROR)).toEqual([]);
  });

  test('a lead of another county, or oneself as lead, is refused before anything is on record', () => {
    const c = caseOf('222401', '2023-01-09');
    expect(c.no('open-cycle', opening({ leadCycle: cycleNo('640402-2023-001') })).code).toBe('wrong-cycle');
    expect(c.no('open-cycle', opening({ leadCycle: c.state.cycleId })).why).toEqual({ field: 'leadCycle' });
    expect(c.no('adopt-cycle', adoption({ leadCycle: c.state.cycleId })).why).toEqual({ field: 'leadCycle' });
  });

  test('a lead that is closed, leads another programme, is a lot itself or is not there says no, once', () => {
    const all = programme();
    const second = all.open(2);
    const answers = [
      all.open(3, { programmeId: 'P2' }),
      all.open(4, { leadCycle: second.state.cycleId }),
      all.open(5, { leadCycle: LEAD }),
    ].map((lot) => lot.state.programme.joined?.refused);
    all.lead.ok('close-cycle', { reason: '不再采购' });
    answers.push(all.open(6).state.programme.joined?.refused);
    expect(answers).toEqual(['wrong-cycle', 'wrong-cycle', 'unknown-cycle', 'cycle-closed']);
    expect(Object.keys(all.lead.state.programme.lots)).toEqual([second.state.cycleId]);
    for (const lot of all.cycles.values()) expect(nextItem(lot.state, lot.judging())).toBeNull();
  });

  test('only the system joins cycles and mirrors facts', () => {
    const c = opened();
    expect(c.no('join-programme', { lot: LEAD, programmeId: 'P1' }).code).toBe('not-authorised');
    const told = { fromCycle: LEAD, seq: 7, after: 0, fact: BUDGET };
    expect(c.no('mirror-programme-fact', told).code).toBe('not-authorised');
  });

  test('a lot of another county, and the cycle itself, are no lots of its programme', () => {
    const c = opened();
    for (const lot of [cycleNo('640402-2023-002'), c.state.cycleId])
      expect(c.no('join-programme', { lot, programmeId: 'P1' }, MIRROR).code).toBe('wrong-cycle');
  });
});

describe('a programme fact', () => {
  test('is mirrored once; only programme facts of the lead are', () => {
    const c = opened('222401', { leadCycle: LEAD });
    const told = { fromCycle: LEAD, seq: 7, after: 0, fact: BUDGET };
    expect(c.no('mirror-programme-fact', { ...told, fromCycle: cycleNo('222401-2023-901') }, MIRROR).code).toBe(
      'wrong-cycle',
    );
    expect(c.no('mirror-programme-fact', { ...told, fact: { ...BUDGET, kind: 'nonsense' } }, MIRROR).code).toBe(
      'bad-input',
    );
    c.ok('mirror-programme-fact', told, MIRROR);
    expect(c.ok('mirror-programme-fact', told, MIRROR)).toEqual([]);
    expect(c.state.plan.budgets.y1).toHaveLength(1);
    expect(c.duty('implementation-plan-filing@programme#1').trigger.on).toBe('2023-01-05');
    expect(serving().no('mirror-programme-fact', told, MIRROR).code).toBe('wrong-cycle');
  });

  test('that comes before the one it follows is asked for again later; one from before is refused', () => {
    const c = opened('222401', { leadCycle: LEAD });
    const told = { fromCycle: LEAD, seq: 7, after: 4, fact: BUDGET };
    expect(c.no('mirror-programme-fact', told, MIRROR)).toMatchObject({ code: 'retry-soon', why: { after: 4 } });
    c.ok('mirror-programme-fact', { ...told, seq: 4, after: 0 }, MIRROR);
    c.ok('mirror-programme-fact', told, MIRROR);
    expect(c.no('mirror-programme-fact', { ...told, seq: 5, after: 4 }, MIRROR).why).toEqual({ field: 'seq' });
    expect(mirroredIn(c)).toEqual([4, 7]);
  });

  test('gives birth to the duties of the lead in every lot, and filing once meets them in all', () => {
    const all = programme();
    const lot = all.open(2);
    all.lead.ok('draft-plan', plan());
    all.lead.approved('annual-plan', 'y1');
    all.lead.ok('record-budget', budget(1, '2023-01-09'));
    all.arrive();
    for (const rule of ['plan-filing', 'implementation-plan-filing'])
      expect(lot.duty(`${rule}@programme#1`)).toMatchObject({
        due: all.lead.duty(`${rule}@programme#1`).due,
        status: 'open',
      });
    all.lead.ok('submit-filing', { of: 'plan', to: 'province', year: 1 });
    all.lead.ok('submit-filing', { of: 'implementationPlan', to: 'finance', year: 1 });
    all.arrive();
    for (const c of [all.lead, lot])
      for (const rule of ['plan-filing', 'implementation-plan-filing'])
        expect(c.duty(`${rule}@programme#1`).status).toBe('met');
    // The receipt is asked for where the filing was made.
    expect(lot.has('filing-receipt@f1#1')).toBe(false);
    expect(Object.keys(lot.state.plan.filings)).toEqual([`${LEAD_ID}/f1`, `${LEAD_ID}/f2`]);
    expect(lot.state.plan.plans.y1).toMatchObject({ approvedOn: '2023-01-09', approval: `${LEAD_ID}/a1` });
  });

  test('does not include what the lead does for its own lot: it goes on to its contract, and the other lots do not', () => {
    const { state, facts } = serving();
    const shared = programmeFactsOf(state.cycleId, facts);
    expect(shared.map(({ fact }) => fact.kind)).toEqual([
      'plan-drafted',
      'plan-approved',
      'filing-submitted',
      'budget-approved',
      'filing-submitted',
      'intention-published',
    ]);
    const contractFiling = facts.find((fact) => fact.kind === 'filing-submitted' && fact.data.of === 'contract');
    expect(contractFiling).toBeDefined();
    const c = opened('222401', { leadCycle: LEAD });
    const fact = { kind: 'filing-submitted', on: d('2023-01-05'), data: { ...contractFiling?.data } };
    expect(c.no('mirror-programme-fact', { fromCycle: LEAD, seq: 7, after: 0, fact }, MIRROR).code).toBe('bad-input');
  });

  test('of a kind nobody can read is no programme fact', () => {
    expect(isOfProgramme({ kind: 'fact-corrected', data: { kind: 'budget-approved', data: null } })).toBe(false);
    expect(isOfProgramme({ kind: 'fact-corrected', data: { kind: 'contract-signed', data: {} } })).toBe(false);
    expect(isOfProgramme({ kind: 'fact-corrected', data: { kind: 'budget-approved', data: {} } })).toBe(true);
  });
});

const LEAD_ID = programme().lead.state.cycleId;

describe('a correction of a programme fact', () => {
  test('reaches the lots, where it moves what counts from it', () => {
    const all = programme();
    const lot = all.open(2);
    all.lead.ok('publish-intention', INTENTION);
    all.arrive();
    for (const c of [all.lead, lot]) c.skip('2023-01-12');
    const { seq, data } = all.lead.last('intention-published');
    all.lead.ok('correct-fact', { seq, data: { ...data, title: '更正' }, on: d('2023-01-06'), reason: '日期写错' });
    all.arrive();
    const late = all.open(3);
    all.arrive();
    for (const c of [all.lead, lot, late]) {
      expect(c.state.tender.intention).toMatchObject({ title: '更正', on: '2023-01-06' });
      expect(c.duty('intention-to-tender@programme#1').notBefore).toBe('2023-02-05');
      expect(c.has('intention-to-tender@programme#2')).toBe(false);
      expect(refolded(c)).toEqual(c.state);
    }
  });

  test('of a filing keeps the name it has in the lot', () => {
    const all = programme();
    const lot = all.open(2);
    all.lead.ok('record-budget', budget(1, '2023-01-09'));
    all.lead.ok('submit-filing', { of: 'implementationPlan', to: 'finance', year: 1 });
    const { seq, data } = all.lead.last('filing-submitted');
    all.lead.ok('correct-fact', { seq, data: { ...data, attachments: [] }, reason: '补附件' });
    all.arrive();
    expect(Object.values(lot.state.plan.filings)).toMatchObject([{ filing: `${LEAD_ID}/f1`, attachments: [] }]);
  });

  test('is made in the lead, not in a lot', () => {
    const all = programme();
    const lot = all.open(2);
    all.lead.ok('publish-intention', INTENTION);
    all.arrive();
    const { seq } = lot.last('programme-fact-mirrored');
    expect(lot.no('correct-fact', { seq, data: { ...INTENTION }, reason: '错' })).toMatchObject({
      code: 'wrong-cycle',
      why: { cycle: LEAD_ID },
    });
  });
});

describe('one lot may end while others go on', () => {
  test('a closed lot is left out, told to nobody again, and holds up nothing', () => {
    const all = programme();
    const [gone, lot] = [all.open(2), all.open(3)];
    gone.ok('close-cycle', { reason: '废标后不再采购' });
    all.lead.ok('publish-intention', INTENTION);
    all.arrive();
    expect(all.lead.last('programme-facts-shared').data).toEqual({
      upTo: all.lead.last('intention-published').seq,
      lots: [lot.state.cycleId],
      closed: [gone.state.cycleId],
    });
    all.lead.ok('record-budget', { ...budget(1, '2023-01-09'), fen: SUM });
    all.arrive();
    expect(all.lead.last('programme-facts-shared').data).toMatchObject({ lots: [lot.state.cycleId], closed: [] });
    expect(mirroredIn(gone)).toEqual([]);
    expect(mirroredIn(lot)).toEqual(sharedBy(all.lead));
  });

  test('a lot that closes with facts on the way to it refuses them, and the lead closes when it likes', () => {
    const all = programme();
    const lot = all.open(2);
    all.lead.ok('publish-intention', INTENTION);
    lot.ok('close-cycle', { reason: '不再采购' });
    expect(all.onTheWay.map((parcel) => all.deliver(parcel))).toEqual(['refused']);
    all.lead.ok('close-cycle', { reason: '不再采购' });
    expect(nextItem(all.lead.state, all.lead.judging())).toBeNull();
  });
});
