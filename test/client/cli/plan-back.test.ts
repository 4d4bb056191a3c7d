import { describe, expect, test } from '@jest/globals';
import { caigou } from './terminal.js';

const ASKED = ['plan-back', '--policy', '222401', '--service-end', '2026-08-31', '--method', 'openTender'];

describe('caigou plan-back', () => {
  test('shows the latest safe start and each period of the chain as a line with what it rests on', async () => {
    const { out, code } = await caigou(ASKED);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('最晚安全启动日：2026-06-26（星期五）');
    expect(lines.filter((line) => line.includes('到此日结束')).map((line) => line.trim().slice(0, 56))).toEqual([
      expect.stringMatching(/^2026-08-31（星期一） {2}评审至签约预留时间（10 个工作日）：最迟 2026-08-17 开始/),
      expect.stringMatching(/^2026-08-17（星期一） {2}等标期（20 个自然日）：最迟 2026-07-28 开始/),
      expect.stringMatching(/^2026-07-28（星期二） {2}采购意向公开期（30 个自然日）：最迟 2026-06-26 开始/),
    ]);
    expect(out).toContain('财库〔2020〕10号');
  });

  test('as JSON gives the day and when each period begins and ends', async () => {
    const { out } = await caigou([...ASKED, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      due: '2026-06-26',
      steps: [{ id: 'intention-to-tender' }, { id: 'bid-window' }, { id: 'reserve', endBy: '2026-08-31' }],
    });
  });

  test('writes a sheet to print where asked', async () => {
    const { out, saved } = await caigou([...ASKED, '--sheet', 'a.html']);
    expect(out).toContain('已写入 a.html');
    expect(saved.get('a.html')).toContain('最晚安全启动日：2026-06-26');
  });

  test('names what is missing or unknown', async () => {
    const { err, code } = await caigou(['plan-back', '--policy', '222401', '--method', 'auction']);
    expect(code).toBe(2);
    expect(err).toContain('--service-end');
    expect(err).toContain('--method');
  });
});

describe('caigou obligations --proof', () => {
  const PLAYED = ['obligations', '--policy', '222401', '--from', '2026-01-05', '--on', '2026-06-01'];

  test('of one duty of a play prints its lines, its verdict and its calendar', async () => {
    const { out, code } = await caigou([...PLAYED, '--proof', 'contract-filing-finance@y1#1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^到期日：2026-/);
    expect(out).toMatch(/结论：已办结（.+按当时的工作日历 222401@2025-11-04 判定/);
    expect(out).toContain('，累计 7');
  });

  test('names the duties there are for one that is not', async () => {
    const { err, code } = await caigou([...PLAYED, '--proof', 'contract-filing-finance@y7#1']);
    expect(code).toBe(2);
    expect(err).toContain('contract-filing-finance@y1#1');
  });

  test('a sheet without a duty is a mistake that says how', async () => {
    const { err, code } = await caigou([...PLAYED, '--sheet', 'a.html']);
    expect(code).toBe(2);
    expect(err).toContain('--proof');
  });
});
