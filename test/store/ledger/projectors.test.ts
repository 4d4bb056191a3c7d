import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { nextWake } from '../../../domain/cycle/agenda.js';
import { owedNotices } from '../../../domain/notices/owed.js';
import { obligationsOf } from '../../../domain/obligations/derive.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { Derived } from '../../../store/ledger/derived.js';
import { cycleRow } from '../../../store/ledger/projectors/cycles.js';
import { difference } from '../../../store/ledger/projectors/difference.js';
import { expectedNoticeRows } from '../../../store/ledger/projectors/expected-notices.js';
import { obligationRows } from '../../../store/ledger/projectors/obligations.js';
import { taskRows } from '../../../store/ledger/projectors/tasks.js';
import { cycleId } from '../outbox/notices.js';
import { opening, PLAN_APPROVED, recorder, submission } from './record.js';

const AT = instant('2026-01-20T02:00:00.000Z');
const ID = cycleId('222401-2026-001');

function derived(drafts: Parameters<ReturnType<typeof recorder>['act']>[2], at = AT): Derived {
  const record = recorder(ID);
  record.act('open', '2026-01-05T01:00:00.000Z', [opening(ID)]);
  record.act('next', AT, drafts);
  const state = record.state();
  const judging = record.judging(at);
  const [obligations, notices] = [obligationsOf(state, judging), owedNotices(state, judging)];
  return { state, at, obligations, notices, nextWake: nextWake(state, judging) };
}

/** The plan's filing obligation with some of it changed. */
function changed(change: Partial<Obligation>): Derived {
  const all = derived([PLAN_APPROVED]);
  return { ...all, obligations: all.obligations.map((each) => ({ ...each, ...change })) };
}

describe('The row of an obligation', () => {
  test('holds no judgement that the next day would change', () => {
    const late = derived([PLAN_APPROVED], instant('2026-03-20T02:00:00.000Z'));
    expect(late.obligations.map(({ status }) => status)).toEqual(['breached']);
    const [row] = obligationRows(late);
    expect(row).toMatchObject({ status: 'open', due: '2026-02-03', last_good: '2026-02-03', trigger_on: '2026-01-20' });
    expect(row?.obligation.status).toBe('open');
  });

  test.each(['waiting', 'suspended', 'met', 'metLate', 'waived', 'void'] as const)('keeps %s as it is', (status) => {
    expect(obligationRows(changed({ status }))[0]?.status).toBe(status);
  });

  test('is good until the later of the last possible day and the rolled reading', () => {
    const good = (change: Partial<Obligation>) => obligationRows(changed(change))[0]?.last_good;
    expect(good({ latest: plainDate('2026-02-06') })).toBe('2026-02-06');
    expect(good({ interpretationLatest: plainDate('2026-02-09') })).toBe('2026-02-09');
    expect(good({ interpretationLatest: plainDate('2026-01-30') })).toBe('2026-02-03');
    expect(good({ latest: null, due: null })).toBeNull();
  });

  test('names who is in charge where the owner alone would name many', () => {
    const { state, ...rest } = derived([PLAN_APPROVED]);
    const inCharge = (owner: Obligation['owner'], officer: string | null, contractor: string | null) => {
      const party = contractor === null ? null : { id: contractor, name: contractor, kind: 'enterprise' as const };
      const named = { ...state, plan: { ...state.plan, officer }, contract: { ...state.contract, contractor: party } };
      const obligations = rest.obligations.map((each) => ({ ...each, owner }));
      return obligationRows({ ...rest, state: named, obligations })[0]?.in_charge;
    };
    expect(inCharge('officer', 'o1', 'org-1')).toBe('officer/o1');
    expect(inCharge('officer', null, 'org-1')).toBe('officer');
    expect(inCharge('contractor', 'o1', 'org-1')).toBe('contractor/org-1');
    expect(inCharge('contractor', 'o1', null)).toBe('contractor');
    expect(inCharge('countyFinance', 'o1', 'org-1')).toBe('countyFinance');
  });
});

describe('The row of a task', () => {
  test('says whose it is, until when and what is decided', () => {
    expect(taskRows(derived(submission('2026-01-22')))).toMatchObject([
      {
        task: 'a1.1.1',
        owner: 'deputy',
        holder: 'deputy',
        title: '分管副局长审批',
        due: '2026-01-22',
        money: false,
        code: '222401',
      },
    ]);
  });

  test('is there only while the approval runs', () => {
    const withdrawn = { approval: 'a1', via: 'console' as const };
    const drafts = [
      ...submission('2026-01-22'),
      { kind: 'withdrawn' as const, data: withdrawn },
      { kind: 'approval-closed' as const, data: { ...withdrawn, outcome: 'withdrawn' as const } },
    ];
    expect(taskRows(derived(drafts))).toEqual([]);
  });
});

describe('The row of a cycle', () => {
  test('shows the next due day of what is open, late or not', () => {
    expect(cycleRow(derived([PLAN_APPROVED])).next_due).toBe('2026-02-03');
    expect(cycleRow(derived([PLAN_APPROVED], instant('2026-03-20T02:00:00.000Z'))).next_due).toBe('2026-02-03');
    expect(cycleRow(changed({ status: 'met' })).next_due).toBeNull();
    expect(cycleRow(changed({ due: null })).next_due).toBeNull();
  });

  test('is called by its id until it has a title', () => {
    const { state, ...rest } = derived([]);
    const untitled = { ...state, plan: { ...state.plan, opening: null } };
    expect(cycleRow({ ...rest, state: untitled })).toMatchObject({ title: ID, opened_on: null, stage: 'planning' });
  });
});

test('The row of an expected notice names the obligation or the task it is about', () => {
  const abouts = (drafts: Parameters<typeof derived>[0]) =>
    new Set(expectedNoticeRows(derived(drafts)).map(({ about }) => about));
  expect(abouts([PLAN_APPROVED])).toEqual(new Set(['plan-filing@programme#1']));
  expect(abouts(submission('2026-01-22'))).toEqual(new Set(['a1.1.1']));
});

describe('The difference of rows', () => {
  type Row = { key: string; value: unknown };
  const row = (key: string, value: unknown): Row => ({ key, value });
  const between = (stored: Row[], wanted: Row[]) => difference(stored, wanted, ({ key }) => key);

  test('leaves alone what stays the same, in whatever order its fields are', () => {
    expect(between([row('a', { x: 1, y: [2] })], [row('a', { y: [2], x: 1 })])).toEqual({ gone: [], fresh: [] });
  });

  test('takes an optional field that is undefined for one that is not there', () => {
    expect(between([row('a', { x: 1 })], [row('a', { x: 1, y: undefined })])).toEqual({ gone: [], fresh: [] });
  });

  test('replaces what changed, adds what is new and deletes what is gone', () => {
    const { gone, fresh } = between([row('a', 1), row('b', 2), row('c', 3)], [row('a', 1), row('b', 9), row('d', 4)]);
    expect(gone).toEqual(['b', 'c']);
    expect(fresh).toEqual([row('b', 9), row('d', 4)]);
  });
});
