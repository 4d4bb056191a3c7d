import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Sender } from '../../../activities/adapters/sender.js';
import { smtpSender } from '../../../activities/adapters/smtp.js';
import { drainOutbox } from '../../../activities/send-letters.js';
import type { CycleId } from '../../../domain/ids.js';
import { contactsOf, setContact } from '../../../store/registry/contacts.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import { refreshStuck } from '../../../store/stuck/refresh.js';
import { noticesPage } from '../../../store/views/notices.js';
import { mailRoomWorkflowId } from '../../../workflows/messages.js';
import { type PeerScript, type SmtpPeer, smtpPeer } from '../../activities/adapters/smtp-peer.js';
import { aheadOfRest, freshCycleId, now, YANJI } from '../../support/workflow-office.js';
import { submittedPlan } from '../../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { caigou } from '../cli/terminal.js';
import { bounceOf } from '../mail/dsn.js';
import { appOn, daysOn, rested, stuckFor } from './county.js';

const from = { name: '采购', email: 'caigou@mz.example' };
let world: World;
let peer: SmtpPeer;
let sender: Sender;
const script: PeerScript = {};
beforeAll(async () => {
  peer = await smtpPeer(script);
  sender = smtpSender({ host: '127.0.0.1', port: peer.port, secure: false, from });
  world = await createWorld({
    // In the evening: letters wait for the morning, or for whoever empties the outbox.
    aheadMs: aheadOfRest('19:00'),
    adapt: (ports) => ({ ...ports, senders: { mail: sender } }),
  });
});
afterAll(async () => {
  await world.close();
  await sender.close();
  await peer.close();
});

/** A plan that waits for the head of the office, who is told so over SMTP. */
async function waiting(): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await submittedPlan(world, cycleId);
  const about = { cycleId, about: 'a1.1.1' };
  await eventually(
    async () => ((await noticesPage(world.db, YANJI, about)).notices.length > 0 ? true : null),
    'no notice',
  );
  await rested(world, cycleId);
  await drainOutbox(world.ports, () => daysOn(7));
  return cycleId;
}

async function messageIdOf(cycleId: CycleId): Promise<string> {
  const { notices } = await noticesPage(world.db, YANJI, { cycleId, about: 'a1.1.1' });
  return notices[0]?.messageId ?? '';
}

async function rowOf(cycleId: CycleId) {
  return world.db
    .selectFrom('outbox')
    .select(['state', 'address', 'attempts', 'letter_id'])
    .where('cycle_id', '=', cycleId)
    .where('about', '=', 'a1.1.1')
    .where('occurrence', '=', 'task')
    .executeTakeFirstOrThrow();
}

