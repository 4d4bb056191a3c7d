import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../client/callers.js';
import { createGateway, type Gateway, gatewayPorts } from '../../../client/cycles.js';
import { readsOn } from '../../../client/reads.js';
import { importSheet, type SheetAsked } from '../../../client/sheet/import.js';
import type { ImportReport } from '../../../client/sheet/report-types.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import type { CycleId } from '../../../domain/ids.js';
import { parseCommandRequest } from '../../../schemas/request.js';
import { factsOf } from '../../../store/ledger/facts.js';
import { noteCycleNumber } from '../../../store/registry/cycle-numbers.js';
import { directoryOf } from '../../../store/registry/directory.js';
import { exampleRow, type Filled, fileOf, seventeen, stationRow } from '../../support/sheet-rows.js';
import { freshCycleId, YANJI } from '../../support/workflow-office.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { TODAY } from '../world.js';

let world: World;
let officer: Caller;
let gateway: Gateway;

beforeAll(async () => {
  world = await createWorld();
  const directory = await directoryOf(world.db, YANJI);
  const card = directory === null ? undefined : cardOf(directory, 'jingban', TODAY);
  if (directory === null || card === undefined) throw new Error('no directory');
  officer = { code: YANJI, card, directory };
  await noteCycleNumber(world.db, freshCycleId());
  const { client, taskQueue } = world;
  gateway = createGateway(gatewayPorts(world.db, { client, taskQueue }));
});
afterAll(() => world.close());

type How = Partial<Omit<SheetAsked, 'bytes'>> & { through?: Gateway };

async function given(bytes: Uint8Array, { through = gateway, ...how }: How = {}) {
  const same = { kind: 'start', caller: officer, via: 'cli', today: TODAY, withinMs: 60_000 } as const;
  const asked = { ...same, confirm: true, onlyValid: false, ...how, bytes };
  return importSheet({ gateway: through, reads: readsOn(world.db, '/nowhere') }, asked);
}

async function done(bytes: Uint8Array, how: How = {}): Promise<ImportReport> {
  const report = await given(bytes, how);
  if ('code' in report) throw new Error(JSON.stringify(report));
  return report;
}

const outcomes = ({ lots }: ImportReport) => lots.map(({ outcome }) => outcome);
const cyclesIn = ({ lots }: ImportReport) => lots.flatMap(({ cycleId }) => (cycleId === null ? [] : [cycleId]));
const openings = async (programme: string) =>
  (await readsOn(world.db, '/nowhere').lots(YANJI)).filter(({ programmeId }) => programmeId === programme);

async function give(cycleId: CycleId, input: object): Promise<void> {
  const parsed = parseCommandRequest(input);
  if ('issues' in parsed) throw new TypeError(JSON.stringify(parsed.issues));
  const answer = await gateway.submit({ request: parsed.value, caller: officer, via: 'cli', cycleId });
  if ('code' in answer) throw new Error(JSON.stringify(answer));
}

