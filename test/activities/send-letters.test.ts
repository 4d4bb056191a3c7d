import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import type { Delivery, OutgoingLetter } from '../../activities/adapters/sender.js';
import { type AtEffect, noHook } from '../../activities/effects.js';
import type { Ports } from '../../activities/ports.js';
import { drainOutbox } from '../../activities/send-letters.js';
import { type Instant, instantAt } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { queueNotices } from '../../store/outbox/queue.js';
import { contactsOf, setContact } from '../../store/registry/contacts.js';
import type { Database } from '../../store/tables.js';
import { composePorts } from '../../workers/composition.js';
import { embeddedDatabase, type OwnDatabase } from '../support/database.js';
import { freshCycleId, region, YANJI } from '../support/workflow-office.js';
import { publish } from '../support/workflow-world.js';

const DAY = plainDate('2026-09-23');
const ACCEPTED: Delivery = { outcome: 'accepted', reply: '250 ok', repeat: false };
const TRY_LATER: Delivery = { outcome: 'retry', reason: 'try-later', code: 451, reply: 'busy', uncertain: false };
const LOST: Delivery = { outcome: 'retry', reason: 'connection-lost', code: null, reply: '', uncertain: true };
const NO_SUCH_USER: Delivery = { outcome: 'failed', reason: 'recipient-refused', code: 550, reply: 'no such user' };

