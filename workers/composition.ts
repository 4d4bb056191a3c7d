import { join } from 'node:path';
import type { WorkflowClient } from '@temporalio/client';
import { mailboxSender } from '../activities/adapters/mailbox.js';
import type { Sender } from '../activities/adapters/sender.js';
import { smtpSender } from '../activities/adapters/smtp.js';
import type { AtEffect } from '../activities/effects.js';
import type { LedgerPort, OutboxPort, Ports, RegistryPort } from '../activities/ports.js';
import type { Database } from '../store/database.js';
import { archiveFacts } from '../store/ledger/archive.js';
import { factsOf, handledCommands, standingOf } from '../store/ledger/facts.js';
import { cyclesInWork, standingState } from '../store/ledger/open-cycles.js';
import { heldNotices } from '../store/outbox/held.js';
import { dueLetters } from '../store/outbox/letters.js';
import { overdueNotices } from '../store/outbox/overdue.js';
import { particularsOf } from '../store/outbox/particulars.js';
import { leastNotBefore, queueNotices } from '../store/outbox/queue.js';
import { markFailed, markSent, markUnknown, recoverSending } from '../store/outbox/settle.js';
import { toldReaders } from '../store/outbox/told.js';
import { compiledCalendar, currentCalendar } from '../store/registry/calendars.js';
import { contactsOf, markAddressBad } from '../store/registry/contacts.js';
import { directoryOf } from '../store/registry/directory.js';
import { keepLinks } from '../store/registry/links.js';
import { compiledPolicy } from '../store/registry/policies.js';
import { compiledFor } from '../store/registry/policy-in-force.js';
import { ensureSecret } from '../store/registry/secret-file.js';
import { refreshStuck } from '../store/stuck/refresh.js';
import { ackOf } from '../store/views/facts.js';
import type { MailConfig, WorkerConfig } from './config.js';

/** What an engine process is made of. `at` is set by the crash tests only. */
export type Parts = {
  db: Database;
  client: WorkflowClient;
  taskQueue: string;
  senders: Ports['senders'];
  from: Ports['from'];
  /** Where links of letters lead, and what their tokens are made from; left out: letters carry none. */
  letterLinks?: LetterLinks | undefined;
  at: AtEffect;
};

/** `secret` is the installation's own: with it alone the token of a link can be made again. */
export type LetterLinks = { base: string; secret: string };

/** The real ports: the one place where activities meet the store and the mail. */
export function composePorts({ db, client, taskQueue, senders, from, letterLinks, at }: Parts): Ports {
  return {
    ...recordPorts({ db, client, taskQueue, at }),
    stuck: { refresh: (at, how) => refreshStuck(db, at, how) },
    senders,
    from,
    links: letterLinks === undefined ? null : { ...letterLinks, keep: (letters) => keepLinks(db, letters) },
  };
}

/** Those of them that need no mail: for whoever holds the outbox against the record beside a worker. */
export function recordPorts({ db, client, taskQueue, at }: Pick<Parts, 'db' | 'client' | 'taskQueue' | 'at'>) {
  const engine = { client, taskQueue };
  return { ledger: ledgerOn(db), registry: registryOn(db), outbox: outboxOn(db), engine, at };
}

/** Links of letters as this installation makes them; undefined where no address for readers is set. */
export function letterLinksOf({
  home,
  publicUrl,
}: Partial<Pick<WorkerConfig, 'home' | 'publicUrl'>>): LetterLinks | undefined {
  if (home === undefined || publicUrl === undefined) return undefined;
  return { base: publicUrl, secret: ensureSecret(join(home, 'link-secret')) };
}

/** The way letters leave this house. */
export function mailSender(mail: MailConfig): Sender {
  return mail.kind === 'smtp' ? smtpSender(mail.smtp) : mailboxSender(mail.mailbox);
}

/** Who letters are from, whichever way they leave. */
export function fromOf(mail: MailConfig): Ports['from'] {
  return mail.kind === 'smtp' ? mail.smtp.from : mail.mailbox.from;
}

function ledgerOn(db: Database): LedgerPort {
  return {
    append: async (cycleId, facts, during) => {
      await archiveFacts(db, { cycleId, facts, during });
    },
    factsOf: (cycleId) => factsOf(db, cycleId),
    standingOf: (cycleId) => standingOf(db, cycleId),
    ackOf: (cycleId, commandId) => ackOf(db, cycleId, commandId),
    handledCommands: (cycleId) => handledCommands(db, cycleId),
    cyclesInWork: (page) => cyclesInWork(db, page),
    snapshotOf: (cycleId) => standingState(db, cycleId),
  };
}

function registryOn(db: Database): RegistryPort {
  return {
    directory: (code) => directoryOf(db, code),
    policy: (ref) => compiledPolicy(db, ref),
    policyInForce: (code, on) => compiledFor(db, code, on),
    calendar: (ref) => compiledCalendar(db, ref),
    newestCalendar: (code) => currentCalendar(db, code),
    addresses: async (code, channel) => {
      const contacts = await contactsOf(db, code);
      return contacts.filter((each) => each.channel === channel);
    },
    addressRefused: async (code, refusal) => {
      await markAddressBad(db, code, refusal);
    },
  };
}

function outboxOn(db: Database): OutboxPort {
  return {
    queue: async (notices) => {
      await queueNotices(db, notices);
    },
    told: (cycleId, abouts) => toldReaders(db, cycleId, abouts),
    claim: async (now, during) => {
      const letters = await dueLetters(db, { now, during });
      const particulars = await particularsOf(db, letters);
      return letters.flatMap((letter, at) => {
        const more = particulars[at];
        return more === undefined ? [] : [{ ...letter, ...more }];
      });
    },
    recover: async (now) => {
      await recoverSending(db, now);
    },
    sent: async (letters, now) => {
      await markSent(db, letters, now);
    },
    failed: async (failure, now) => {
      await markFailed(db, failure, now);
    },
    unknown: async (letter, why, now) => {
      await markUnknown(db, [letter], now, why);
    },
    nextSendAt: () => leastNotBefore(db),
    held: (cycleId) => heldNotices(db, cycleId),
    overdue: (since) => overdueNotices(db, since),
  };
}
