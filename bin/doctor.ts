import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readClientConfig } from '../client/cli/config.js';
import type { CliIo } from '../client/cli/io.js';
import { deadlineIn } from '../client/clock.js';
import { readAddress } from '../client/local.js';
import { EXIT } from '../client/refusals.js';
import { openDatabase } from '../store/database.js';
import { knownRegions, readCalendarFiles } from '../store/registry/calendar-files.js';
import { directoryCodes } from '../store/registry/directory.js';
import { loadLayers } from '../store/registry/policy-files.js';
import { readConfig } from '../workers/config.js';
import { policyRoots } from './policy-roots.js';

/** One finding: what was looked at, whether it is well, and what was seen. */
type Finding = { name: string; well: boolean; seen: string };

const WAIT_MS = 3_000;

/** Adds `caigou doctor`: what this process would need, looked at from here. Changes nothing. */
export function doctorCommand(program: Command, io: CliIo): void {
  program
    .command('doctor')
    .description('检查运行条件：文件、数据库、Temporal、服务')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine();
      const text = findings.map(({ name, well, seen }) => `${well ? '正常' : '异常'}  ${name}：${seen}`).join('\n');
      io.out(json === true ? `${JSON.stringify({ findings })}\n` : `${text}\n`);
      io.exit(findings.every(({ well }) => well) ? EXIT.done : EXIT.fault);
    });
}

async function examine(): Promise<Finding[]> {
  const { home } = readClientConfig();
  const worker = readConfig();
  const address = readAddress(home);
  const temporal = await seen('Temporal', () => temporalAt(worker.temporal.address));
  const files = await seen('政策和日历', () => filesUnder(policyRoots(home)));
  // An embedded database has one owner; while that runs, its own `readyz` tells of it.
  const embedded = worker.database.kind === 'embedded';
  if (embedded && address !== null) return [files, await seen('服务', () => serviceAt(address))];
  const database = await seen('数据库', () => databaseOf(worker.database));
  return embedded ? [files, database] : [files, database, temporal];
}

async function seen(name: string, look: () => Promise<string> | string): Promise<Finding> {
  try {
    return { name, well: true, seen: await look() };
  } catch (error) {
    return { name, well: false, seen: error instanceof Error ? error.message : String(error) };
  }
}

function filesUnder(roots: readonly string[]): string {
  const { problems } = loadLayers(roots);
  const faults = [...problems, ...readCalendarFiles(roots).problems];
  if (faults.length > 0) throw new Error(`${faults.length} 处有误，运行 caigou policy check 查看`);
  return `${knownRegions(roots).length} 个地区`;
}

async function databaseOf(config: ReturnType<typeof readConfig>['database']): Promise<string> {
  if (config.kind === 'embedded' && !existsSync(config.directory)) return '尚未创建（首次启动时创建）';
  const db = await openDatabase(config);
  try {
    return `可用，${(await directoryCodes(db)).length} 个地区有组织数据`;
  } finally {
    await db.destroy();
  }
}

async function temporalAt(address: string): Promise<string> {
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: WAIT_MS });
  try {
    const { serverVersion } = await connection.withDeadline(deadlineIn(WAIT_MS), () =>
      connection.workflowService.getSystemInfo({}),
    );
    return `${address}，版本 ${serverVersion}`;
  } finally {
    await connection.close();
  }
}

async function serviceAt(url: string): Promise<string> {
  const signal = AbortSignal.timeout(WAIT_MS);
  const response = await fetch(new URL('/readyz', url), { signal }).catch(() => null);
  // Whoever was killed leaves its address behind; fetch itself only says, in English, that it failed.
  if (response === null) throw new Error(`${url} 没有应答：服务未在运行，或上次未正常停止。请运行 npm start`);
  if (!response.ok) throw new Error(`${url} 未就绪：${await response.text()}`);
  return `${url} 就绪`;
}
