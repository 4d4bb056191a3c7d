import { describe, expect, test } from '@jest/globals';
import { fillVerb } from '../../../domain/drive/fill-verb.js';
import { PARTIES } from '../../../domain/drive/plan.js';
import type { ScenarioCommand } from '../../../domain/drive/scenario.js';
import { fen } from '../../../domain/money/fen.js';
import { simulate } from '../../../domain/simulate.js';
import { parseScenario } from '../../../schemas/scenario.js';
import { cycleWorld, d } from '../../support/cycle-world.js';

const on = d('2026-01-05');
const subject = { kind: 'annual-plan', ref: 'y1' } as const;
const stations = [{ id: 'st1', name: '甲乡镇社会工作服务站', township: '甲乡镇' }];
const opening = { programmeId: 'P-1', lot: '1', title: '社会工作服务站项目', regimeBasis: '达到限额标准', stations };
const terms = { regime: 'act', method: 'openTender', years: 3, leadCycle: null, agentUsed: true } as const;
const plan = { year: 1, title: '计划', parts: [], fen: fen(1), summary: '一个站点' };
const commands: ScenarioCommand[] = [
  { kind: 'open-cycle', on, data: { ...opening, ...terms, purchaser: PARTIES.purchaser } },
  { kind: 'draft-plan', data: { ...plan, serviceFrom: d('2026-06-01'), serviceTo: d('2027-05-31') } },
  { kind: 'submit-approval', data: { subject } },
];
const { state } = simulate({ ...cycleWorld('222401', '2026-01-05'), commands });
const running = state.approvals.running.a1;

describe('what a scenario leaves open', () => {
  test('is the task of a step, the version and the content as they stand', () => {
    expect(fillVerb(state, { kind: 'approve', data: { subject, step: 'office', opinion: '同意' } })).toEqual({
      data: { task: 'a1.1.1', opinion: '同意', ifVersion: running?.version, contentHash: running?.subject.hash },
      holder: 'headOfOffice',
    });
  });

  test('stays as given where it is given, so that a stale view can be played too', () => {
    const filled = fillVerb(state, { kind: 'approve', data: { subject, ifVersion: 1, contentHash: 'seen' } });
    expect(filled).toMatchObject({ data: { task: 'a1.1.1', ifVersion: 1, contentHash: 'seen' } });
  });

  test('is only the approval for a verb about the whole of it', () => {
    expect(fillVerb(state, { kind: 'withdraw', data: { subject, reason: '重拟' } })).toEqual({
      data: { approval: 'a1', reason: '重拟', ifVersion: running?.version },
    });
    expect(fillVerb(state, { kind: 'comment', data: { subject, text: '已阅' } })).toEqual({
      data: { approval: 'a1', text: '已阅' },
    });
  });

  test('is only the task for an urging', () => {
    expect(fillVerb(state, { kind: 'urge', data: { subject } })).toEqual({
      data: { task: 'a1.1.1' },
      holder: 'headOfOffice',
    });
  });

  test('of a repair is what it is about, and the version it rests on', () => {
    const reason = '长期病假';
    const previewVersion = running?.version;
    const filled = (kind: 'repair-reassign' | 'repair-jump' | 'repair-from-superior', data: object) =>
      fillVerb(state, { kind, data: { subject, reason, ...data } } as ScenarioCommand);
    expect(filled('repair-reassign', { to: 'deputyHead' })).toEqual({
      data: { task: 'a1.1.1', to: 'deputyHead', reason, previewVersion },
    });
    expect(filled('repair-jump', { to: 'head' })).toEqual({
      data: { approval: 'a1', to: 'head', reason, previewVersion },
    });
    expect(filled('repair-from-superior', { person: 'superior' })).toEqual({
      data: { approval: 'a1', entry: 1, person: 'superior', reason, previewVersion },
    });
  });

  test('cannot be filled for a step that is not open, a person without a task, or nothing that runs', () => {
    const wrong: [ScenarioCommand['data'], string][] = [
      [{ subject, step: 'head' }, 'task-not-open'],
      [{ subject, person: 'bureauHead' }, 'task-not-open'],
      [{ subject: { kind: 'renewal', ref: 'y1' } }, 'unknown-subject'],
    ];
    for (const [data, refused] of wrong) {
      expect(fillVerb(state, { kind: 'approve', data } as ScenarioCommand)).toMatchObject({ refused });
    }
  });

  test('is nothing in a command that is no verb', () => {
    const data = { officer: 'officer', reason: '分工' };
    expect(fillVerb(state, { kind: 'assign-officer', data })).toEqual({ data });
  });
});

test('a scenario file may speak of one evaluation of a year', () => {
  const data = { subject: { kind: 'evaluation-result', ref: 'y1/firstHalf' } };
  const read = parseScenario({ commands: [{ kind: 'submit-approval', on: '2026-11-02', data }] });
  expect('value' in read && read.value.commands[0]?.data).toEqual(data);
});
