import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { type Case, d } from '../../support/case.js';
import { budget, INTENTION, plan } from '../../support/course.js';
import { mirroredIn, type Programme, programme, refolded, sharedBy } from '../../support/programme.js';

/** What may happen in a programme, in any order; what the lead refuses just then does not happen. */
const HAPPENINGS = {
  draft: ({ lead }: Programme) => tried(lead, () => lead.ok('draft-plan', plan())),
  approve: ({ lead }: Programme) => tried(lead, () => lead.approved('annual-plan', 'y1')),
  budget: ({ lead }: Programme) => tried(lead, () => lead.ok('record-budget', budget(1, lead.today))),
  change: ({ lead }: Programme) =>
    tried(lead, () => lead.ok('change-budget', { ...budget(1, lead.today), reason: '追加' })),
  intention: ({ lead }: Programme) => tried(lead, () => lead.ok('publish-intention', INTENTION)),
  file: ({ lead }: Programme) =>
    tried(lead, () => lead.ok('submit-filing', { of: 'implementationPlan', to: 'finance', year: 1 })),
  correct: ({ lead }: Programme) => {
    const wrong = lead.facts.findLast(({ kind }) => kind === 'intention-published');
    if (wrong === undefined) return;
    tried(lead, () => lead.ok('correct-fact', { seq: wrong.seq, data: { ...wrong.data }, on: wrong.on, reason: '核' }));
  },
  remark: ({ lead }: Programme) => lead.ok('record-deviation', { what: '说明', reason: '说明' }),
  open: (all: Programme) => all.open(all.cycles.size + 1),
  close: (all: Programme) => {
    const lot = [...all.cycles.values()][1];
    if (lot !== undefined) tried(lot, () => lot.ok('close-cycle', { reason: '不再采购' }));
  },
  nextDay: ({ cycles, lead }: Programme) => {
    const day = addDays(lead.today, 1);
    for (const each of cycles.values()) each.skip(day);
  },
};
type Happening = keyof typeof HAPPENINGS;

/** A refusal leaves everything as it was; anything else that goes wrong is the test's. */
function tried(c: Case, act: () => unknown): void {
  const before = c.state.seq;
  try {
    act();
  } catch (error) {
    if (c.state.seq !== before) throw error;
  }
}

const story = fc.array(
  fc.record({
    what: fc.constantFrom(...(Object.keys(HAPPENINGS) as Happening[])),
    /** Which of what is on the way is handed over then, and whether a copy of it comes again. */
    delivered: fc.array(fc.record({ which: fc.nat({ max: 20 }), again: fc.boolean() }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
);

function told(happened: typeof story extends fc.Arbitrary<infer T> ? T : never): Programme {
  const all = programme('2023-01-09');
  for (const { what, delivered } of happened) {
    HAPPENINGS[what](all);
    for (const { which, again } of delivered) {
      const parcel = all.onTheWay[which % Math.max(all.onTheWay.length, 1)];
      if (parcel === undefined || all.deliver(parcel) === 'later' || again) continue;
      all.onTheWay = all.onTheWay.filter((each) => each !== parcel);
    }
  }
  all.arrive();
  return all;
}

const runs = { numRuns: 60 };

function openLots({ cycles, lead }: Programme): Case[] {
  return [...cycles.values()].filter((each) => each !== lead && each.state.yearEnd.closedOn === null);
}

/** The duties of the programme, as far as they do not depend on whose numbers they were born under. */
function programmeDuties(c: Case) {
  return c
    .obligations()
    .filter(({ subject }) => subject === 'programme')
    .map(({ id, due, notBefore, status, trigger }) => ({ id, due, notBefore, status, on: trigger.on }));
}

describe('whatever the order in which lots are opened, facts recorded and delivered', () => {
  test('every open lot ends with each programme fact once, in the order of the lead', () => {
    fc.assert(
      fc.property(story, (happened) => {
        const all = told(happened);
        expect(all.onTheWay).toEqual([]);
        for (const lot of openLots(all)) expect(mirroredIn(lot)).toEqual(sharedBy(all.lead));
      }),
      runs,
    );
  });

  test('its plan, budgets and intention are those of the lead, and so are the duties born from them', () => {
    fc.assert(
      fc.property(story, (happened) => {
        const all = told(happened);
        for (const lot of openLots(all)) {
          expect(lot.state.plan.budgets).toEqual(all.lead.state.plan.budgets);
          expect(lot.state.tender.intention).toEqual(all.lead.state.tender.intention);
          expect(lot.state.plan.plans.y1?.approvedOn).toBe(all.lead.state.plan.plans.y1?.approvedOn);
          expect(programmeDuties(lot)).toEqual(programmeDuties(all.lead));
          expect(refolded(lot)).toEqual(lot.state);
        }
      }),
      runs,
    );
  });

  test('the lead owes nothing more once all is shared, and a lead without lots has shared nothing', () => {
    fc.assert(
      fc.property(story, (happened) => {
        const { lead, cycles } = told(happened);
        const shares = lead.facts.filter(({ kind }) => kind === 'programme-facts-shared').length;
        if (cycles.size === 1) expect(shares).toBe(0);
        expect(refolded(lead)).toEqual(lead.state);
      }),
      runs,
    );
  });
});

test('the stories above do reach lots with several facts, late lots, closed lots and corrections', () => {
  const all = told(
    (['budget', 'intention', 'open', 'correct', 'file', 'open', 'close', 'nextDay', 'change'] as const).map((what) => ({
      what,
      delivered: [],
    })),
  );
  expect(sharedBy(all.lead)).toHaveLength(5);
  expect(openLots(all).map(mirroredIn)).toEqual([sharedBy(all.lead)]);
  expect(all.lead.today).toBe(d('2023-01-10'));
});
