import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutgoingLetter } from '../../../activities/adapters/sender.js';
import { addDays, plainDate } from '../../../domain/calendar/plain-date.js';
import type { Fact, FactKind, FactOf } from '../../../domain/facts.js';
import type { CycleId } from '../../../domain/ids.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { now, today, YANJI } from '../../support/workflow-office.js';
import { createOffice, linkIn, type Office, open, send } from './office-for-tests.js';

const ANSWER = '查看并答复';
const DUTY = 'correction@dr1#1';

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

type Reminded = { cycleId: CycleId; letter: OutgoingLetter; path: string };

async function reminded(): Promise<Reminded> {
  const cycleId = await office.corrected();
  const letter = await office.letterTo(cycleId, { about: DUTY, person: 'contact' });
  return { cycleId, letter, path: linkIn(letter, ANSWER) };
}

async function factsOf<K extends FactKind>(cycleId: CycleId, kind: K): Promise<FactOf<K>[]> {
  const facts: Fact[] = await office.world.facts(cycleId);
  return facts.filter((fact): fact is Extract<Fact, FactOf<K>> => fact.kind === kind);
}
const answersOf = (cycleId: CycleId) => factsOf(cycleId, 'notice-answered');

/** What people put on record; the cycle itself goes on in the meantime. */
async function givenBy(cycleId: CycleId): Promise<Fact[]> {
  return (await office.world.facts(cycleId)).filter(({ actor }) => 'id' in actor);
}

/** Everything a page could have changed. */
async function everything(cycleId: CycleId) {
  const { db } = office.world;
  return {
    facts: await givenBy(cycleId),
    links: await db.selectFrom('links').selectAll().orderBy('hash').execute(),
    uses: await db.selectFrom('link_uses').selectAll().orderBy('link_hash').orderBy('act').execute(),
  };
}

