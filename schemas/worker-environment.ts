import { z } from 'zod';
import { wholeNumber } from './fields.js';

const port = wholeNumber(1, 65_535);

/** Environment of a process that runs workflows or the whole embedded stack. Other variables are none of its business. */
export const workerEnvironmentSchema = z.object({
  CAIGOU_HOME: z.string().min(1).default('.caigou').describe('Folder of all data of this machine'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: '应为 postgres://… 形式的地址' })
    .optional()
    .describe('PostgreSQL; without it an embedded database under CAIGOU_HOME'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d+$/, { error: '应为 主机:端口' })
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_CLI: z.string().min(1).optional().describe('The Temporal binary of the embedded stack'),
  CAIGOU_TEMPORAL_PORT: port.optional().describe('Port of the embedded Temporal server; a free one by default'),
  CAIGOU_TASK_QUEUE: z.string().min(1).default('caigou'),
  CAIGOU_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s]+$/, { error: '应为 smtp://用户:密码@主机:端口 或 smtps://…' })
    .optional()
    .describe('Mail server; without it letters are written into the mailbox folder'),
  CAIGOU_MAIL_FROM: z.email({ error: '应为一个电子邮箱地址' }).default('caigou@localhost.invalid'),
  CAIGOU_MAIL_FROM_NAME: z.string().min(1).default('采购周期管理系统'),
  CAIGOU_PUBLIC_URL: z
    .url({ error: '应为 https://主机 或 http://主机:端口', protocol: /^https?$/ })
    .optional()
    .describe('Address under which readers of letters reach this installation; without it letters carry no links'),
  CAIGOU_CACHED_CYCLES: wholeNumber(2, 20_000)
    .default(1000)
    .describe('Cycles kept in memory; each takes 0.3 to 0.6 MB'),
});
export type WorkerEnvironment = z.infer<typeof workerEnvironmentSchema>;
