import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { legalDay } from '../../domain/calendar/instant.js';
import type { Mailbox, OutgoingLetter, Sender } from './sender.js';
import { composeMessage } from './smtp.js';

/** Where a county without a mail server finds its letters: one `.eml` a message in `directory`. */
export type MailboxConfig = { directory: string; from: Mailbox };

/**
 * Writes each letter as a file that is either whole or not there. A letter that lies there already is recognised and
 * left as it is, so a repeat after a crash leaves one file.
 */
export function mailboxSender({ directory, from }: MailboxConfig): Sender {
  return {
    async send(letter) {
      await mkdir(directory, { recursive: true });
      const name = fileNameOf(letter);
      const path = join(directory, name);
      if (await exists(path)) return { outcome: 'accepted', reply: name, repeat: true };
      await writeWhole(directory, path, await composeMessage(letter, from));
      return { outcome: 'accepted', reply: name, repeat: false };
    },
    async close() {},
  };
}

/** `<legal day the letter was made>-<letter id>.eml`; the id is escaped so that it cannot leave the directory. */
export function fileNameOf({ at, id }: Pick<OutgoingLetter, 'at' | 'id'>): string {
  return `${legalDay(at)}-${encodeURIComponent(id)}.eml`;
}

/** Temporary file, flushed, renamed, directory flushed: after a power cut the name never stands for half a letter. */
async function writeWhole(directory: string, path: string, message: Uint8Array): Promise<void> {
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(message);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushDirectory(directory);
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
