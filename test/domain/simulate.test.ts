import { describe, expect, test } from '@jest/globals';
import { instant } from '../../domain/calendar/instant.js';
import { PARTIES } from '../../domain/drive/plan.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import { fen } from '../../domain/money/fen.js';
import { simulate } from '../../domain/simulate.js';
import { cycleNo, cycleWorld, d } from '../support/cycle-world.js';
import { endOf, factsOf } from '../support/played.js';

const world = cycleWorld('222401', '2026-01-05');

const open: ScenarioCommand = {
  kind: 'open-cycle',
  on: d('2026-01-05'),
  data: {
    programmeId: 'P-1',
    lot: '1',
    title: '社会工作服务站项目',
    regime: 'act',
    regimeBasis: '达到限额标准',
    purchaser: { ...PARTIES.purchaser, purchaserKind: 'countyBureau' },
    stations: [{ id: 'st1', name: '甲乡镇社会工作服务站', township: '甲乡镇' }],
    method: 'openTender',
    years: 3,
    leadCycle: null,
    agentUsed: true,
  },
};
const draft: ScenarioCommand = {
  kind: 'draft-plan',
  on: d('2026-01-06'),
  data: {
    year: 1,
    title: '年度实施计划',
    parts: world.policy.rules['plan-contents']?.kind === 'contents' ? world.policy.rules['plan-contents'].parts : [],
    fen: fen(110_000_000),
    serviceFrom: d('2026-06-01'),
    serviceTo: d('2027-05-31'),
    summary: '一个站点',
  },
};
const subject = { kind: 'annual-plan', ref: 'y1' } as const;
const submit: ScenarioCommand = { kind: 'submit-approval', on: d('2026-01-06'), data: { subject } };
const sign = (step: string, on: string): ScenarioCommand => ({
  kind: 'approve',
  on: d(on),
  data: { subject, step },
});
const approved = [
  open,
  draft,
  submit,
  sign('office', '2026-01-07'),
  sign('deputy', '2026-01-08'),
  sign('head', '2026-01-09'),
];
const filed: ScenarioCommand = {
  kind: 'submit-filing',
  on: d('2026-01-15'),
  data: { of: 'plan', to: 'province', year: 1 },
};

describe('a scenario', () => {
  const played = simulate({ ...world, commands: [...approved, filed] });

  test('is played at nine in the morning of each legal day when it says no time', () => {
    const moments = factsOf(played, 'plan-drafted').map(({ at, on }) => [at, on]);
    expect(moments).toEqual([['2026-01-06T01:00:00.000Z', '2026-01-06']]);
  });

  test('need not know tasks, versions and hashes: each signer is found by subject and step', () => {
    expect(played.refusals).toEqual([]);
    expect(factsOf(played, 'decided').map(({ data }) => [data.task, data.by, data.via])).toEqual([
      ['a1.1.1', 'headOfOffice', 'cli'],
      ['a1.2.1', 'deputyHead', 'cli'],
      ['a1.3.1', 'bureauHead', 'cli'],
    ]);
  });

  test('says what came of it: the plan is approved, and filing it meets its duty', () => {
    expect(factsOf(played, 'plan-approved').map(({ on }) => on)).toEqual(['2026-01-09']);
    expect(endOf(played, 'plan-filing@programme#1')).toEqual({ verdict: 'met', due: '2026-01-23' });
    expect(endOf(played, 'filing-receipt@f1#1')).toEqual({ verdict: 'open', due: '2026-01-29' });
  });

  test('gives the same facts each time it is played', () => {
    expect(simulate({ ...world, commands: [...approved, filed] }).facts).toEqual(played.facts);
  });

  test('ends with its last command, or goes on to the day asked for', () => {
    expect(played.judging.today).toBe('2026-01-15');
    const on = simulate({ ...world, commands: [...approved, filed], until: d('2026-02-20') });
    expect(on.judging.today).toBe('2026-02-20');
    expect(endOf(on, 'filing-receipt@f1#1').verdict).toBe('breached');
    expect(on.notices.map(({ occurrence }) => occurrence)).toContain('overdue-1');
  });

  test('plays nothing that lies after that day', () => {
    const short = simulate({ ...world, commands: [...approved, filed], until: d('2026-01-08') });
    expect(factsOf(short, 'plan-approved')).toEqual([]);
    expect(short.facts.at(-1)?.on).toBe('2026-01-08');
  });

  test('names each actor by his post, with those he names beside him', () => {
    const [opened] = factsOf(played, 'cycle-opened');
    expect(opened?.actor).toEqual({ id: 'officer', name: '经办人', post: 'officer' });
  });
});

