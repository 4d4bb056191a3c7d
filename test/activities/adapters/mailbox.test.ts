import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { fileNameOf, mailboxSender } from '../../../activities/adapters/mailbox.js';
import { instant } from '../../../domain/calendar/instant.js';
import { from, letterTo } from './letters.js';

const letter = letterTo('officer@yanji.example');
let directory = '';

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'caigou-mailbox-')), 'mailbox');
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

async function onlyMessage() {
  const names = await readdir(directory);
  expect(names).toHaveLength(1);
  return readFile(join(directory, names[0] ?? ''));
}

describe('a letter in the mailbox', () => {
  test('is one .eml file named by its day and its letter', async () => {
    const delivery = await mailboxSender({ directory, from }).send(letter);
    expect(delivery).toEqual({ outcome: 'accepted', reply: `2026-08-31-${letter.id}.eml`, repeat: false });
    expect(await readdir(directory)).toEqual([`2026-08-31-${letter.id}.eml`]);
  });

  test('is read by a mail reader as it was written, Chinese names and subject included', async () => {
    await mailboxSender({ directory, from }).send(letter);
    const mail = await PostalMime.parse(await onlyMessage());
    expect(mail.subject).toBe(letter.subject);
    expect(mail.from).toMatchObject({ name: from.name, address: from.email });
    expect(mail.to).toMatchObject([{ name: letter.to.name, address: letter.to.email }]);
    expect(mail.messageId).toBe(letter.messageId);
    expect(mail.date).toBe('2026-08-31T01:00:00.000Z');
    expect([mail.text, mail.html?.trim()]).toEqual([letter.text, letter.html]);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  test('carries its deadline as a calendar file that a calendar reads', async () => {
    await mailboxSender({ directory, from }).send(letter);
    const mail = await PostalMime.parse(await onlyMessage(), { attachmentEncoding: 'utf8' });
    const attached = mail.attachments.find(({ filename }) => filename === 'caigou.ics');
    expect(attached?.mimeType).toBe('application/ics');
    const calendar = new ICAL.Component(ICAL.parse(String(attached?.content)));
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe('签订合同');
    expect((await onlyMessage()).toString()).toContain('text/calendar; charset=utf-8; method=PUBLISH');
  });

  test('sent again is recognised and stays one file', async () => {
    const sender = mailboxSender({ directory, from });
    await sender.send(letter);
    const before = await stat(join(directory, fileNameOf(letter)));
    expect(await sender.send(letter)).toMatchObject({ outcome: 'accepted', repeat: true });
    expect(await readdir(directory)).toHaveLength(1);
    expect((await stat(join(directory, fileNameOf(letter)))).mtimeMs).toBe(before.mtimeMs);
  });

  test('sent again by another process gives the same bytes', async () => {
    await mailboxSender({ directory, from }).send(letter);
    const first = await onlyMessage();
    await rm(join(directory, fileNameOf(letter)));
    await mailboxSender({ directory, from }).send(letter);
    expect((await onlyMessage()).equals(first)).toBe(true);
  });

  test('of another id is another file', async () => {
    const sender = mailboxSender({ directory, from });
    await sender.send(letter);
    await sender.send(letterTo('officer@yanji.example', 'b'.repeat(32)));
    expect(await readdir(directory)).toHaveLength(2);
  });

  test('that cannot be written leaves nothing half done', async () => {
    await mailboxSender({ directory, from }).send(letter);
    const blocked = join(directory, fileNameOf(letter));
    const sender = mailboxSender({ directory: blocked, from });
    await expect(sender.send(letterTo('officer@yanji.example', 'c'.repeat(32)))).rejects.toThrow();
    expect(await readdir(directory)).toEqual([fileNameOf(letter)]);
  });

  test('is found whole beside the leftovers of a crash', async () => {
    const sender = mailboxSender({ directory, from });
    await sender.send(letterTo('officer@yanji.example', 'd'.repeat(32)));
    await writeFile(join(directory, '.left-over.tmp'), 'half a lett');
    expect(await sender.send(letter)).toMatchObject({ outcome: 'accepted', repeat: false });
    const letters = (await readdir(directory)).filter((name) => name.endsWith('.eml'));
    expect(letters).toHaveLength(2);
  });
});

test('the name of a letter file cannot point out of the mailbox', () => {
  const at = instant('2026-08-31T17:00:00.000Z');
  expect(fileNameOf({ at, id: '../../etc/passwd' })).toBe('2026-09-01-..%2F..%2Fetc%2Fpasswd.eml');
});