describe('letters that do not arrive', () => {
  test('an address the peer refuses is bad until another one is entered', async () => {
    script.rcptTo = { code: 550, text: '5.1.1 no such user' };
    const cycleId = await waiting();
    await refreshStuck(world.db, now());
    expect(await stuckFor(world, 'badAddress', cycleId)).toMatchObject({
      about: { kind: 'address', recipient: 'kezhang', address: 'kezhang@mz.example' },
      detail: { why: expect.stringContaining('no such user') },
      whoFrees: ['officer', 'administrator'],
    });
    delete script.rcptTo;
    const address = 'kezhang2@mz.example';
    await setContact(world.db, YANJI, { party: 'kezhang', channel: 'mail', address, at: now(), by: 'admin' });
    await refreshStuck(world.db, now());
    expect(await stuckFor(world, 'badAddress', cycleId)).toBeUndefined();
  });

  test('a letter that comes back later is found by its Message-ID, once, and its address is bad', async () => {
    const cycleId = await waiting();
    const eml = Buffer.from(bounceOf(await messageIdOf(cycleId)));
    const own = { readBytes: () => ({ bytes: new Uint8Array(eml) }) };
    const take = (as: string) => caigou(['mail', 'bounce', '--as', as], { app: appOn(world), own });
    expect(await take('kezhang')).toMatchObject({ code: 3, err: expect.stringContaining('post-missing') });
    expect(await stuckFor(world, 'badAddress', cycleId)).toBeUndefined();
    const said = await take('jingban');
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain(`kezhang（kezhang2@mz.example），涉及 ${cycleId}`);
    expect((await noticesPage(world.db, YANJI, { cycleId, about: 'a1.1.1' })).notices[0]?.state).toBe('bounced');
    expect((await contactsOf(world.db, YANJI, 'kezhang'))[0]).toMatchObject({
      badWhy: expect.stringContaining('5.2.2'),
    });
    const found = await stuckFor(world, 'badAddress', cycleId);
    expect(found?.detail.why).toBe('bounced 5.2.2 552 5.2.2 mailbox is full');
    expect(await take('jingban')).toMatchObject({ code: 0 });
    expect(await stuckFor(world, 'badAddress', cycleId)).toEqual(found);
  });

  test('a bounce of a letter that is not ours is refused and changes nothing', async () => {
    const own = { readBytes: () => ({ bytes: new Uint8Array(Buffer.from(bounceOf('<x@letter.caigou>'))) }) };
    const said = await caigou(['mail', 'bounce', '--as', 'jingban'], { app: appOn(world), own });
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain('不是本地区发出的信件');
  });

  test('no letter goes to an address that came back; once it is corrected, what waited and what was lost goes out', async () => {
    const lost = await waiting();
    const eml = Buffer.from(bounceOf(await messageIdOf(lost)));
    const own = { readBytes: () => ({ bytes: new Uint8Array(eml) }) };
    await caigou(['mail', 'bounce', '--as', 'jingban'], { app: appOn(world), own });
    const held = await waiting();
    expect(await rowOf(held)).toMatchObject({ state: 'queued', attempts: 0, letter_id: null });
    expect((await world.ports.outbox.overdue({ waitingSince: daysOn(7), takenSince: daysOn(7) })).waiting).toBe(0);
    await refreshStuck(world.db, daysOn(7));
    expect(await stuckFor(world, 'badAddress', held)).toMatchObject({ about: { recipient: 'kezhang' } });
    expect(await stuckFor(world, 'reminderMissing', held)).toBeUndefined();

    const correct = (as: string, whom = 'kezhang', address = 'kezhang3@mz.example') =>
      caigou(['mail', 'correct', whom, address, '--as', as], { app: appOn(world) });
    expect(await correct('kezhang')).toMatchObject({ code: 3, err: expect.stringContaining('post-missing') });
    expect(await correct('jingban', 'nobody')).toMatchObject({ code: 3 });
    expect(await correct('jingban', 'kezhang', 'no address')).toMatchObject({ code: 2 });
    const before = await messageIdOf(lost);
    const said = await correct('jingban');
    expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/kezhang3@mz.example）.*[1-9]\d* 条通知/) });
    await drainOutbox(world.ports, () => daysOn(7));
    for (const cycleId of [lost, held]) {
      expect(await rowOf(cycleId)).toMatchObject({ state: 'sent', address: 'kezhang3@mz.example' });
      expect(await stuckFor(world, 'badAddress', cycleId)).toBeUndefined();
    }
    expect(await messageIdOf(lost)).not.toBe(before);
    expect((await correct('jingban')).out).toContain('没有需要补发的通知');
  });

  test('an address of the directory itself is bad too, also the next one; corrected there, its letters go out', async () => {
    await world.db.deleteFrom('contacts').execute();
    const take = async (cycleId: CycleId) => {
      const bytes = new Uint8Array(Buffer.from(bounceOf(await messageIdOf(cycleId))));
      await caigou(['mail', 'bounce', '--as', 'jingban'], { app: appOn(world), own: { readBytes: () => ({ bytes }) } });
    };
    const change = (email: string) =>
      changeDirectory(
        world.db,
        YANJI,
        (now) => ({ ...now, people: now.people.map((each) => (each.id === 'kezhang' ? { ...each, email } : each)) }),
        { at: now(), by: 'test', what: 'people' },
      );
    const cycleId = await waiting();
    expect(await rowOf(cycleId)).toMatchObject({ state: 'sent', address: 'kezhang@mz.example' });
    await take(cycleId);
    await change('second@mz.example');
    await drainOutbox(world.ports, () => daysOn(7));
    expect(await rowOf(cycleId)).toMatchObject({ state: 'sent', address: 'second@mz.example' });
    await take(cycleId);
    const held = await waiting();
    expect(await rowOf(held)).toMatchObject({ state: 'queued', address: 'second@mz.example' });
    await change('third@mz.example');
    await drainOutbox(world.ports, () => daysOn(7));
    for (const each of [cycleId, held]) {
      expect(await rowOf(each)).toMatchObject({ state: 'sent', address: 'third@mz.example' });
    }
  });

  test('reminders that lie in the outbox are missing until they have left', async () => {
    const room = world.client.getHandle(mailRoomWorkflowId(world.taskQueue));
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    await rested(world, cycleId);
    await room.terminate('test');
    await refreshStuck(world.db, daysOn(7));
    expect(await stuckFor(world, 'reminderMissing', cycleId)).toMatchObject({
      about: { notice: expect.stringMatching(/^a1\.1\.1\/task\//) },
      detail: { variant: 'queued' },
    });
    await drainOutbox(world.ports, () => daysOn(7));
    await refreshStuck(world.db, daysOn(7));
    expect(await stuckFor(world, 'reminderMissing', cycleId)).toBeUndefined();
  });
});
