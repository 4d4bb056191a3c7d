import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { httpApi } from '../../../client/cli/api.js';
import type { CliParts } from '../../../client/cli/parts.js';
import { cliProgram, runProgram } from '../../../client/cli/program.js';
import { appFor, TOKEN } from '../http/app-for-tests.js';

const SHIPPED = fileURLToPath(new URL('../../../policies', import.meta.url));

/** What a command line said and how it ended. */
export type Said = { out: string; err: string; code: number | undefined; saved: Map<string, string> };

/** Runs a command line against an application in this process, without a port. */
export async function caigou(
  argv: string[],
  { app = appFor(), own = {} }: { app?: Hono; own?: Partial<CliParts> } = {},
): Promise<Said> {
  const said: Said = { out: '', err: '', code: undefined, saved: new Map() };
  const parts: CliParts = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    exit: (code) => {
      said.code = code;
    },
    save: (path, text) => said.saved.set(path, text),
    colours: false,
    policyRoots: [SHIPPED],
    readBytes: () => ({ problem: 'no file in this test' }),
    writeFile: () => 'no file in this test',
    readData: (path) => JSON.parse(readFileSync(path, 'utf8')),
    postSignedIn: () => ({ missing: 'address' }),
    firstAccount: () => Promise.reject(new Error('no store in this test')),
    api: (person) =>
      person === undefined
        ? { missing: 'person' }
        : httpApi({ url: 'http://caigou.test', token: TOKEN, person }, asFetch(app)),
    ...own,
  };
  await runProgram(cliProgram('0.1.0', parts), argv, parts.exit);
  return said;
}

/** The application as if it were reached over the network. */
function asFetch(app: Hono): typeof fetch {
  return async (input, init) => app.request(String(input), init);
}
