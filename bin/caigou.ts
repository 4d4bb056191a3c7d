import process from 'node:process';
import { httpApi } from '../client/cli/api.js';
import { type ClientConfig, readClientConfig } from '../client/cli/config.js';
import type { CliParts } from '../client/cli/parts.js';
import { cliProgram, runProgram } from '../client/cli/program.js';
import { postSignedIn } from '../client/cli/signed-in.js';
import { readAddress, readToken } from '../client/local.js';
import { EXIT } from '../client/refusals.js';
import { isLockedError } from '../store/lock.js';
import { readYamlFile } from '../store/registry/yaml-file.js';
import { doctorCommand } from './doctor.js';
import { plainFiles, saveText } from './plain-files.js';
import { policyRoots } from './policy-roots.js';
import { rehearseCommand } from './rehearse.js';
import { storeCommands } from './store-commands.js';

const VERSION = '0.1.0';

/** Standard output is for answers; everything else that is said goes to standard error. */
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** @throws Error with words for people when the file is none that can be read */
function readDataFile(path: string): unknown {
  const read = readYamlFile(path);
  if ('value' in read) return read.value;
  throw new Error(read.fault.zh);
}

function partsFor(config: ClientConfig): CliParts {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    exit: (code) => {
      process.exitCode = code;
    },
    save: saveText,
    colours: process.stdout.isTTY && process.stdout.hasColors(),
    policyRoots: policyRoots(config.home),
    readData: readDataFile,
    ...plainFiles,
    postSignedIn: (credentials, request) => {
      const url = config.url ?? readAddress(config.home);
      return url === null ? { missing: 'address' } : postSignedIn(url, credentials, request);
    },
    firstAccount: async (given) => (await import('./first-account.js')).firstAccount(given),
    api: (named) => {
      const person = named ?? config.person;
      const url = config.url ?? readAddress(config.home);
      if (config.token !== null)
        return url === null ? { missing: 'address' } : httpApi({ url, token: config.token, person: null });
      const token = readToken(config.home);
      if (person === null) return { missing: 'person' };
      if (token === null) return { missing: 'token' };
      return url === null ? { missing: 'address' } : httpApi({ url, token, person });
    },
  };
}

/** Long programs are loaded when they are run: a list must not wait for the engine. */
async function main(argv: readonly string[]): Promise<void> {
  const config = readClientConfig();
  const parts = partsFor(config);
  const program = cliProgram(VERSION, parts);
  program
    .command('up')
    .description('启动全部：数据库、Temporal、工作进程、HTTP 接口')
    .action(async () => (await import('./processes.js')).up(config, say));
  program
    .command('api')
    .description('只启动 HTTP 接口')
    .action(async () => (await import('./processes.js')).api(config, say));
  program
    .command('worker')
    .description('只启动工作进程')
    .action(async () => (await import('./processes.js')).worker(say));
  storeCommands(program, parts);
  doctorCommand(program, parts);
  rehearseCommand(program, parts);
  await runProgram(program, argv, parts.exit);
}

/** Who holds the data is what a second start must be told; of other faults, what happened. */
function faultText(error: unknown): string {
  if (isLockedError(error))
    return `数据正由进程 ${error.pid} 使用（自 ${error.since}）。请先停止它，或用 CAIGOU_HOME 指定另一目录。`;
  return error instanceof Error ? error.message : String(error);
}

// A terminal that is closed meanwhile must not keep a stop from ending in good order.
process.stderr.on('error', () => undefined);
// Whoever reads the output may stop early (`| head`): that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : EXIT.fault));

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(faultText(error));
  process.exitCode = EXIT.fault;
}
