import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { readsOn } from '../../../client/reads.js';
import { screensOn } from '../../../client/screens/screens.js';
import { instant, instantAt } from '../../../domain/calendar/instant.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { RegionCode } from '../../../domain/ids.js';
import { seedDirectory } from '../../../store/registry/directory.js';
import { type ConsoleCounty, consoleCounty, LATER } from '../../support/console-counties.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';
import { appFor, ask, listeningGateway, problemIn } from '../http/app-for-tests.js';
import { region } from '../world.js';

const COUNTY = region('222401');
const FAR = region('640402');
const PREFECTURE = region('222400');
/** Whoever may look down is there with his code; the county itself, the county beside it and another province are not above. */
const SEES: Readonly<Record<string, readonly RegionCode[]>> = {
  '220000': [COUNTY],
  '222400': [COUNTY],
  '222300': [],
  '222402': [],
  '640000': [FAR],
  '640400': [FAR],
};
/** Lists of a county that the bureaus above it read. */
const LISTS = [
  '/api/board',
  '/api/board/counts',
  '/api/calendar?month=2023-01',
  '/api/ledgers/plans',
  '/api/ledgers/contracts?format=xlsx',
  '/api/figures',
  '/api/stuck',
  '/api/notices',
  '/api/cycles',
  '/api/obligations',
];
/** Who reads lists at an office, and who never does. */
const PEOPLE: readonly (readonly [person: string, reads: boolean])[] = [
  ['officer', true],
  ['bureauHead', true],
  ['administrator', true],
  ['contractor', false],
  ['evaluator', false],
  ['agent', false],
  ['township', false],
  ['countyFinance', false],
  ['province', false],
];

let own: OwnDatabase;
let app: Hono;
let counties: ConsoleCounty[];
let gateway: ReturnType<typeof listeningGateway>;
const at = instant('2022-12-01T00:00:00.000Z');

beforeAll(async () => {
  own = await embeddedDatabase();
  counties = [await consoleCounty(own.db, '222401'), await consoleCounty(own.db, '640402')];
  for (const code of Object.keys(SEES))
    await seedDirectory(own.db, bureau(region(code)), { at, by: 'test', what: 'test' });
  gateway = listeningGateway();
  const now = () => instantAt(LATER, '10:00');
  app = appFor({ gateway, reads: readsOn(own.db, '/nonexistent'), screens: screensOn(own.db), now });
});
afterAll(() => own.close());

/** The deputy heads of prefecture and province are whom the county has as its superior bureaus. */
const SUPERIORS: Readonly<Record<string, string>> = {
  '222400': 'CITY@caigou.example',
  '220000': 'province@caigou.example',
};

function bureau(code: RegionCode): DirectorySnapshot {
  const base = directoryPerPost(code);
  const superior = SUPERIORS[code];
  const people = base.people.map((each) =>
    each.id === 'deputyHead' && superior !== undefined
      ? { ...each, email: superior }
      : { ...each, email: `${code}.${each.email}` },
  );
  return { ...base, name: `地区${code}`, people };
}

const withCode = (path: string, code: RegionCode) => `${path}${path.includes('?') ? '&' : '?'}code=${code}`;
const see = (code: string, person: string, path: string) => ask(app, 'GET', path, { person: `${code}/${person}` });
const titleOf = (code: RegionCode) => counties.find((each) => each.code === code)?.old.state.plan.opening?.title ?? '';

describe.each(Object.entries(SEES))('whoever belongs to %s', (from, below) => {
  test.each(PEOPLE)('%s looks at the counties below an own bureau, and at no other', async (person, reads) => {
    for (const code of [COUNTY, FAR])
      for (const path of LISTS) {
        const response = await see(from, person, withCode(path, code));
        const may = reads && below.includes(code);
        expect([path, code, response.status]).toEqual([path, code, may ? 200 : 403]);
        if (!may) expect(await response.text()).not.toContain(titleOf(code));
      }
  });

  test('is offered the counties below, by name, and no other', async () => {
    const { counties: offered } = JSON.parse(await (await see(from, 'officer', '/api/counties')).text());
    expect(offered[0]).toEqual({ code: from, name: `地区${from}` });
    const others = offered
      .map(({ code }: { code: RegionCode }) => code)
      .filter((code: RegionCode) => [COUNTY, FAR].includes(code));
    expect(others).toEqual(below);
    expect((await see(from, 'contractor', '/api/counties')).status).toBe(403);
  });
});

