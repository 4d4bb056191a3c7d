import type { Command } from 'commander';
import { readClientConfig } from '../client/cli/config.js';
import type { CliIo, ExitCode } from '../client/cli/io.js';
import { tellUsage } from '../client/cli/report.js';
import { machineNow } from '../client/clock.js';
import { EXIT } from '../client/refusals.js';
import { type CycleId, isCycleId } from '../domain/ids.js';
import type { FieldIssue } from '../schemas/issues.js';
import { PATTERNS } from '../schemas/patterns.js';
import { type Database, openDatabase } from '../store/database.js';
import { rebuild } from '../store/ledger/rebuild.js';
import { type Fault, verifyChain } from '../store/ledger/verify.js';
import { migrate } from '../store/migrate.js';
import { readConfig } from '../workers/config.js';
import { policyRoots } from './policy-roots.js';
import { publish, readPublishable } from './publish.js';

type Options = { cycle?: string; json?: boolean };

/** Adds `caigou migrate|rebuild|verify`: they open the database themselves, so an embedded one must not be running. */
export function storeCommands(program: Command, io: CliIo): void {
  program
    .command('migrate')
    .description('把数据库升级到当前版本，并登记政策和日历文件')
    .option('--json', '输出 JSON')
    .action(async ({ json }: Options) => {
      // Files with errors are told before the database is touched.
      const files = readPublishable(policyRoots(readClientConfig().home));
      await withStore(async (db) => {
        const run = await migrate(db);
        await publish(db, files, machineNow());
        io.out(json === true ? `${JSON.stringify({ migrations: run })}\n` : `${migratedText(run)}\n`);
        io.exit(EXIT.done);
      });
    });
  ofCycle(io, program.command('rebuild').description('按记录重新生成清单等派生数据'), async (db, cycle, json) => {
    const cycles = await rebuild(db, cycle);
    io.out(json ? `${JSON.stringify({ cycles })}\n` : `已重新生成 ${cycles} 个采购周期\n`);
    return EXIT.done;
  });
  ofCycle(
    io,
    program.command('verify').description('核验记录：哈希链完整，每条记录的字段符合规定'),
    async (db, cycle, json) => {
      const { cycles, facts, faults } = await verifyChain(db, cycle);
      const lines = faults.map((fault) => `  ${fault.cycleId} 第 ${fault.seq} 条：${faultText(fault)}`);
      const text = [`核验 ${cycles} 个采购周期、${facts} 条记录，${faults.length} 处不符`, ...lines].join('\n');
      io.out(json ? `${JSON.stringify({ cycles, facts, faults })}\n` : `${text}\n`);
      return faults.length > 0 ? EXIT.fault : EXIT.done;
    },
  );
}

type Work = (db: Database, cycle: CycleId | undefined, json: boolean) => Promise<ExitCode>;

/** A command over all cycles or the one that is named; a name that is none is told before anything is opened. */
function ofCycle(io: CliIo, command: Command, work: Work): void {
  command
    .option('--cycle <编号>', '只处理这个采购周期')
    .option('--json', '输出 JSON')
    .action(async ({ cycle, json = false }: Options) => {
      if (cycle !== undefined && !isCycleId(cycle)) return tellUsage(io, json, [NO_CYCLE_ID]);
      await withStore(async (db) => io.exit(await work(db, cycle, json)));
    });
}

const NO_CYCLE_ID: FieldIssue = {
  field: '--cycle',
  expected: PATTERNS.cycleId.expected,
  mend: PATTERNS.cycleId.mend,
};

function faultText(fault: Fault): string {
  return fault.why === 'unreadable' ? `${fault.kind} 的 ${fault.field} 应为${fault.expected.zh}` : fault.why;
}

function migratedText(run: readonly string[]): string {
  return run.length === 0 ? '数据库已是当前版本' : `已升级：${run.join('、')}`;
}

async function withStore(act: (db: Database) => Promise<void>): Promise<void> {
  const db = await openDatabase(readConfig().database);
  try {
    await act(db);
  } finally {
    await db.destroy();
  }
}