describe('a link in a reminder', () => {
  test('stands in both parts of the letter, and opening it changes nothing, however often a scanner does', async () => {
    const { cycleId, letter, path } = await reminded();
    expect(letter.html).toContain(path);
    expect(letter.text).toContain('查看本单位在各县的全部待办事项');
    const before = await everything(cycleId);
    const first = await open(office.app, path);
    expect(first.status).toBe(200);
    const html = await first.text();
    expect(html).toContain('按整改通知改正');
    expect(html).not.toMatch(/<script|javascript:|http-equiv/i);
    for (let scan = 0; scan < 3; scan += 1) expect((await open(office.app, path)).status).toBe(200);
    expect((await office.app.request(path, { method: 'HEAD' })).status).toBe(200);
    expect(await everything(cycleId)).toEqual(before);
  });

  test('is kept by nobody on the way, found by no search engine and told to no other site', async () => {
    const { path } = await reminded();
    const { headers } = await open(office.app, path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('is not in the store: the store knows its digest alone', async () => {
    const { path, cycleId } = await reminded();
    const rows = await office.world.db.selectFrom('links').selectAll().where('cycle_id', '=', cycleId).execute();
    expect(rows).toMatchObject([{ person: 'contact', about: DUTY, purpose: 'answer' }]);
    expect(JSON.stringify(rows)).not.toContain(path.slice(3));
    expect(path.slice(3)).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  test('shows a name with markup as a name', async () => {
    const { path, letter } = await reminded();
    for (const html of [letter.html, await (await open(office.app, path)).text()]) {
      expect(html).toContain('联系人&lt;b&gt;甲&lt;/b&gt;');
      expect(html).not.toContain('<b>甲');
    }
  });
});

describe('answering by link', () => {
  test('seen is put on record, receipted, and the link is then used: asked again it is refused and says when', async () => {
    const { cycleId, path } = await reminded();
    const answer = await send(office.app, path, { act: 'seen' });
    expect(answer.status).toBe(200);
    const [fact] = await answersOf(cycleId);
    expect(fact).toMatchObject({ actor: { id: 'contact' }, data: { obligation: DUTY, answer: 'seen' } });
    expect(await answer.text()).toContain(fact?.hash);
    for (const again of [
      await send(office.app, path, { act: 'seen' }),
      await send(office.app, path, { act: 'not-me', who: '他人' }),
      await open(office.app, path),
    ]) {
      expect(again.status).toBe(410);
      expect(await again.text()).toContain('每个链接只能办理一次');
    }
    expect(await answersOf(cycleId)).toHaveLength(1);
    expect(await factsOf(cycleId, 'notice-redirected')).toEqual([]);
  });

  test('of two answers at the same moment one acts', async () => {
    const { cycleId, path } = await reminded();
    const until = addDays(today(), 40);
    const answers = await Promise.all([
      send(office.app, path, { act: 'seen' }),
      send(office.app, path, { act: 'late', until, note: '人员到岗晚' }),
      send(office.app, path, { act: 'seen' }),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 409 || status === 410)).toBe(true);
    expect(await answersOf(cycleId)).toHaveLength(1);
  });

  test('late shows what it moves before anything is said, then records it and asks for the extension', async () => {
    const { cycleId, path } = await reminded();
    const until = addDays(today(), 40);
    const before = await everything(cycleId);
    const query = new URLSearchParams({ act: 'late', until, note: '人员到岗晚' });
    const shown = await open(office.app, `${path}?${query}`);
    expect(shown.status).toBe(200);
    const [year, month, day] = until.split('-').map(Number);
    const html = await shown.text();
    expect(html).toContain(`改为${year}年${month}月${day}日`);
    expect(html).toContain('批准以前，原期限不变');
    expect(await everything(cycleId)).toEqual(before);
    expect((await send(office.app, path, { act: 'late', until, note: '人员到岗晚' })).status).toBe(200);
    expect(await answersOf(cycleId)).toMatchObject([{ data: { answer: 'late', until, note: '人员到岗晚' } }]);
    expect(await factsOf(cycleId, 'approval-submitted')).toMatchObject([
      {
        actor: { id: 'contact' },
        data: {
          via: 'link',
          subject: { kind: 'extension', ref: DUTY },
          proposal: { to: until, reason: '人员到岗晚' },
        },
      },
    ]);
    expect((await office.world.state(cycleId)).correction.extended).toEqual({});
  });

  test('a day that is no later than the due day is refused, and the link may be used again', async () => {
    const { cycleId, path } = await reminded();
    const refused = await send(office.app, path, { act: 'late', until: today(), note: '晚' });
    expect(refused.status).toBe(400);
    const said = await refused.text();
    expect(said).toContain('没有办理成功');
    expect(said).toContain('填写有误：能够办理的日期');
    expect(await answersOf(cycleId)).toEqual([]);
    expect((await send(office.app, path, { act: 'seen' })).status).toBe(200);
  });

  test('a day is typed as on the console and not into the date field of a browser; what is none is said in the same words', async () => {
    const { path } = await reminded();
    const html = await (await open(office.app, path)).text();
    expect(html).not.toContain('type="date"');
    expect(html).toContain(FORMS.dayForm);
    expect(html).toMatch(/须晚于现在的期限 \d{4}-\d\d-\d\d，最晚 2045-12-31/);
    const asked = (until: string) =>
      open(office.app, `${path}?${new URLSearchParams({ act: 'late', until, note: '晚' })}`);
    const [year, month, day] = addDays(today(), 40).split('-').map(Number);
    const shown = await asked(`${year}年${month}月${day}日`);
    expect([shown.status, await shown.text()]).toEqual([
      200,
      expect.stringContaining(`改为${year}年${month}月${day}日`),
    ]);
    for (const [until, why] of [
      ['2027-02-30', FORMS.dayWrong],
      ['下周', FORMS.dayWrong],
      ['2099-01-01', '2014-01-01 至 2045-12-31 之间的日期'],
    ] as const) {
      const refused = await asked(until);
      expect([until, refused.status]).toEqual([until, 400]);
      expect(await refused.text()).toContain(`能够办理的日期：${why}`);
    }
    expect(await (await asked(today())).text()).toMatch(
      /填写有误：能够办理的日期，应为 晚于现在的期限 \d{4}-\d\d-\d\d 的日期/,
    );
  });

  test('not me says whose it is: the officer is told by letter, and the links of who said so are dead', async () => {
    const { cycleId, path } = await reminded();
    const other = await office.linkFor({ person: 'contact', purpose: 'answer', cycleId, about: DUTY });
    const answer = await send(office.app, path, { act: 'not-me', who: '项目主管 丙', note: '我已转岗' });
    expect(answer.status).toBe(200);
    expect(await factsOf(cycleId, 'notice-redirected')).toMatchObject([
      { actor: { id: 'contact' }, data: { obligation: DUTY, to: '项目主管 丙', note: '我已转岗' } },
    ]);
    const letter = await office.letterTo(cycleId, { about: DUTY, person: 'jingban' });
    expect(letter.text).toContain('应由“项目主管 丙”办理（我已转岗）');
    expect(letter.ics).toBeUndefined();
    expect((await open(office.app, other)).status).toBe(410);
  });

  test('a program gets the same as data', async () => {
    const { path } = await reminded();
    const json = { accept: 'application/json' };
    expect(await (await open(office.app, path, json)).json()).toMatchObject({ state: 'open', purpose: 'answer' });
    const done = await send(office.app, path, { act: 'seen' }, json);
    expect(await done.json()).toMatchObject({ state: 'done', receipt: { act: 'seen', about: DUTY } });
    expect(await (await open(office.app, path, json)).json()).toMatchObject({ state: 'closed', reason: 'used' });
  });
});

describe('a link that works no more, or never did', () => {
  test('one that was never given out, whatever it looks like, is answered with the same page', async () => {
    const pages = await Promise.all(
      [`/l/${'A'.repeat(32)}`, '/l/x', `/l/${'%00'.repeat(4)}`, `/l/${'a'.repeat(500)}`].map((path) =>
        open(office.app, path),
      ),
    );
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('没有这个链接');
    expect((await send(office.app, `/l/${'A'.repeat(32)}`, { act: 'seen' })).status).toBe(404);
  });

  test('one that is too old, or of a person who is not in service, says what to do and nothing of the case', async () => {
    const { cycleId, path } = await reminded();
    const link = await office.world.db
      .selectFrom('links')
      .select('expires_at')
      .where('cycle_id', '=', cycleId)
      .executeTakeFirstOrThrow();
    office.clock.at = link.expires_at;
    const old = await open(office.app, path);
    const acted = await send(office.app, path, { act: 'seen' });
    office.clock.at = null;
    expect([old.status, acted.status]).toEqual([410, 410]);
    const text = await old.text();
    expect(text).toContain('已过有效期');
    expect(text).not.toContain(cycleId);
    const change = { at: now(), by: 'test', what: '离岗' };
    const leaving = (activeTo: string | null) =>
      changeDirectory(
        office.world.db,
        YANJI,
        (directory) => ({
          ...directory,
          people: directory.people.map((person) =>
            person.id === 'contact' ? { ...person, activeTo: activeTo === null ? null : plainDate(activeTo) } : person,
          ),
        }),
        change,
      );
    await leaving('2026-01-01');
    const gone = await send(office.app, path, { act: 'seen' });
    await leaving(null);
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain(cycleId);
    expect(await answersOf(cycleId)).toEqual([]);
  });

  test("one to another's duty is refused as if the matter were over, and the case is as it was", async () => {
    const { cycleId } = await reminded();
    const path = await office.linkFor({ person: 'rival', purpose: 'answer', cycleId, about: DUTY });
    const before = await everything(cycleId);
    const page = await open(office.app, path);
    expect(page.status).toBe(410);
    expect(await page.text()).not.toContain('整改');
    expect((await send(office.app, path, { act: 'seen' })).status).toBe(410);
    expect(await everything(cycleId)).toEqual(before);
  });

  test('one to a duty that was met meanwhile is over', async () => {
    const { cycleId, path } = await reminded();
    await office.world.give(cycleId, { kind: 'close-correction', data: { year: 1, result: '已补足' } });
    expect((await open(office.app, path)).status).toBe(410);
    expect((await send(office.app, path, { act: 'seen' })).status).toBe(410);
    expect(await answersOf(cycleId)).toEqual([]);
  });

  test('one that allows an answer allows nothing else', async () => {
    const { cycleId, path } = await reminded();
    const before = await givenBy(cycleId);
    const file = new File(['报告'], '报告.txt', { type: 'text/plain' });
    for (const fields of [
      { act: 'receipt' },
      { act: 'hand-in', file },
      { act: 'approve', ifVersion: '1', contentHash: 'a'.repeat(64) },
      { act: 'close-cycle' },
      { act: 'seen', obligation: 'annual-result@y1#1' },
    ] as Record<string, string | File>[]) {
      const { status } = await send(office.app, path, fields);
      expect([400, 422]).toContain(status);
    }
    expect(await givenBy(cycleId)).toEqual(before);
    expect((await send(office.app, path, { act: 'seen' })).status).toBe(200);
  });

  test('words of a megabyte are not read, and the case is as it was', async () => {
    const { cycleId, path } = await reminded();
    const before = await everything(cycleId);
    const huge = await send(office.app, path, { act: 'not-me', who: '他人', note: '长'.repeat(1_000_000) });
    expect(huge.status).toBe(413);
    const long = await send(office.app, path, { act: 'not-me', who: '他人', note: '长'.repeat(2_001) });
    expect(long.status).toBe(400);
    expect(await everything(cycleId)).toEqual(before);
  });

  test('whoever tries tokens is stopped after a while, and whoever has a link is not held up by him', async () => {
    const { path } = await reminded();
    const tries = Array.from({ length: 40 }, (_, at) => open(office.app, `/l/${String(at).padStart(32, 'z')}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    expect((await open(office.app, path)).status).toBe(200);
    expect(office.faults).toEqual([]);
  });
});
