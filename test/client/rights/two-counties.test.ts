import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { screensOn } from '../../../client/screens/screens.js';
import { fromMs, instant, toMs } from '../../../domain/calendar/instant.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { FactDraft } from '../../../domain/facts.js';
import type { RegionCode } from '../../../domain/ids.js';
import { LEDGERS } from '../../../schemas/screen-query.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { storeAttachment } from '../../../store/registry/attachments.js';
import { noteAccess } from '../../../store/registry/identity/access-log.js';
import { keepToken } from '../../../store/registry/identity/tokens.js';
import { addJob } from '../../../store/registry/jobs/queue.js';
import { opening, PLAN_APPROVED, publishCounty, recorder, submission } from '../../store/ledger/record.js';
import { cycleId, notice } from '../../store/outbox/notices.js';
import { type Browser, createHouse, type House } from '../identity/house.js';
import { region } from '../world.js';
import { addressesOf, filled } from './addresses.js';

const CANARY = '金丝雀';
const HERE = region('222401');
const THERE = region('640402');
const PROVINCE = region('640000');
const OURS = cycleId('222401-2026-001');
const THEIRS = cycleId('640402-2026-001');
const AT = instant('2026-01-21T02:00:00.000Z');

/** Everything of the county that can hold a word holds its own. */
function marked(code: RegionCode): DirectorySnapshot {
  const base = directoryPerPost(code);
  return {
    ...base,
    name: `${CANARY}${code}局`,
    people: base.people.map((each) => ({
      ...each,
      name: `${each.name}${CANARY}${code}`,
      phone: each.id === 'officer' ? '13812345678' : null,
      // Another body in each county, though under the same id: one under the same address would be one and the same.
      email: `${code}-${each.email}`,
    })),
  };
}

/** Whole lists as files, single letters in each of their forms, and work somebody asked for. */
const EXPORTS = [
  ...LEDGERS.flatMap((ledger) => [`/api/ledgers/${ledger}`, `/api/ledgers/${ledger}?format=xlsx`]),
  '/api/audit?format=xlsx',
  `/api/audit?cycle=${THEIRS}`,
  '/api/calendar?month=2026-01',
  ...[1, 2].flatMap((id) => ['json', 'html', 'text', 'eml'].map((format) => `/api/notices/${id}?format=${format}`)),
  ...[HERE, THERE].map((code) => `/api/jobs/job-${code}`),
];

/** Some of those that do hold a word of one's own county: else nothing would be proved of them. */
const OWN_WORDS = [
  '/api/cycles',
  '/api/accounts',
  '/api/tokens',
  '/api/access-log',
  '/api/directory',
  '/api/directory/book',
  '/api/audit',
  '/api/audit?format=xlsx',
  '/api/notices/1?format=json',
  `/api/cycles/${OURS}/facts`,
] as const;

/** What a file holds as text, also one that is packed. */
async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => new TextDecoder().decode(part)).join('\n');
}

/** A sign-in elsewhere; and a stream that does not end, which has a test of its own (http/events). */
const APART = /\/oidc|\/events$/;

