import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { ContractOnRecord } from '../../../domain/contract/fold.js';
import { initialState } from '../../../domain/cycle/fold.js';
import { stageOf } from '../../../domain/cycle/stage.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { isCycleId } from '../../../domain/ids.js';
import { fen } from '../../../domain/money/fen.js';
import type { RenewalChoice } from '../../../domain/year-end/types.js';

const DAY = plainDate('2026-03-02');
const PARTY = { id: 'org-1', name: '社工机构', kind: 'socialOrganisation' as const };

function fresh(): CycleState {
  const id = '222401-2026-001';
  if (!isCycleId(id)) throw new RangeError(id);
  return initialState(id);
}

function contract(year: number, change: Partial<ContractOnRecord> = {}): ContractOnRecord {
  return {
    year,
    signedByPurchaserOn: DAY,
    signedByContractorOn: DAY,
    signedOn: DAY,
    effectiveOn: DAY,
    serviceFrom: DAY,
    serviceTo: plainDate('2027-03-01'),
    purchaser: PARTY,
    contractor: PARTY,
    fen: fen(100),
    fenInForce: fen(100),
    parts: [],
    publishedOn: null,
    amendments: [],
    terminatedOn: null,
    effective: true,
    conditionMetOn: null,
    serviceEnded: false,
    settledOn: null,
    adopted: false,
    ...change,
  };
}

type Given = { years?: ContractOnRecord[]; deployed?: boolean; renewals?: Record<string, RenewalChoice> };
function serving({ years = [contract(1)], deployed = true, renewals = {} }: Given): CycleState {
  const state = fresh();
  return {
    ...state,
    contract: { ...state.contract, years: Object.fromEntries(years.map((each) => [`y${each.year}`, each])) },
    staff: { ...state.staff, deployedOn: deployed ? DAY : null },
    yearEnd: {
      ...state.yearEnd,
      renewals: Object.fromEntries(
        Object.entries(renewals).map(([year, decision]) => [year, { decision, on: DAY, dropStations: [] }]),
      ),
    },
  };
}

describe('The stage of a cycle', () => {
  test('is planning until the intention is published or the tender issued', () => {
    const state = fresh();
    expect(stageOf(state)).toBe('planning');
    const intention = { title: '意向', fen: fen(1), plannedFor: DAY, medium: '公报', on: DAY };
    expect(stageOf({ ...state, tender: { ...state.tender, intention } })).toBe('tendering');
  });

  test('is contracting from the award to the first signature', () => {
    const state = fresh();
    const award = { rank: 1, contractor: PARTY, fen: fen(1), decidedOn: DAY, noticeSentOn: null };
    expect(stageOf({ ...state, tender: { ...state.tender, award } })).toBe('contracting');
  });

  test.each([
    ['deploying until the stations are manned', { deployed: false }, 'deploying'],
    ['serving once they are', {}, 'serving'],
    [
      'serving at once for a contract that was adopted',
      { deployed: false, years: [contract(1, { adopted: true })] },
      'serving',
    ],
    ['at the year end when the service has ended', { years: [contract(1, { serviceEnded: true })] }, 'yearEnd'],
    ['contracting again when it is renewed', { renewals: { y1: 'renew' } }, 'contracting'],
    ['at the year end when it is not', { renewals: { y1: 'retender' } }, 'yearEnd'],
    [
      'serving in its second year',
      { years: [contract(1, { serviceEnded: true }), contract(2)], renewals: { y1: 'renew' } },
      'serving',
    ],
  ] as [string, Given, string][])('is %s', (_what, given, stage) => {
    expect(stageOf(serving(given))).toBe(stage);
  });

  test('is closed once the cycle is, whatever else is on record', () => {
    const state = serving({});
    expect(stageOf({ ...state, yearEnd: { ...state.yearEnd, closedOn: DAY } })).toBe('closed');
  });
});
