import { describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import type { ImportReport, LotOutcome } from '../../../client/sheet/report-types.js';
import { MOST_FILE_BYTES } from '../../../client/sheet/unpack.js';
import { GENESIS_HASH } from '../../../domain/hash.js';
import { appFor } from '../http/app-for-tests.js';
import { caigou } from './terminal.js';

const importing = (app: Hono, bytes = new Uint8Array()) =>
  caigou(['cycle', 'import', '17.xlsx', '--confirm', '--as', 'officer'], {
    app,
    own: { readBytes: () => ({ bytes }) },
  });

/** A server to which each lot of the sheet came out so. */
function answering(...outcomes: LotOutcome[]): Hono {
  const lots = outcomes.map((outcome, at) => ({
    ...{ programmeId: 'p', lot: String(at + 1), rows: [at + 2], stations: 1, outcome, cycleId: null },
    ...{ leadCycle: null, leads: at === 0, refusal: null },
  }));
  const base = { kind: 'start', file: GENESIS_HASH, confirmed: true, rows: lots.length } as const;
  const report: ImportReport = { ...base, lots, emptyRows: [], problems: [], splittings: [] };
  return new Hono().post('/api/cycles/import', (context) => context.json(report));
}

describe('a sheet that was imported', () => {
  test.each<[string, LotOutcome[], number, string]>([
    ['is done when every lot is there', ['opened', 'already'], 0, '登记了 1 个采购周期\n'],
    ['is not done while a lot was refused', ['already', 'refused'], 3, '1 个标段没有登记'],
    ['is not done while a lot waits', ['opened', 'waiting'], 4, '再次导入同一文件，不会重复登记'],
  ])('%s', async (_what, outcomes, code, text) => {
    expect(await importing(answering(...outcomes))).toMatchObject({ code, out: expect.stringContaining(text) });
  });

  test('and is too large is the mistake of the caller, told with what to do', async () => {
    const said = await importing(appFor(), new Uint8Array(MOST_FILE_BYTES + 1));
    expect(said).toMatchObject({ code: 2, out: '', err: expect.stringContaining('分成几个文件') });
  });
});