describe('two counties in one installation', () => {
  let house: House;
  let file: string;
  beforeAll(async () => {
    house = await createHouse({
      directories: [marked(HERE), marked(THERE), marked(PROVINCE)],
      parts: (db) => ({ screens: screensOn(db) }),
    });
    house.clock.at = fromMs(toMs(AT) + 3_600_000);
    for (const [id, code] of [
      [OURS, HERE],
      [THEIRS, THERE],
    ] as const) {
      await publishCounty(house.db, code);
      const record = recorder(id);
      const noted: FactDraft = {
        kind: 'deviation-recorded',
        data: { what: `${CANARY}${code}`, reason: '电话 13912345678' },
      };
      await archiveFacts(house.db, {
        cycleId: id,
        facts: record.act('o', '2026-01-05T01:00:00.000Z', [opening(id, `采购${CANARY}${code}`)]),
      });
      await archiveFacts(house.db, {
        cycleId: id,
        facts: record.act('a', '2026-01-20T02:00:00.000Z', [PLAN_APPROVED, noted]),
      });
      await archiveFacts(house.db, {
        cycleId: id,
        facts: record.act('s', '2026-01-20T03:00:00.000Z', submission('2026-01-23')),
      });
      await queueNotices(house.db, [notice({ cycleId: id })]);
      const work = {
        id: `job-${code}`,
        code,
        person: 'officer',
        via: 'api',
        kind: 'repair',
        asked: {},
        file: null,
      } as const;
      const parts = [{ n: 1, cycleId: id, title: `${CANARY}${code}`, asked: null }];
      await addJob(house.db, { ...work, reason: `${CANARY}${code}`, parts }, AT);
      const bytes = new TextEncoder().encode(`${CANARY}${code}`);
      const kept = await storeAttachment(house.db, house.files, {
        ...{ code, name: `${CANARY}${code}.txt`, mediaType: 'text/plain', bytes, at: AT, by: 'officer' },
      });
      if (code === THERE) file = kept.sha256;
      await noteAccess(house.db, {
        code,
        at: AT,
        by: { code, person: 'officer' },
        way: 'local',
        what: 'case',
        subject: `${CANARY}${code}`,
      });
      const token = { id: `t${code}`, code, person: 'officer', name: `${CANARY}${code}`, scope: 'read' as const };
      await keepToken(house.db, `cg_${code}`, { ...token, madeAt: AT, expiresAt: instant('2026-12-31T00:00:00.000Z') });
    }
  });
  afterAll(() => house.close());

  /** Every address that can be asked for something, with the other county's ids and code wherever one fits. */
  function questions(): string[] {
    const reads = addressesOf(house.app).filter(({ method, key }) => method === 'GET' && !APART.test(key));
    const plain = reads.flatMap(({ path }) => [
      filled(path, OURS),
      filled(path, THEIRS).replace('a'.repeat(64), file).replace('/222401/', '/640402/'),
      `${filled(path, THEIRS).replace('a'.repeat(64), file)}?code=${THERE}`,
    ]);
    return [...plain, ...EXPORTS, ...EXPORTS.map((path) => `${path}${path.includes('?') ? '&' : '?'}code=${THERE}`)];
  }

  async function leaks(browser: Browser, word: string): Promise<string[]> {
    const found: string[] = [];
    for (const path of questions()) {
      const response = await browser.get(path);
      const text = `${await textOf(response)}${JSON.stringify([...response.headers])}`;
      if (text.includes(word) || decodeURIComponent(encodeURIComponent(text)).includes(encodeURIComponent(word)))
        found.push(`${response.status} ${path}`);
    }
    return found;
  }

  test.each([
    'administrator',
    'officer',
    'superior',
    'province',
    'countyFinance',
    'township',
    'contractor',
    'evaluator',
    'agent',
  ])('no answer to %s of one, right or refused, has a word of the other', async (person) => {
    const browser = await house.enter(person);
    expect(await leaks(browser, `${CANARY}${THERE}`)).toEqual([]);
    // The same questions do find what is his own.
    if (person !== 'administrator') return;
    const own = await leaks(browser, `${CANARY}${HERE}`);
    expect(OWN_WORDS.filter((path) => !own.includes(`200 ${path}`))).toEqual([]);
  });

  test('who listens in one hears what changes there, and not that anything did in the other', async () => {
    const browser = await house.enter('bureauHead');
    const line = (await browser.get('/api/events')).body?.getReader();
    let told = '';
    const hear = async (word: string) => {
      while (!told.includes(word)) told += new TextDecoder().decode((await line?.read())?.value);
    };
    await hear('event: ready');
    for (const id of [cycleId(`${THERE}-2026-009`), cycleId(`${HERE}-2026-009`)]) {
      const facts = recorder(id).act('n', '2026-01-21T02:30:00.000Z', [opening(id, `采购${CANARY}`)]);
      await archiveFacts(house.db, { cycleId: id, facts });
    }
    await hear(`${HERE}-2026-009`);
    await line?.cancel();
    expect(told).not.toContain(THERE);
    expect(told).not.toContain(CANARY);
  });

  test('nothing is changed across the border, and what is refused tells nothing', async () => {
    const browser = await house.enter('headOfOffice');
    const body = { kind: 'record-deviation', data: { what: '一', reason: '二' } };
    for (const path of [`/api/cycles/${THEIRS}/approvals/a1/read`, `/api/cycles/${THEIRS}/restart-from-record`]) {
      const response = await browser.send('POST', path, body);
      expect([path, response.ok, (await response.text()).includes(`${CANARY}${THERE}`)]).toEqual([path, false, false]);
    }
  });

  test('the bureau above sees cases below it and gives no commands there; numbers of people are covered', async () => {
    const above = await house.enter('officer', PROVINCE);
    const list = await (await above.get(`/api/cycles?code=${THERE}`)).text();
    expect(list).toContain(`采购${CANARY}${THERE}`);
    const shown = JSON.parse(await (await above.get(`/api/cycles/${THEIRS}`)).text());
    expect(shown).toMatchObject({ cycleId: THEIRS, allowedNow: [] });
    const facts = await (await above.get(`/api/cycles/${THEIRS}/facts`)).text();
    expect(facts).toContain('139****5678');
    expect(facts).not.toContain('13912345678');
    expect((await above.get(`/api/cycles/${OURS}`)).status).toBe(404);
    expect((await above.get(`/api/cycles?code=${HERE}`)).status).toBe(403);
    // People of a county are its own: the bureau above asks it for them.
    expect(await (await above.get(`/api/directory?code=${THERE}`)).text()).not.toContain(`${CANARY}${THERE}`);
  });

  test('each of these reads is on the list of the county whose data it was, for its administrator', async () => {
    const keeper = await house.enter('administrator', THERE);
    const { reads } = JSON.parse(await (await keeper.get('/api/access-log?person=officer')).text());
    const above = reads.filter(({ personCode }: { personCode: string }) => personCode === PROVINCE);
    expect(above).toEqual([
      expect.objectContaining({ what: 'case', subject: `${THEIRS}/facts`, way: 'password' }),
      expect.objectContaining({ what: 'case', subject: THEIRS, way: 'password' }),
    ]);
    await keeper.get('/api/directory');
    const after = JSON.parse(await (await keeper.get('/api/access-log?limit=1')).text());
    expect(after.reads).toEqual([
      expect.objectContaining({ person: 'administrator', what: 'people', subject: 'directory' }),
    ]);
    expect(after.next).toBe(String(after.reads[0].id));
  });

  test('telephone numbers are whole for who must call, and covered for others', async () => {
    const phones = async (person: string) => {
      const text = await (await (await house.enter(person)).get('/api/directory')).text();
      return /"([\d*]+5678)"/.exec(text)?.[1];
    };
    expect(await phones('bureauHead')).toBe('13812345678');
    for (const person of ['city', 'township', 'countyFinance']) expect(await phones(person)).toBe('*******5678');
  });

  test('an outside party gets the file it handed in; another does not, and a bureau does', async () => {
    const [contractor, evaluator, officer] = [
      await house.enter('contractor'),
      await house.enter('evaluator'),
      await house.enter('officer'),
    ];
    const handed = await contractor.send('POST', '/api/attachments?name=a.pdf', '%PDF-1.7', {
      'content-type': 'application/pdf',
    });
    const { sha256 } = JSON.parse(await handed.text());
    const asked = await Promise.all(
      [contractor, evaluator, officer].map((each) => each.get(`/api/attachments/${sha256}`)),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 404, 200]);
  });
});
