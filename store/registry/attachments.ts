import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '../../domain/calendar/instant.js';
import type { AttachmentRef } from '../../domain/cycle/common.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** A file as it is handed in. */
export type HandedIn = {
  code: RegionCode;
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  at: Instant;
  by: string;
};

/** Where a file of that content lies: `sha256/ab/cd/<hash>` below the folder. */
export function pathOf(folder: string, sha256: Sha256): string {
  return join(folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/**
 * Keeps a file by its content: the same bytes are one file, another version is another hash. It is on disk before it
 * is named anywhere.
 */
export async function storeAttachment(db: Database, folder: string, file: HandedIn): Promise<AttachmentRef> {
  const { code, name, mediaType, bytes, at, by } = file;
  const sha256 = hashOf(bytes);
  await writeDurably(pathOf(folder, sha256), bytes);
  const meta = { code, sha256, name, bytes: bytes.byteLength, media_type: mediaType, stored_at: at, stored_by: by };
  await db
    .insertInto('attachments')
    .values(meta)
    .onConflict((conflict) => conflict.columns(['code', 'sha256', 'name']).doNothing())
    .execute();
  return { sha256, name, bytes: bytes.byteLength, mediaType };
}

/** A county's file by hash, or null when it has none such. @throws Error when the file no longer has that content */
export async function readAttachment(
  db: Database,
  folder: string,
  { code, sha256 }: { code: RegionCode; sha256: Sha256 },
): Promise<(AttachmentRef & { content: Uint8Array }) | null> {
  const row = await db
    .selectFrom('attachments')
    .select(['sha256', 'name', 'bytes', 'media_type as mediaType'])
    .where('code', '=', code)
    .where('sha256', '=', sha256)
    .orderBy('stored_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const content = await readFile(pathOf(folder, sha256));
  if (hashOf(content) !== sha256) throw new Error(`attachment ${sha256} was changed on disk`);
  return { ...row, content };
}

/** RFC 6234 digest of the content; the one cast that makes it a Sha256. */
function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

/** Under another name first, and forced to disk: a crash leaves the whole file or none. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The new name itself is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
