import { z } from 'zod';
import { wholeNumber } from './fields.js';

const port = wholeNumber(0, 65_535);

/** Environment of the HTTP process and of the command line. Other variables are none of its business. */
export const clientEnvironmentSchema = z.object({
  CAIGOU_HOME: z.string().min(1).default('.caigou').describe('Folder of all data of this machine'),
  CAIGOU_HTTP_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; the own machine only unless a container needs more'),
  CAIGOU_HTTP_PORT: port.default(8080).describe('Port to listen on; 0 takes a free one'),
  CAIGOU_URL: z
    .url({ error: '应为 http://主机:端口', protocol: /^https?$/ })
    .optional()
    .describe('Server of the command line'),
  CAIGOU_TOKEN: z
    .string()
    .regex(/^cg_[A-Za-z0-9_-]{43}$/, { error: '应为 cg_ 开头的访问令牌' })
    .optional()
    .describe('API token of the command line, in place of the local token'),
  CAIGOU_MODE: z
    .enum(['local', 'production'])
    .default('local')
    .describe('production: no local token, no demo accounts'),
  CAIGOU_PUBLIC_URL: z
    .url({ error: '应为 https://主机 或 http://主机:端口', protocol: /^https?$/ })
    .optional()
    .describe('Address under which browsers reach this installation; over https cookies are bound to it'),
  CAIGOU_BEHIND_PROXY: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: the address of the asker is the last one of X-Forwarded-For'),
  CAIGOU_SESSION_IDLE_MINUTES: wholeNumber(1, 1_440).default(30).describe('A session ends after so long unused'),
  CAIGOU_SESSION_HOURS: wholeNumber(1, 168).default(12).describe('A session ends after so long, used or not'),
  CAIGOU_LOCKOUT_FAILURES: wholeNumber(1, 100).default(5).describe('Failures after which an account is locked'),
  CAIGOU_LOCKOUT_ADDRESS_FAILURES: wholeNumber(1, 10_000)
    .default(30)
    .describe('Failures after which an address is locked; many people may share one'),
  CAIGOU_LOCKOUT_MINUTES: wholeNumber(1, 1_440).default(15).describe('How long a lock holds'),
  CAIGOU_LOCAL_ACCOUNTS: z.enum(['on', 'off']).default('on').describe('off: people sign in with the provider only'),
  CAIGOU_OIDC_ISSUER: z
    .url({ error: '应为 https://… 形式的地址', protocol: /^https?$/ })
    .optional()
    .describe('OpenID provider; needs CAIGOU_OIDC_CLIENT_ID and CAIGOU_PUBLIC_URL'),
  CAIGOU_OIDC_CLIENT_ID: z.string().min(1).optional(),
  CAIGOU_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  CAIGOU_OIDC_NAME: z.string().min(1).default('统一身份认证').describe('What people read on its button'),
  CAIGOU_OIDC_CLAIM: z.string().min(1).default('preferred_username').describe('Claim that names who it is'),
  CAIGOU_OIDC_MATCH: z
    .enum(['account', 'person'])
    .default('account')
    .describe('What the claim names: an account, or a person of the directory (`<county>/<id>` where ids repeat)'),
  CAIGOU_PERSON: z.string().min(1).optional().describe('For whom the command line acts when --as is left out'),
});
export type ClientEnvironment = z.infer<typeof clientEnvironmentSchema>;