describe('a scenario of one cycle', () => {
  test('that names a lead cycle finds none there, once; one that names none has nothing on record of it', () => {
    const lot = { ...open, data: { ...open.data, leadCycle: cycleNo('222401-2026-009') } } as ScenarioCommand;
    const [alone, named] = [
      [open, draft],
      [lot, draft],
    ].map((commands) => simulate({ ...world, commands }));
    expect(alone?.facts.map(({ kind }) => kind)).toEqual(['cycle-opened', 'plan-drafted']);
    expect(named?.facts.map(({ kind, actor, commandId }) => [kind, actor, commandId]).slice(1, 2)).toEqual([
      ['programme-not-joined', { system: 'programme' }, 'effect/1'],
    ]);
    expect(named?.facts).toHaveLength(3);
  });
});

describe('what a scenario gets wrong', () => {
  test('is refused by itself, with its number, and the rest is played', () => {
    const early: ScenarioCommand = { ...filed, on: d('2026-01-06') };
    const played = simulate({ ...world, commands: [open, draft, early, submit] });
    expect(played.refusals.map(({ no, kind, refusal }) => [no, kind, refusal.code])).toEqual([
      [3, 'submit-filing', 'trigger-missing'],
    ]);
    expect(factsOf(played, 'approval-submitted')).toHaveLength(1);
  });

  test('a signature nobody asked for, and a person nobody knows, are told as such', () => {
    const stranger: ScenarioCommand = { ...draft, by: 'nobody' };
    const played = simulate({ ...world, commands: [open, sign('office', '2026-01-06'), stranger] });
    expect(played.refusals.map(({ refusal }) => [refusal.code, refusal.why])).toEqual([
      ['unknown-subject', { subject: 'annual-plan y1', step: 'office' }],
      ['not-authorised', { person: 'nobody' }],
    ]);
  });

  test('the clock never runs back: a later command of an earlier day is a record of the past', () => {
    const record: ScenarioCommand = { ...filed, on: d('2026-01-12') };
    const later: ScenarioCommand = {
      kind: 'assign-officer',
      on: d('2026-01-20'),
      data: { officer: 'officer', reason: '分工' },
    };
    const played = simulate({ ...world, commands: [...approved, later, record] });
    const [fact] = factsOf(played, 'filing-submitted');
    expect([fact?.on, fact?.at]).toEqual(['2026-01-12', '2026-01-20T01:00:00.000Z']);
    expect(endOf(played, 'plan-filing@programme#1').verdict).toBe('met');
  });

  test('a time of its own is kept, and its legal day follows from it', () => {
    const { on: _day, ...rest } = draft;
    const evening: ScenarioCommand = { ...rest, at: instant('2026-01-06T16:30:00.000Z') } as ScenarioCommand;
    const played = simulate({ ...world, commands: [open, evening] });
    expect(factsOf(played, 'plan-drafted').map(({ at, on }) => [at, on])).toEqual([
      ['2026-01-06T16:30:00.000Z', '2026-01-07'],
    ]);
  });
});

describe('a change of the calendar', () => {
  test('judges what comes after it by the new one', () => {
    const other = { ...world.calendar, version: d('2026-01-10'), hash: 'f'.repeat(64) as never };
    const change: ScenarioCommand = { kind: 'apply-calendar', on: d('2026-01-12'), data: { calendar: other } };
    const played = simulate({ ...world, commands: [...approved, change, filed] });
    expect(played.refusals).toEqual([]);
    expect(played.state.calendar).toContain('@2026-01-10#');
    const [closed] = factsOf(played, 'obligation-closed');
    expect(closed?.data.calendarVersion).toContain('2026-01-10');
  });
});
