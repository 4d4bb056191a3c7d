import { join, resolve } from 'node:path';
import type { MailboxConfig } from '../activities/adapters/mailbox.js';
import type { SmtpConfig } from '../activities/adapters/smtp.js';
import { readEnvironment } from '../schemas/environment.js';
import { type WorkerEnvironment, workerEnvironmentSchema } from '../schemas/worker-environment.js';
import type { DatabaseConfig } from '../store/database.js';

/** Where letters go: a mail server, or files in a folder. */
export type MailConfig = { kind: 'smtp'; smtp: SmtpConfig } | { kind: 'mailbox'; mailbox: MailboxConfig };

/** Everything a worker process needs to know. */
export type WorkerConfig = {
  home: string;
  database: DatabaseConfig;
  temporal: { address: string; namespace: string };
  /** Only for the embedded stack. */
  devServer: { binary: string | undefined; port: number | undefined };
  taskQueue: string;
  mail: MailConfig;
  /** Where links of letters lead; undefined: letters carry none. */
  publicUrl: string | undefined;
  cachedCycles: number;
};

/**
 * The configuration of this process, and the one place of it that reads the environment.
 * @throws Error naming each variable that is wrong, what was expected and how to mend it
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): WorkerConfig {
  return configOf(readEnvironment(workerEnvironmentSchema, environment));
}

function configOf(env: WorkerEnvironment): WorkerConfig {
  const home = resolve(env.CAIGOU_HOME);
  return {
    home,
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', directory: join(home, 'store') }
        : { kind: 'postgres', url: env.DATABASE_URL },
    temporal: { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE },
    devServer: { binary: env.TEMPORAL_CLI, port: env.CAIGOU_TEMPORAL_PORT },
    taskQueue: env.CAIGOU_TASK_QUEUE,
    mail: mailOf(env, home),
    publicUrl: env.CAIGOU_PUBLIC_URL,
    cachedCycles: env.CAIGOU_CACHED_CYCLES,
  };
}

function mailOf(env: WorkerEnvironment, home: string): MailConfig {
  const from = { name: env.CAIGOU_MAIL_FROM_NAME, email: env.CAIGOU_MAIL_FROM };
  if (env.CAIGOU_SMTP_URL === undefined)
    return { kind: 'mailbox', mailbox: { directory: join(home, 'mailbox'), from } };
  return { kind: 'smtp', smtp: { ...smtpOf(new URL(env.CAIGOU_SMTP_URL)), from } };
}

/** Ports of RFC 5321 and RFC 8314 where the address names none. */
const USUAL_PORT = { 'smtp:': 25, 'smtps:': 465 } as const;

function smtpOf({ protocol, hostname, port, username, password }: URL): Omit<SmtpConfig, 'from'> {
  const secure = protocol === 'smtps:';
  const usual = USUAL_PORT[secure ? 'smtps:' : 'smtp:'];
  const account = username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return { host: hostname, port: port === '' ? usual : Number(port), secure, ...account };
}
