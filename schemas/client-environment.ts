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
  CAIGOU_PERSON: z.string().min(1).optional().describe('For whom the command line acts when --as is left out'),
});
