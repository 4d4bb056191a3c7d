import { describe, expect, test } from '@jest/globals';
import type { Operator } from '../../../client/operate.js';
import { ENGINE_REPAIRS, type EngineRepairKind, engineRepair } from '../../../domain/repair/engine.js';
import { appFor, CYCLE, emptyReads } from '../http/app-for-tests.js';
import { county, YANJI } from '../world.js';
import { caigou } from './terminal.js';

/** What each takes hold of in this test. */
const TOUCHED: Partial<Record<EngineRepairKind, string[]>> = { 'retry-now': ['archiveFacts'] };

/** The officer keeps the system, too: others the gate turns away. */
function keptCounty() {
  const base = county();
  const [first] = base.holdings;
  if (first === undefined) throw new Error('nobody');
  return { ...base, holdings: [...base.holdings, { ...first, post: 'administrator' as const }] };
}

/** The operator on the real engine has tests of its own; here is how it is asked and told. */
function asking() {
  const restarted: string[] = [];
  const operator: Operator = {
    preview: async (_caller, cycleId, does) => engineRepair(does, cycleId, TOUCHED[does]),
    offers: async () => ({ repairs: [] }),
    carryOut: async (_caller, cycleId, { does, reason }) => {
      restarted.push(`${does} ${cycleId} ${reason}`);
      const ended = does === 'restart-from-record' ? { ended: false } : {};
      const recorded = does === 'retry-now' ? 'pending' : 'yes';
      return { ...engineRepair(does, cycleId, TOUCHED[does]), ...ended, seq: 12, recorded };
    },
  };
  const reads = emptyReads({ directories: { codes: async () => [YANJI], of: async () => keptCounty() } });
  return { app: appFor({ operator, reads }), restarted };
}

const restart = (...more: string[]) => [
  ...['operate', 'restart-from-record', '--cycle', CYCLE, '--reason', '流程停滞', '--as', 'officer', ...more],
];

describe('a restart from the record', () => {
  test('tried out says what it does, what it loses, that it cannot be undone, and what to type', async () => {
    const { app, restarted } = asking();
    const said = await caigou(restart('--dry-run'), { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toContain('将：终止该周期正在运行的流程，按已归档的记录重新启动');
    expect(said.out).toContain('会失去：\n  引擎中的运行历史');
    expect(said.out).toContain(`不能撤销\n命令：caigou operate restart-from-record --cycle ${CYCLE}`);
    expect(restarted).toEqual([]);
  });

  test('is done with its reason, and says from where', async () => {
    const { app, restarted } = asking();
    expect((await caigou(restart(), { app })).out).toBe(
      '原流程已不在运行，已按记录重新启动（处理时记录到第 12 条）\n处理人和理由已登记在记录上\n',
    );
    expect(restarted).toEqual([`restart-from-record ${CYCLE} 流程停滞`]);
  });

  test('wants a reason and a cycle that can be one', async () => {
    const { app } = asking();
    const none = await caigou(['operate', 'restart-from-record', '--cycle', CYCLE, '--as', 'officer'], { app });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('--reason')]);
    const odd = await caigou(['operate', 'restart-from-record', '--cycle', 'x', '--reason', '试', '--as', 'officer'], {
      app,
    });
    expect([odd.code, odd.err]).toEqual([3, expect.stringContaining('按记录重新启动')]);
  });
});

describe('every repair of the engine', () => {
  const given = (does: EngineRepairKind, ...more: string[]) => [
    ...['operate', does, '--cycle', CYCLE, '--reason', '核对', '--as', 'officer', ...more],
  ];

  test.each(ENGINE_REPAIRS)('%s is tried out and done by a command of its own', async (does) => {
    const { app, restarted } = asking();
    const tried = await caigou(given(does, '--dry-run'), { app });
    expect([tried.code, tried.err, restarted]).toEqual([0, '', []]);
    expect(tried.out).toContain(`命令：caigou operate ${does} --cycle ${CYCLE}`);
    expect((await caigou(given(does), { app })).code).toBe(0);
    expect(restarted).toEqual([`${does} ${CYCLE} 核对`]);
  });

  test('tells what it took hold of, and where its trace is not on record yet', async () => {
    const { app } = asking();
    expect((await caigou(given('retry-now', '--dry-run'), { app })).out).toContain('涉及：\n  archiveFacts\n');
    const { out } = await caigou(given('retry-now'), { app });
    expect(out).toContain('处理人和理由尚未登记');
    expect((await caigou(given('rebuild-row', '--dry-run'), { app })).out).toContain('不会失去什么');
  });
});
