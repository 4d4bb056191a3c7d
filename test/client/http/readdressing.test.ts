import { expect, test } from '@jest/globals';
import type { Reads } from '../../../client/reads.js';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Way } from '../../../domain/stuck/types.js';
import type { NoticeLine } from '../../../store/views/notices.js';
import type { StuckLine } from '../../../store/views/stuck.js';
import { appFor, ask, CYCLE, emptyReads } from './app-for-tests.js';

const AT = instant('2026-01-20T02:00:00.000Z');

function notice(id: number, state: NoticeLine['state']): NoticeLine {
  return {
    ...{ id, state, cycleId: CYCLE, about: 'o1', occurrence: 'due', revision: '1', recipient: 'contractor' },
    ...{ channel: 'mail', address: 'old@mz.example', slot: plainDate('2026-01-20'), notBefore: AT, attempts: 1 },
    ...{ settledAt: AT, wasUnknown: false, lastError: null, letter: null, messageId: null },
  };
}

/** Where of these notices those can go to another address now. */
function readsWith(notices: NoticeLine[], can: number[], own: Partial<Reads> = {}): Reads {
  const moved = can.map((id) => ({ ...notice(id, 'failed'), to: 'new@mz.example' }));
  return emptyReads({ notices: async () => ({ notices, next: null }), readdressable: async () => moved, ...own });
}

async function seen(reads: Reads, path: string) {
  return JSON.parse(await (await ask(appFor({ reads }), 'GET', path)).text());
}

test('of each notice it is said whether it can be sent to another address, as the repair itself would judge', async () => {
  const notices = [notice(1, 'failed'), notice(2, 'bounced'), notice(3, 'sent')];
  const { notices: told } = await seen(readsWith(notices, [2]), '/api/notices');
  expect(told.map((each: { readdressable: boolean }) => each.readdressable)).toEqual([false, true, false]);
});

test('where everything arrived nothing is asked of any case', async () => {
  const asked: unknown[] = [];
  const readdressable: Reads['readdressable'] = async (_code, cycles) => {
    asked.push(...cycles);
    return [];
  };
  const reads = readsWith([notice(3, 'sent'), notice(4, 'queued')], [], { readdressable });
  expect((await seen(reads, '/api/notices')).notices).toHaveLength(2);
  expect(asked).toEqual([]);
});

test('a bad address is corrected first: sending again is offered once that would reach somebody', async () => {
  const line: StuckLine = {
    ...{ reason: 'badAddress', cycle: CYCLE, cycleTitle: '社工站服务采购', since: AT, breaksOn: null, breaks: null },
    about: { kind: 'address', recipient: 'contractor', address: 'old@mz.example' },
    detail: { why: 'mailbox unavailable' },
    whoFrees: ['administrator'],
    repair: [{ way: 'correct-address' }, { way: 'resend-letters' }],
    undo: 'addressYesMailNo',
  };
  const stuck: Reads['stuck'] = async () => ({ stuck: [line], total: 1 });
  const ways = async (can: number[]) =>
    (await seen(readsWith([], can, { stuck }), '/api/stuck')).stuck[0].repair.map(({ way }: { way: Way }) => way);
  expect(await ways([])).toEqual(['correct-address']);
  expect(await ways([1])).toEqual(['correct-address', 'resend-letters']);
});
