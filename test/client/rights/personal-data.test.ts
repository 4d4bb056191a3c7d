import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { screensOn } from '../../../client/screens/screens.js';
import { fromMs, instant, toMs } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { FactDraft } from '../../../domain/facts.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { opening, PLAN_APPROVED, publishCounty, recorder, submission } from '../../store/ledger/record.js';
import { cycleId } from '../../store/outbox/notices.js';
import { type Browser, createHouse, type House } from '../identity/house.js';
import { region } from '../world.js';
import { addressesOf, filled } from './addresses.js';

const HERE = region('222401');
const ABOVE = region('220000');
const CASE = cycleId('222401-2026-001');
const AT = instant('2026-01-21T02:00:00.000Z');

/** Somebody who works at a station, and numbers of people, each found only where it stands. */
const WORKER = '驻站社工某';
const CERTIFICATE = '2201234567890';
const [PHONE_OF_OFFICE, PHONE_IN_TEXT] = ['13812345678', '13912345678'];
const NUMBERS = [CERTIFICATE, PHONE_OF_OFFICE, PHONE_IN_TEXT];

const PLACED: FactDraft = {
  kind: 'worker-hired',
  data: {
    worker: 'w1',
    name: WORKER,
    station: 'st1',
    hiredOn: plainDate('2026-01-12'),
    startedOn: plainDate('2026-01-19'),
    placedOn: plainDate('2026-01-19'),
    employer: 'contractor',
    role: 'resident',
    bornOn: plainDate('1995-04-03'),
    education: 'bachelor',
    socialWorkDegree: true,
    certificate: { level: 'assistant', number: CERTIFICATE, obtainedOn: plainDate('2024-09-01') },
  },
};
const NOTED: FactDraft = { kind: 'deviation-recorded', data: { what: '补充', reason: `联系 ${PHONE_IN_TEXT}` } };

function withPhones(directory: DirectorySnapshot): DirectorySnapshot {
  const people = directory.people.map((each) => ({ ...each, phone: each.id === 'officer' ? PHONE_OF_OFFICE : null }));
  return { ...directory, people };
}

/** A sign-in elsewhere, a stream that does not end, and what only a running installation answers. */
const APART = /\/oidc|\/events$|\/running$|\/forecast$|\/coverage$/;

describe('data of people', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse({
      directories: [withPhones(directoryPerPost(HERE)), directoryPerPost(ABOVE)],
      parts: (db) => ({ screens: screensOn(db) }),
    });
    house.clock.at = fromMs(toMs(AT) + 3_600_000);
    await publishCounty(house.db, HERE);
    const record = recorder(CASE);
    for (const [id, at, drafts] of [
      ['o', '2026-01-05T01:00:00.000Z', [opening(CASE)]],
      ['a', '2026-01-20T02:00:00.000Z', [PLAN_APPROVED, NOTED, PLACED]],
      ['s', '2026-01-20T03:00:00.000Z', submission('2026-01-23')],
    ] as const)
      await archiveFacts(house.db, { cycleId: CASE, facts: record.act(id, at, [...drafts]) });
  });
  afterAll(() => house.close());

  /** Every address that shows something, once as it is and once for the case and the county, and whole lists as files. */
  function questions(): string[] {
    const reads = addressesOf(house.app).filter(({ method, key }) => method === 'GET' && !APART.test(key));
    const plain = reads.map(({ path }) => filled(path, CASE));
    return [...plain, ...plain.map((path) => `${path}?code=${HERE}`), '/api/audit?format=xlsx'];
  }

  async function shown(browser: Browser, path: string): Promise<string> {
    const bytes = new Uint8Array(await (await browser.get(path)).arrayBuffer());
    const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
    return parts.map((part) => new TextDecoder().decode(part)).join('\n');
  }

  async function answersWith(browser: Browser, words: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const path of questions()) {
      const text = await shown(browser, path);
      if (words.some((word) => text.includes(word))) found.push(path);
    }
    return found;
  }

  test.each([
    ['of the bureau above', 'officer', ABOVE],
    ['of a superior in the county’s directory', 'city', HERE],
    ['of a township', 'township', HERE],
    ['of finance', 'countyFinance', HERE],
  ] as const)('are covered for somebody %s at every address and in every file', async (_whose, person, code) => {
    const browser = await house.enter(person, code);
    expect(await answersWith(browser, [WORKER, ...NUMBERS])).toEqual([]);
  });

  test('are whole for the county’s own officer, and each read of them is on the list of reads', async () => {
    const browser = await house.enter('deputyHead');
    const reads = () =>
      house.db
        .selectFrom('access_log')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow();
    const unlisted: string[] = [];
    let whole = 0;
    for (const path of questions()) {
      const before = Number((await reads()).n);
      const text = await shown(browser, path);
      if (![WORKER, ...NUMBERS].some((word) => text.includes(word))) continue;
      whole += 1;
      if (Number((await reads()).n) !== before + 1) unlisted.push(path);
    }
    expect(unlisted).toEqual([]);
    expect(whole).toBeGreaterThanOrEqual(6);
  });
});
