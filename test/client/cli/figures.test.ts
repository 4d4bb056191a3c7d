import { beforeAll, describe, expect, test } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import type { Reads } from '../../../client/reads.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Span } from '../../../domain/figures/steps.js';
import type { Simulation } from '../../../domain/simulate.js';
import { playedFile } from '../../support/played.js';
import { appFor, ask, CYCLE, emptyReads } from '../http/app-for-tests.js';
import { caigou } from './terminal.js';

const AS = ['--as', 'officer'];
const OPENED = plainDate('2026-01-05');

describe('caigou figures', () => {
  let played: Simulation;
  let asked: Span[] = [];
  beforeAll(() => {
    played = playedFile('222401-in-time', plainDate('2026-12-31'));
  });

  function app() {
    asked = [];
    const own: Partial<Reads> = {
      calendar: async () => played.judging.calendar,
      taskFacts: async () => [played.facts],
      limitCounts: async (_code, within) => {
        asked.push(within);
        return [
          { rule: 'evaluation-report', owner: 'contractor', party: '甲中心', status: 'metLate', count: 2 },
          { rule: 'contract-signing', owner: 'officer', party: null, status: 'met', count: 2 },
          { rule: 'contract-signing', owner: 'officer', party: null, status: 'breached', count: 1 },
        ];
      },
      openTasks: async () => [
        {
          ...{ cycleId: CYCLE, cycleTitle: '社工站服务采购', task: 'a1.1.1', approval: 'a1', step: 'head' },
          ...{ title: '科室审核', subject: { kind: 'annual-plan', ref: 'y1' }, contentHash: '', version: 1 },
          ...{ money: false, owner: 'head', holder: 'kezhang', openedOn: OPENED, due: OPENED, certainty: 'final' },
          initiator: null,
          unread: false,
          overdue: true,
        },
      ],
    };
    return appFor({ reads: emptyReads(own) });
  }

  test('tells how long each post took, which limits were kept, and what waits for whom since when', async () => {
    const { out, code } = await caigou(['figures', ...AS], { app: app() });
    expect(code).toBe(0);
    expect(out).toContain('各环节、各岗位用时（工作日）');
    expect(out).toContain('科室负责人');
    expect(out).toMatch(/甲中心 +0 +2 +0 +0 +0 +0%/);
    expect(out).toMatch(/经办人 +2 +0 +1 +0 +0 +66.6%/);
    expect(out).toMatch(/科室审核 +kezhang +2026-01-05/);
  });

  test('counts within a span that is named, and refuses a day that is none', async () => {
    const { code } = await caigou(['figures', ...AS, '--from', '2026-01-01', '--to', '2026-06-30', '--json'], {
      app: app(),
    });
    expect(code).toBe(0);
    expect(asked).toMatchObject([{ from: '2026-01-01', to: '2026-06-30' }]);
    const wrong = await caigou(['figures', ...AS, '--from', '2026-02-30'], { app: app() });
    expect(wrong).toMatchObject({ code: 2, out: '' });
  });

  test('writes an Excel file with a page for each table, and not over one that is there', async () => {
    const files = new Map<string, Uint8Array>();
    const writeFile = (path: string, bytes: Uint8Array) => {
      if (files.has(path)) return '已有同名文件';
      files.set(path, bytes);
      return null;
    };
    const line = ['figures', ...AS, '--sheet', '统计.xlsx'];
    const { out, code } = await caigou(line, { app: app(), own: { writeFile } });
    expect({ out, code }).toEqual({ out: '统计表已写到 统计.xlsx\n', code: 0 });
    const sheets = await readXlsxFile(Buffer.from(files.get('统计.xlsx') ?? []));
    expect(sheets.map(({ data }) => data[0]?.[0])).toEqual(['事项', '责任人', '规则', '编号']);
    expect(sheets[1]?.data.slice(1).map((row) => row.slice(0, 4))).toContainEqual(['经办人', null, 2, 0]);
    expect(await caigou(line, { app: app(), own: { writeFile } })).toMatchObject({ code: 2 });
  });

  test('are not for a contractor', async () => {
    const answer = await ask(app(), 'GET', '/api/figures', { person: 'contractor' });
    expect(answer.status).toBe(403);
  });
});
