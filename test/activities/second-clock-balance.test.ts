import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import type { OutgoingLetter } from '../../activities/adapters/sender.js';
import { noHook } from '../../activities/effects.js';
import type { Ports } from '../../activities/ports.js';
import { queueNotices } from '../../activities/queue-notices.js';
import { drainOutbox } from '../../activities/send-letters.js';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import type { Fact } from '../../domain/facts.js';
import { type Balance, balanceOf } from '../../domain/notices/balance.js';
import { letterheadOf } from '../../domain/notices/letterhead.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import type { Simulation } from '../../domain/simulate.js';
import { publishCalendar } from '../../store/registry/calendars.js';
import { seedDirectory } from '../../store/registry/directory.js';
import { publishPolicy } from '../../store/registry/policies.js';
import { composePorts } from '../../workers/composition.js';
import { d } from '../support/cycle-world.js';
import { embeddedDatabase, type OwnDatabase } from '../support/database.js';
import { playedFile } from '../support/played.js';

const CLEAN = { lost: [], late: [] };

/** Facts of one moment, as they come to the record together. */
function moments(facts: readonly Fact[]): { at: Instant; facts: Fact[] }[] {
  const found = new Map<Instant, Fact[]>();
  for (const fact of facts) found.set(fact.at, [...(found.get(fact.at) ?? []), fact]);
  return [...found].map(([at, together]) => ({ at, facts: together }));
}

describe('a whole cycle in the record, the outbox and the post', () => {
  let own: OwnDatabase;
  let letters: OutgoingLetter[];
  let played: Simulation;
  beforeEach(async () => {
    letters = [];
    own = await embeddedDatabase();
  });
  afterEach(() => own.close());

  /** The county in the registry, and its cycle played on paper. */
  async function play(until?: PlainDate): Promise<void> {
    played = playedFile('222401-in-time', until);
    const { policy, calendar, at } = { ...played.judging, at: played.facts[0]?.at ?? played.judging.at };
    await publishPolicy(own.db, { compiled: policy, effectiveFrom: d(policy.version), published: '', at });
    await publishCalendar(own.db, calendar, at);
    await seedDirectory(own.db, directoryPerPost(played.state.code), { at, by: 'test', what: 'test' });
  }

  function ports(): Ports {
    const send = async (letter: OutgoingLetter) => {
      letters.push(letter);
      return { outcome: 'accepted' as const, reply: 'kept', repeat: false };
    };
    const client = Object.create(new WorkflowClient(), { signalWithStart: { value: async () => undefined } });
    const senders = { mail: { send, close: async () => {} } };
    const from = { name: '采购', email: 'caigou@mz.example' };
    return composePorts({ db: own.db, client, taskQueue: 'none', senders, from, at: noHook });
  }

  async function drainUntil(until: Instant): Promise<void> {
    for (;;) {
      const next = await ports().outbox.nextSendAt();
      if (next === null || next > until) return;
      await drainOutbox(ports(), () => next);
    }
  }

  async function handOver(notices: OwedNotice[], at: Instant): Promise<void> {
    const standing = await ports().ledger.snapshotOf(played.state.cycleId);
    if (standing === null) throw new Error('nothing is on record');
    const { cycleId } = played.state;
    const today = legalDay(at);
    await queueNotices(ports())({ cycleId, ...letterheadOf(standing.state), notices, today, clockOffsetMs: 0 });
  }

  async function balance(at: Instant): Promise<Balance> {
    const standing = await ports().ledger.snapshotOf(played.state.cycleId);
    if (standing === null) throw new Error('nothing is on record');
    const held = await ports().outbox.held(played.state.cycleId);
    return balanceOf(standing.state, { ...played.judging, at, today: legalDay(at) }, held, at);
  }

  /** Lets the cycle pass as it was played; `loses`: what of a batch does not reach the outbox. */
  async function live(loses: (batch: number) => boolean, look: (at: Instant) => Promise<void>): Promise<void> {
    const notices = [...played.notices];
    let batch = 0;
    for (const { at, facts } of moments(played.facts)) {
      await drainUntil(at);
      for (const fact of facts) {
        if (fact.kind === 'notices-queued') {
          const queued = notices.splice(0, fact.data.keys.length);
          expect(queued.map(({ key }) => key)).toEqual(fact.data.keys);
          batch += 1;
          if (!loses(batch)) await handOver(queued, at);
        }
        await ports().ledger.append(fact.cycleId, [fact], () => {});
      }
      await look(at);
    }
  }

  async function rows() {
    const found = await own.db.selectFrom('outbox').selectAll().execute();
    return found.map(({ payload, ...row }) => ({ ...row, key: payload.notice.key }));
  }

  test('what must exist is queued, and what was queued is sent, from its first day to its last', async () => {
    await play();
    let looks = 0;
    await live(
      () => false,
      async (at) => {
        looks += 1;
        if (looks % 6 !== 0) return;
        expect(await balance(at)).toMatchObject(CLEAN);
        const waiting = (await rows()).filter((row) => row.state === 'queued' && !row.rides && row.not_before < at);
        expect(waiting).toEqual([]);
      },
    );
    await drainUntil(played.judging.at);
    const end = await rows();
    expect(looks).toBeGreaterThan(100);
    expect(new Set(end.map(({ key }) => key))).toEqual(new Set(played.notices.map(({ key }) => key)));
    const sent = end.filter(({ state }) => state === 'sent');
    expect(sent.length).toBeGreaterThan(100);
    // What rode along and was overtaken by its day, and ends that had reached nobody: nothing else stays behind.
    const unsent = end.filter(({ state }) => state !== 'sent');
    expect(unsent.filter(({ rides, revision }) => !rides && !revision.startsWith('end.'))).toEqual([]);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
  });

  test('a batch that never reached the outbox is found, and queued once', async () => {
    await play(d('2026-12-31'));
    let found = 0;
    await live(
      (batch) => batch % 5 === 0,
      async (at) => {
        const { lost, late } = await balance(at);
        expect(late).toEqual([]);
        found += lost.length;
        if (lost.length > 0) await handOver(lost, at);
        expect(await balance(at)).toMatchObject(CLEAN);
      },
    );
    await drainUntil(played.judging.at);
    expect(found).toBeGreaterThan(10);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
    const sent = (await rows()).filter(({ state }) => state === 'sent');
    expect(new Set(sent.map(({ key, recipient }) => `${key} ${recipient}`)).size).toBe(sent.length);
  });
});