describe('sending what is due', () => {
  let own: OwnDatabase;
  let given: OutgoingLetter[] = [];
  let answers: Delivery[] = [];
  let at: AtEffect = noHook;
  let secret = 'a secret of this test';
  beforeAll(async () => {
    own = await embeddedDatabase();
    await publish(own.db);
  });
  afterAll(() => own.close());
  beforeEach(async () => {
    given = [];
    answers = [];
    at = noHook;
    await own.db.updateTable('outbox').set({ state: 'cancelled' }).execute();
  });

  function ports(): Ports {
    const send = async (letter: OutgoingLetter) => {
      given.push(letter);
      return answers.shift() ?? ACCEPTED;
    };
    return composePorts({
      db: own.db,
      client: new WorkflowClient(),
      taskQueue: 'none',
      senders: { mail: { send, close: async () => {} } },
      from: { name: '采购', email: 'caigou@mz.example' },
      letterLinks: { base: 'https://caigou.mz.example/', secret },
      at: (effect, moment) => at(effect, moment),
    });
  }

  function time(text: string): Instant {
    return instantAt(DAY, text);
  }

  function drain(text: string): Promise<void> {
    return drainOutbox(ports(), () => time(text));
  }

  async function queue(recipient: string, address: string): Promise<void> {
    const due = { on: DAY, certainty: 'final', earliest: DAY, latest: DAY } as const;
    const subject = { kind: 'annual-plan', ref: 'y1' } as const;
    const about = {
      kind: 'task',
      task: 'a1.1.1',
      approval: 'a1',
      step: 'office',
      subject,
      due,
      holder: recipient,
    } as const;
    const shared = { occurrence: 'task', revision: '1', slot: DAY } as const;
    const notice: OwedNotice = {
      ...shared,
      key: 'a1.1.1/task/1',
      audience: { person: recipient },
      sendAt: time('09:00'),
      about,
    };
    const row = { cycleId: freshCycleId(), about: 'a1.1.1', ...shared, recipient, channel: 'mail', address };
    await queueNotices(own.db, [{ ...row, notBefore: time('09:00'), payload: { notice, title: '社工站服务采购' } }]);
  }

  async function rows(db: Database) {
    const all = await db.selectFrom('outbox').selectAll().where('state', '!=', 'cancelled').orderBy('id').execute();
    return all.map(({ state, attempts, was_unknown, last_error }) => ({ state, attempts, was_unknown, last_error }));
  }

  test('nothing leaves before its time', async () => {
    await queue('jingban', 'jingban@mz.example');
    await drain('08:59');
    expect(given).toEqual([]);
    await drain('09:00');
    expect(given.map(({ to }) => to)).toEqual([{ name: 'jingban', email: 'jingban@mz.example' }]);
    expect(await rows(own.db)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  test('what is due for one person at one slot is one letter', async () => {
    await queue('jingban', 'jingban@mz.example');
    await queue('jingban', 'jingban@mz.example');
    await drain('09:00');
    expect(given).toHaveLength(1);
    expect(await rows(own.db)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  test('a letter the peer wants later is tried again, and is the same message', async () => {
    await queue('jingban', 'jingban@mz.example');
    answers = [TRY_LATER];
    await drain('09:00');
    expect(await rows(own.db)).toMatchObject([{ state: 'queued', last_error: 'try-later busy' }]);
    await drain('09:00');
    expect(given).toHaveLength(1);
    await drain('09:01');
    expect(given).toHaveLength(2);
    expect(given[1]).toEqual(given[0]);
    expect(await rows(own.db)).toMatchObject([{ state: 'sent', attempts: 2, was_unknown: false }]);
  });

  test('a letter that is tried again carries the same links, and the store has each once', async () => {
    await queue('jingban', 'jingban@mz.example');
    answers = [LOST];
    await drain('09:00');
    expect(given).toHaveLength(2);
    const [first, second] = given.map(({ text }) => /https:\/\/caigou\.mz\.example\/l\/[\w-]{32}/.exec(text)?.[0]);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(given[0]?.html).toContain(first);
    expect(await liveLinks(given[0]?.id)).toMatchObject([{ person: 'jingban', about: 'a1.1.1', purpose: 'decide' }]);
  });

  test('where the secret was lost in between, the links of the first try work no more', async () => {
    await queue('jingban', 'jingban@mz.example');
    answers = [TRY_LATER];
    await drain('09:00');
    secret = 'another secret';
    await drain('09:01');
    secret = 'a secret of this test';
    expect(given).toHaveLength(2);
    expect(given[1]?.text).not.toBe(given[0]?.text);
    expect(await liveLinks(given[0]?.id)).toHaveLength(1);
  });

  async function liveLinks(letter: string | undefined) {
    return own.db
      .selectFrom('links')
      .selectAll()
      .where('letter_id', '=', letter ?? '')
      .where('revoked_at', 'is', null)
      .execute();
  }

  test('an address that refuses for good fails the letter and is marked bad', async () => {
    await setContact(own.db, YANJI, {
      party: 'p',
      channel: 'mail',
      address: 'gone@mz.example',
      at: time('08:00'),
      by: 'x',
    });
    await queue('p', 'gone@mz.example');
    answers = [NO_SUCH_USER];
    await drain('09:00');
    expect(await rows(own.db)).toMatchObject([{ state: 'failed', last_error: 'recipient-refused no such user' }]);
    const [contact] = await contactsOf(own.db, YANJI, 'p');
    expect(contact).toMatchObject({ badSince: time('09:00') });
  });

  test('a letter without an address fails without being sent, so that it shows', async () => {
    await queue('post:province', '');
    await drain('09:00');
    expect(given).toEqual([]);
    expect(await rows(own.db)).toMatchObject([{ state: 'failed', last_error: 'bad-address no address on record' }]);
  });

  test('a letter of unknown fate is sent once more with the same Message-ID, and never a third time', async () => {
    await queue('jingban', 'jingban@mz.example');
    answers = [LOST, LOST];
    await drain('09:00');
    expect(given.map(({ messageId }) => messageId)).toEqual([given[0]?.messageId, given[0]?.messageId]);
    await drain('10:00');
    expect(given).toHaveLength(2);
    expect(await rows(own.db)).toMatchObject([{ state: 'unknown', was_unknown: true }]);
  });

  test('a process that dies after the peer took the letter leaves it unknown; it is repeated and shown', async () => {
    await queue('jingban', 'jingban@mz.example');
    at = (effect, moment) => {
      if (effect === 'send-letters' && moment === 'during') throw new Error('killed');
    };
    await expect(drain('09:00')).rejects.toThrow('killed');
    at = noHook;
    await ports().outbox.recover(time('09:05'));
    await drain('09:05');
    expect(given).toHaveLength(2);
    expect(given[1]?.messageId).toBe(given[0]?.messageId);
    expect(await rows(own.db)).toMatchObject([{ state: 'sent', was_unknown: true }]);
  });

  test('a sender whose work was given to another sends nothing more', async () => {
    await queue('jingban', 'jingban@mz.example');
    await drainOutbox(
      ports(),
      () => time('09:00'),
      () => true,
    );
    expect(given).toEqual([]);
    expect(await rows(own.db)).toMatchObject([{ state: 'queued' }]);
  });

  test('when letters cannot be settled nothing goes on behind the failure', async () => {
    for (let reader = 0; reader < 65; reader += 1) await queue(`reader${reader}`, `r${reader}@mz.example`);
    const real = ports();
    let under = 0;
    const counted =
      <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        under += 1;
        try {
          return await work(...args);
        } finally {
          under -= 1;
        }
      };
    const sent = counted(async () => {
      throw new Error('the database is away');
    });
    const outbox = { ...real.outbox, sent, claim: counted(real.outbox.claim) };
    const senders = { mail: { ...real.senders.mail, send: counted(real.senders.mail.send) } };
    const draining = drainOutbox({ ...real, outbox, senders }, () => time('09:00'));
    await expect(draining).rejects.toThrow('the database is away');
    expect(under).toBe(0);
    // Those that left and those that were on their way then; the others have not been tried.
    expect(given).toHaveLength(60);
    const states = (await rows(own.db)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['sending']));
  });

  test('what falls due while the last ones are on their way goes out in the same round', async () => {
    await queue('jingban', 'jingban@mz.example');
    const real = ports();
    const send = async (letter: OutgoingLetter) => {
      if (given.length === 0) await queue('kezhang', 'kezhang@mz.example');
      return real.senders.mail.send(letter);
    };
    await drainOutbox({ ...real, senders: { mail: { ...real.senders.mail, send } } }, () => time('09:00'));
    expect(given.map(({ to }) => to.email)).toEqual(['jingban@mz.example', 'kezhang@mz.example']);
    expect(await rows(own.db)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  test('a letter that cannot be written does not hold up the others', async () => {
    await queue('jingban', 'jingban@mz.example');
    await own.db
      .updateTable('outbox')
      .set({ code: region('999999') })
      .where('state', '=', 'queued')
      .execute();
    await queue('kezhang', 'kezhang@mz.example');
    await drain('09:00');
    expect(given.map(({ to }) => to.email)).toEqual(['kezhang@mz.example']);
    expect(await rows(own.db)).toMatchObject([
      { state: 'queued', last_error: 'unexpected no calendar of 999999' },
      { state: 'sent' },
    ]);
  });

  test('a county is looked up once a round, however many of its letters go out', async () => {
    for (let reader = 0; reader < 120; reader += 1) await queue(`reader${reader}`, `r${reader}@mz.example`);
    const real = ports();
    let looked = 0;
    const directory: Ports['registry']['directory'] = (code) => {
      looked += 1;
      return real.registry.directory(code);
    };
    await drainOutbox({ ...real, registry: { ...real.registry, directory } }, () => time('09:00'));
    expect(given).toHaveLength(120);
    expect(looked).toBe(1);
  });
});