describe('many lots from a sheet', () => {
  test('seventeen townships in three lots are one programme: what the lead records, the others have', async () => {
    const file = await fileOf('start', seventeen('seventeen'));
    expect(outcomes(await done(file, { confirm: false }))).toEqual(['ready', 'ready', 'ready']);
    expect(await openings('seventeen')).toEqual([]);
    const report = await done(file);
    expect(outcomes(report)).toEqual(['opened', 'opened', 'opened']);
    const [lead, ...others] = cyclesIn(report);
    if (lead === undefined) throw new Error('no lead');
    const lines = await openings('seventeen');
    expect(lines.map(({ cycleId, leadCycle, stations }) => [cycleId, leadCycle, stations.length])).toEqual([
      [lead, null, 6],
      [others[0], lead, 6],
      [others[1], lead, 5],
    ]);
    const budget = { year: 1, source: 'generalBudget', fen: 120_000_000, approvedOn: '2026-01-05' };
    await give(lead, { kind: 'record-budget', data: budget });
    await give(lead, { kind: 'submit-filing', data: { of: 'implementationPlan', to: 'finance', year: 1 } });
    for (const lot of others) {
      const kinds = await eventually(async () => {
        const facts = await factsOf(world.db, lot);
        const told = facts.flatMap((fact) => (fact.kind === 'programme-fact-mirrored' ? [fact.data.kind] : []));
        return told.length === 2 ? told : null;
      }, `${lot} does not have what the lead filed`);
      expect(kinds).toEqual(['budget-approved', 'filing-submitted']);
    }
  });

  test('the same file again opens nothing and says so; a file that was changed finds the lots taken', async () => {
    const rows = seventeen('again');
    const file = await fileOf('start', rows);
    const first = await done(file);
    const second = await done(file);
    expect(outcomes(second)).toEqual(['already', 'already', 'already']);
    expect(cyclesIn(second)).toEqual(cyclesIn(first));
    const changed = await given(await fileOf('start', [...rows, stationRow('again', '3', 18)]));
    expect(changed).toMatchObject({ code: 'bad-input', issues: [{ row: 2 }, { row: 8 }, { row: 14 }] });
    expect(await openings('again')).toHaveLength(3);
  });

  test('an import that ends in the middle is gone on with, and opens each lot once', async () => {
    const file = await fileOf('start', seventeen('cut'));
    let left = 2;
    const dying: Gateway = {
      ...gateway,
      open: (asked) => {
        left -= 1;
        return left >= 0 ? gateway.open(asked) : Promise.reject(new Error('the process ends here'));
      },
    };
    await expect(done(file, { through: dying })).rejects.toThrow('ends here');
    expect(await openings('cut')).toHaveLength(2);
    expect(outcomes(await done(file))).toEqual(['already', 'already', 'opened']);
    const lines = await openings('cut');
    expect(lines.map(({ leadCycle }) => leadCycle)).toEqual([null, lines[0]?.cycleId, lines[0]?.cycleId]);
  });

  test('two people with one file at the same time open each lot once, and both are told which cycle it is', async () => {
    const file = await fileOf('start', seventeen('both'));
    const card = cardOf(officer.directory, 'kezhang', TODAY);
    if (card === undefined) throw new Error('no head of office');
    let isFirst = true;
    const overtaken: Gateway = {
      ...gateway,
      open: async (asked) => {
        if (isFirst) {
          isFirst = false;
          expect(outcomes(await done(file, { caller: { ...officer, card } }))).toEqual(['opened', 'opened', 'opened']);
        }
        return gateway.open(asked);
      },
    };
    const report = await done(file, { through: overtaken });
    expect(outcomes(report)).toEqual(['already', 'already', 'already']);
    expect((await openings('both')).map(({ cycleId }) => cycleId)).toEqual(cyclesIn(report));
  });

  test('a lot that somebody else has begun and not ended is left to him', async () => {
    const why = { commandId: 'import:x:2' };
    const begun: Gateway = {
      ...gateway,
      open: async () => ({ code: 'command-id-reused', tried: 'open-cycle', why, allowedNow: [] }),
    };
    const report = await done(await fileOf('start', seventeen('begun')), { through: begun });
    expect(report.lots[0]).toMatchObject({
      outcome: 'refused',
      refusal: { zh: expect.stringContaining('由他再次导入') },
    });
    expect(await openings('begun')).toEqual([]);
  });

  test('a call that has no time left tells what waits', async () => {
    const file = await fileOf('start', seventeen('slow'));
    expect(outcomes(await done(file, { withinMs: 0 }))).toEqual(['waiting', 'waiting', 'waiting']);
    expect(outcomes(await done(file))).toEqual(['opened', 'opened', 'opened']);
  });

  test('one wrong cell keeps all out, unless only the right lots are asked for', async () => {
    const rows = seventeen('partly').map((row, at): Filled => (at === 8 ? { ...row, 社工站名称: null } : row));
    const file = await fileOf('start', rows);
    expect(await given(file)).toMatchObject({ code: 'bad-input', issues: [{ row: 10, column: '社工站名称' }] });
    expect(await openings('partly')).toEqual([]);
    expect(outcomes(await done(file, { onlyValid: true }))).toEqual(['opened', 'invalid', 'opened']);
    const mended = seventeen('partly').filter((row) => row.标段 === '2');
    const [late] = cyclesIn(await done(await fileOf('start', mended)));
    const lines = await openings('partly');
    expect(lines.find(({ cycleId }) => cycleId === late)?.leadCycle).toBe(lines[0]?.cycleId);
  });

  test('another county, an unknown township and what a rule forbids are told at their row', async () => {
    const townships = ['01镇', '02镇'];
    const caller = { ...officer, directory: { ...officer.directory, townships } };
    const rows = [
      exampleRow('start', { ...stationRow('wrong', '1', 1), 行政区划代码: '640402' }),
      stationRow('wrong', '1', 3),
      exampleRow('start', { ...stationRow('wrong', '2', 2), 计划合同年数: 9 }),
    ];
    expect(await given(await fileOf('start', rows), { caller })).toMatchObject({
      issues: [
        { row: 2, column: '行政区划代码' },
        { row: 3, column: '乡镇（街道）' },
        { row: 4, column: null },
      ],
    });
  });

  test('running contracts are taken over with their sums and what was paid', async () => {
    const report = await done(await fileOf('adopt', [exampleRow('adopt', { 采购项目: 'running' })]), { kind: 'adopt' });
    const [cycleId] = cyclesIn(report);
    if (cycleId === undefined) throw new Error('not taken over');
    const [fact] = await factsOf(world.db, cycleId);
    expect(fact).toMatchObject({
      kind: 'cycle-adopted',
      data: { contracts: [{ fen: 40_000_000, allocated: [{ tranche: 1, fen: 20_000_000 }] }] },
    });
    const line = (await openings('running'))[0];
    expect(line?.service).toMatchObject([{ from: '2026-01-15', to: '2027-01-14', stations: [{ id: 'st01' }] }]);
  });

  test('what kind of body buys is read from the sheet; one that such a body cannot be is told at its cell', async () => {
    const asked = (programme: string, kind: string) =>
      fileOf('start', [exampleRow('start', { 采购项目: programme, 购买主体类别: kind })]);
    const [cycleId] = cyclesIn(await done(await asked('named', '县级民政部门')));
    if (cycleId === undefined) throw new Error('not opened');
    const facts = await factsOf(world.db, cycleId);
    expect(facts.map(({ kind }) => kind)).not.toContain('violation-recorded');
    expect(facts[0]).toMatchObject({ data: { purchaser: { purchaserKind: 'countyBureau' } } });
    expect(await given(await asked('misnamed', '村（社区）集体'))).toMatchObject({
      issues: [{ row: 2, column: '购买主体类别', mend: { zh: '与采购人类型不符' } }],
    });
  });

  test('what a running contract cannot have behind it is told at its cell', async () => {
    const rows = [
      exampleRow('adopt', { ...stationRow('toCome', '1', 1), 第1期拨付日: '2026-12-20' }),
      exampleRow('adopt', { ...stationRow('toCome', '2', 2), 服务结束日: '2026-01-15' }),
    ];
    expect(await given(await fileOf('adopt', rows), { kind: 'adopt' })).toMatchObject({
      issues: [
        { row: 2, column: '第1期拨付日', mend: { zh: '晚于接管日' } },
        { row: 3, column: '服务结束日', mend: { zh: '不晚于服务开始日' } },
      ],
    });
  });

  test('sums that look like one purchase that was split are shown before anything is written', async () => {
    const rows = ['1', '2'].map((lot, at) =>
      exampleRow('start', { ...stationRow('split', lot, at + 1), '预计金额（元）': 1_900_000 }),
    );
    const { splittings } = await done(await fileOf('start', rows), { confirm: false });
    const [found] = splittings.filter(({ rule }) => rule === 'open-tender-threshold');
    expect(found?.together.filter(({ programmeId }) => programmeId === 'split')).toMatchObject([
      { cycleId: null, lot: '1', fen: 190_000_000 },
      { cycleId: null, lot: '2', fen: 190_000_000 },
    ]);
  });
});
