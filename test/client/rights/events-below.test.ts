import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { FactDraft } from '../../../domain/facts.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { opening, publishCounty, recorder } from '../../store/ledger/record.js';
import { cycleId } from '../../store/outbox/notices.js';
import { createHouse, type House } from '../identity/house.js';
import { region } from '../world.js';

const [HERE, BESIDE, AWAY] = [region('222401'), region('222402'), region('640402')];
const [PREFECTURE, PROVINCE] = [region('222400'), region('220000')];
const [OURS, THEIRS, FAR] = [cycleId('222401-2026-001'), cycleId('222402-2026-001'), cycleId('640402-2026-001')];
const CASES = [OURS, THEIRS, FAR];

const HAPPENED: FactDraft = { kind: 'deviation-recorded', data: { what: '一', reason: '二' } };

/** Who listens, and the cases of which he hears: those of the own county, and of those below a bureau. */
const HEARS: readonly (readonly [person: string, code: RegionCode, cases: readonly CycleId[]])[] = [
  ['officer', PREFECTURE, [OURS, THEIRS]],
  ['administrator', PROVINCE, [OURS, THEIRS]],
  ['officer', HERE, [OURS]],
  ['officer', BESIDE, [THEIRS]],
  ['city', HERE, [OURS]],
  ['bureauHead', AWAY, [FAR]],
];

describe('what is told of changes, from above and beside', () => {
  let house: House;
  const record = new Map(CASES.map((id) => [id, recorder(id)]));
  beforeAll(async () => {
    const codes = [HERE, BESIDE, AWAY, PREFECTURE, PROVINCE];
    house = await createHouse({ directories: codes.map((code) => directoryPerPost(code)) });
    for (const code of [HERE, BESIDE, AWAY]) await publishCounty(house.db, code);
    await everywhere('opened', '2026-01-05T01:00:00.000Z');
  });
  afterAll(() => house.close());

  /** Something happens in each of the three counties. */
  async function everywhere(command: string, at: string): Promise<void> {
    for (const [id, { act }] of record) {
      const facts = act(command, at, command === 'opened' ? [opening(id)] : [HAPPENED]);
      await archiveFacts(house.db, { cycleId: id, facts });
    }
  }

  type Listener = {
    heard: string;
    until(isEnough: (heard: string) => boolean): Promise<string>;
    close(): Promise<void>;
  };

  async function listener(person: string, code: RegionCode): Promise<Listener> {
    const reader = (await (await house.enter(person, code)).get('/api/events')).body?.getReader();
    const words = new TextDecoder();
    const own: Listener = {
      heard: '',
      until: async (isEnough) => {
        while (!isEnough(own.heard)) own.heard += words.decode((await reader?.read())?.value);
        return own.heard;
      },
      close: async () => reader?.cancel(),
    };
    await own.until((heard) => heard.includes('event: ready'));
    return own;
  }

  test('a bureau above hears of the cases of all counties below it, a county of its own, and nobody of another', async () => {
    const listeners = await Promise.all(HEARS.map(([person, code]) => listener(person, code)));
    const times = (heard: string, id: CycleId) => heard.split(String(id)).length - 1;
    // What happened first has reached whoever hears it when each has heard of what happened then in a county of his.
    for (const [round, command] of ['first', 'second'].entries()) {
      await everywhere(command, `2026-01-2${round}T02:00:00.000Z`);
      const told = listeners.map((each, n) =>
        each.until((heard) => (HEARS[n]?.[2] ?? []).every((id) => times(heard, id) > round)),
      );
      await Promise.all(told);
    }
    const heard = listeners.map((each) => CASES.filter((id) => times(each.heard, id) > 0));
    expect(heard).toEqual(HEARS.map(([, , cases]) => cases));
    await Promise.all(listeners.map((each) => each.close()));
  });
});
