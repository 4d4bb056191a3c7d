import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smtpPeer } from '../activities/adapters/smtp-peer.js';

/** Where letters arrive, and how often each one did. */
export type Post = {
  /** For CAIGOU_SMTP_URL; null where letters are files. */
  url: string | null;
  /** Message-ID of everything that arrived, as often as it did. */
  arrived(home: string): string[];
  close(): Promise<void>;
};

/** A real mail server on the loopback: every finished DATA transaction counts. */
export async function smtpPost(): Promise<Post> {
  const peer = await smtpPeer();
  return {
    url: `smtp://127.0.0.1:${peer.port}`,
    arrived: () => peer.messages.map((message) => messageIdIn(message.toString('utf8'))),
    close: peer.close,
  };
}

/** The mailbox of an installation without a mail server: every file counts. */
export function mailboxPost(): Post {
  return {
    url: null,
    arrived: (home) => {
      const folder = join(home, 'mailbox');
      const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
      return files.map((name) => messageIdIn(readFileSync(join(folder, name), 'utf8')));
    },
    close: async () => {},
  };
}

function messageIdIn(message: string): string {
  const id = /^message-id:\s*(<[^>]+>)/im.exec(message)?.[1];
  if (id === undefined) throw new Error(`a letter without Message-ID: ${message.slice(0, 200)}`);
  return id;
}