describe('a bureau above a county', () => {
  test('finds there what the county itself finds', async () => {
    for (const path of [
      '/api/board?limit=200',
      '/api/board/counts',
      '/api/ledgers/plans',
      '/api/calendar?month=2023-01',
    ]) {
      const [above, itself] = [
        await see('222400', 'officer', withCode(path, COUNTY)),
        await see('222401', 'officer', path),
      ];
      expect([path, JSON.parse(await above.text())]).toEqual([path, JSON.parse(await itself.text())]);
    }
  });

  test('has nothing of its own in the lists of a county below', async () => {
    const rows = JSON.parse(await (await see('222400', 'officer', withCode('/api/board?mine=true', COUNTY))).text());
    expect(rows).toMatchObject({ rows: [], total: 0 });
    const month = withCode('/api/calendar?month=2023-04&mine=true', COUNTY);
    expect(JSON.parse(await (await see('222400', 'officer', month)).text()).deadlines).toEqual([]);
  });

  test('opens a case with its letters and its course', async () => {
    const cycle = counties[0]?.old.state.cycleId;
    expect((await see('222400', 'officer', `/api/cycles/${cycle}/mails`)).status).toBe(200);
    const course = JSON.parse(await (await see('222400', 'officer', `/api/cycles/${cycle}/timeline`)).text());
    expect(course.payments.length + course.evaluations.length).toBeGreaterThan(0);
  });

  test('acts in a county only by who that county has in its directory under the same address', async () => {
    const cycle = counties[0]?.old.state.cycleId;
    const body = { kind: 'record-receipt', data: { filing: 'f1' } };
    const give = (person: string) =>
      ask(app, 'POST', `/api/cycles/${cycle}/commands`, { person: `222400/${person}`, body });
    expect((await give('deputyHead')).status).toBe(200);
    expect(gateway.reached.map(({ caller: { code, card } }) => [code, card.id, card.party])).toEqual([
      [COUNTY, 'city', 'superior'],
    ]);
    const refused = await give('officer');
    expect([refused.status, (await problemIn(refused)).code]).toEqual([404, 'unknown-cycle']);
    expect(gateway.reached).toHaveLength(1);
    const allowed = async (person: string) =>
      JSON.parse(await (await see('222400', person, `/api/cycles/${cycle}`)).text()).allowedNow;
    expect([await allowed('deputyHead'), await allowed('officer')]).toEqual([['draft-plan'], []]);
  });
});

describe('what was filed and waits for a receipt', () => {
  const waiting = async (code: string, person: string) => {
    const answer = await see(code, person, '/api/filings');
    const { counties: named, waiting: lines } = JSON.parse(await answer.text());
    return { counties: named.map((each: { code: string }) => each.code), lines };
  };

  test('is before the receiver in the county, and before the bureau above that has the same address', async () => {
    const [there, above] = [await waiting('222401', 'province'), await waiting('220000', 'deputyHead')];
    expect(above.counties).toEqual(['220000', COUNTY]);
    expect(above.lines).toEqual(there.lines);
    expect(there.lines.map(({ rule, code }: { rule: string; code: string }) => [rule, code])).toContainEqual([
      'filing-receipt',
      COUNTY,
    ]);
    expect((await waiting('222400', 'deputyHead')).counties).toEqual([PREFECTURE, COUNTY]);
  });

  test('is before nobody else', async () => {
    for (const [code, person] of [
      ['222400', 'officer'],
      ['640400', 'deputyHead'],
      ['222401', 'contractor'],
    ] as const)
      expect([code, person, (await waiting(code, person)).lines]).toEqual([code, person, []]);
  });
});
