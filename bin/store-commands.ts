import type { Command } from 'commander';
import { readClientConfig } from '../client/cli/config.js';
import type { CliIo } from '../client/cli/io.js';
import { machineNow } from '../client/clock.js';
import { EXIT } from '../client/refusals.js';
import { isCycleId } from '../domain/ids.js';
import { type Database, openDatabase } from '../store/database.js';
import { rebuild } from '../store/ledger/rebuild.js';
import { verifyChain } from '../store/ledger/verify.js';
import { migrate } from '../store/migrate.js';
import { readConfig } from '../workers/config.js';
import { policyRoots } from './policy-roots.js';
import { publishFiles } from './publish.js';

type Options = { cycle?: string; json?: boolean };

/** Adds `caigou migrate|rebuild|verify`: they open the database themselves, so an embedded one must not be running. */
export function storeCommands(program: Command, io: CliIo): void {
  program
    .command('migrate')
    .description('把数据库升级到当前版本，并登记政策和日历文件')
    .option('--json', '输出 JSON')
    .action(({ json }: Options) =>
      withStore(async (db) => {
        const run = await migrate(db);
        await publishFiles(db, policyRoots(readClientConfig().home), machineNow());
        io.out(json === true ? `${JSON.stringify({ migrations: run })}\n` : `${migratedText(run)}\n`);
        io.exit(EXIT.done);
      }),
    );
  ofCycle(program.command('rebuild').description('按记录重新生成清单等派生数据')).action(({ cycle, json }: Options) =>
    withStore(async (db) => {
      const cycles = await rebuild(db, cycleIn(cycle));
      io.out(json === true ? `${JSON.stringify({ cycles })}\n` : `已重新生成 ${cycles} 个采购周期\n`);
      io.exit(EXIT.done);
    }),
  );
  ofCycle(program.command('verify').description('核验记录的哈希链')).action(({ cycle, json }: Options) =>
    withStore(async (db) => {
      const { cycles, facts, faults } = await verifyChain(db, cycleIn(cycle));
      const lines = faults.map(({ cycleId, seq, why }) => `  ${cycleId} 第 ${seq} 条：${why}`);
      const text = [`核验 ${cycles} 个采购周期、${facts} 条记录，${faults.length} 处不符`, ...lines].join('\n');
      io.out(json === true ? `${JSON.stringify({ cycles, facts, faults })}\n` : `${text}\n`);
      io.exit(faults.length > 0 ? EXIT.fault : EXIT.done);
    }),
  );
}

function ofCycle(command: Command): Command {
  return command.option('--cycle <编号>', '只处理这个采购周期').option('--json', '输出 JSON');
}

function cycleIn(text: string | undefined) {
  if (text === undefined) return undefined;
  if (!isCycleId(text)) throw new Error(`--cycle：应为采购周期编号，例如 222401-2026-001`);
  return text;
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
