import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import type { OutgoingLetter } from '../../activities/adapters/sender.js';
import { composeMessage } from '../../activities/adapters/smtp.js';
import { noHook } from '../../activities/effects.js';
import type { Ports } from '../../activities/ports.js';
import { queueNotices } from '../../activities/queue-notices.js';
import { drainOutbox } from '../../activities/send-letters.js';
import { type Instant, instantAt } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId } from '../../domain/ids.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { composePorts } from '../../workers/composition.js';
import { embeddedDatabase, type OwnDatabase } from '../support/database.js';
import { freshCycleId } from '../support/workflow-office.js';
import { publish } from '../support/workflow-world.js';

const DAY = plainDate('2026-09-23');
const DUE = plainDate('2026-09-29');
const FROM = { name: '采购', email: 'caigou@mz.example' };

function time(text: string): Instant {
  return instantAt(DAY, text);
}

/** A notice about the task of that person. */
function about(task: string, more: Pick<OwedNotice, 'occurrence' | 'revision'> & Partial<OwedNotice>): OwedNotice {
  const due = { on: DUE, certainty: 'final', earliest: DUE, latest: DUE } as const;
  const subject = { kind: 'annual-plan', ref: 'y1' } as const;
  return {
    key: `${task}/${more.occurrence}/${more.revision}`,
    audience: { person: 'jingban' },
    sendAt: time('09:00'),
    slot: DAY,
    about: { kind: 'task', task, approval: 'a1', step: '科室负责人审核', subject, due, holder: 'jingban' },
    ...more,
  };
}

const over = { rides: true, slot: DUE, sendAt: instantAt(plainDate('2026-09-30'), '00:00') } as const;

describe('the end of what was told', () => {
  let own: OwnDatabase;
  let given: OutgoingLetter[] = [];
  let cycleId: CycleId;
  beforeAll(async () => {
    own = await embeddedDatabase();
    await publish(own.db);
  });
  afterAll(() => own.close());
  beforeEach(async () => {
    given = [];
    cycleId = freshCycleId();
    await own.db.updateTable('outbox').set({ state: 'cancelled' }).execute();
  });

  function ports(): Ports {
    const send = async (letter: OutgoingLetter) => {
      given.push(letter);
      return { outcome: 'accepted' as const, reply: '250 ok', repeat: false };
    };
    const client = Object.create(new WorkflowClient(), { signalWithStart: { value: async () => undefined } });
    const senders = { mail: { send, close: async () => {} } };
    return composePorts({ db: own.db, client, taskQueue: 'none', senders, from: FROM, at: noHook });
  }

  async function queue(...notices: OwedNotice[]): Promise<void> {
    const parties = { officer: null, contractor: null };
    await queueNotices(ports())({ cycleId, title: '社工站服务采购', notices, parties, today: DAY, clockOffsetMs: 0 });
  }

  async function told(task: string): Promise<void> {
    await queue(about(task, { occurrence: 'task', revision: '2026-09-29.jingban.5' }));
    await drainOutbox(ports(), () => time('09:00'));
  }

  async function statesOf(task: string): Promise<string[]> {
    const rows = await own.db
      .selectFrom('outbox')
      .select(['occurrence', 'recipient', 'state'])
      .where('cycle_id', '=', cycleId)
      .where('about', '=', task)
      .orderBy('id')
      .execute();
    return rows.map(({ occurrence, recipient, state }) => `${occurrence} ${recipient} ${state}`);
  }

  async function calendars(letter: OutgoingLetter | undefined) {
    if (letter === undefined) throw new Error('no letter left');
    const mail = await PostalMime.parse(await composeMessage(letter, FROM));
    return mail.attachments.map(({ filename, mimeType, content }) => {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      const file = new ICAL.Component(ICAL.parse(text));
      const [event] = file.getAllSubcomponents('vevent');
      const [method, uid, sequence] = [
        file.getFirstPropertyValue('method'),
        event?.getFirstPropertyValue('uid'),
        event?.getFirstPropertyValue('sequence'),
      ];
      return { filename, mimeType, method, uid, sequence };
    });
  }

  test('rides in the next letter: the mail gives one day and takes the other back under its own UID', async () => {
    await told('a1.1.1');
    await queue(about('a1.1.1', { occurrence: 'done', revision: 'end.8', ...over }));
    await drainOutbox(ports(), () => time('11:00'));
    expect(given).toHaveLength(1);
    await told('a2.1.1');
    expect(given).toHaveLength(2);
    const found = await calendars(given[1]);
    expect(found).toContainEqual({
      filename: 'caigou-cancel.ics',
      mimeType: 'text/calendar',
      method: 'CANCEL',
      uid: `${cycleId}.a1.1.1@caigou`,
      sequence: 1,
    });
    expect(found).toContainEqual(
      expect.objectContaining({ method: 'PUBLISH', uid: `${cycleId}.a2.1.1@caigou`, sequence: 0 }),
    );
    expect(await statesOf('a1.1.1')).toEqual(['task jingban sent', 'done jingban sent']);
  });

  test('is written for where it is told: a letter that takes the day back, its only calendar', async () => {
    await told('a1.1.1');
    await queue(about('a1.1.1', { occurrence: 'withdrawn', revision: 'end.8' }));
    await drainOutbox(ports(), () => time('09:00'));
    expect(given[1]?.subject).toContain('无需再办理');
    expect((await calendars(given[1])).map(({ method }) => method)).toEqual(expect.arrayContaining(['CANCEL']));
  });

  test('of which nobody was sent the day is on record and sends nothing', async () => {
    await queue(about('a1.1.1', { occurrence: 'withdrawn', revision: 'end.8' }));
    await queue(about('a1.1.1', { occurrence: 'withdrawn', revision: 'end.8' }));
    await drainOutbox(ports(), () => time('09:00'));
    expect(given).toEqual([]);
    expect(await statesOf('a1.1.1')).toEqual(['withdrawn jingban cancelled']);
  });

  test('of a duty goes to whoever was sent its day, not to who has the post today', async () => {
    await told('contract-publication@y1#1');
    const [row] = await own.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).execute();
    await own.db
      .updateTable('outbox')
      .set({ recipient: 'kezhang' })
      .where('id', '=', row?.id ?? 0)
      .execute();
    const end = about('x', { occurrence: 'withdrawn', revision: 'end.8', audience: { owner: 'officer' } });
    const obligation = { id: 'contract-publication@y1#1', rule: 'contract-publication', subject: 'y1', due: DUE };
    const duty = { kind: 'obligation', obligation: { ...obligation, status: 'void' } } as never;
    await queue({ ...end, about: duty });
    expect(await statesOf('contract-publication@y1#1')).toEqual(['task kezhang sent', 'withdrawn kezhang queued']);
  });
});
