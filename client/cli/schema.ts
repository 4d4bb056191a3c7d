import type { Command } from 'commander';
import { Argument } from 'commander';
import { PUBLISHED_NAMES, type PublishedName, publishedSchema } from '../../schemas/published.js';
import { EXIT } from '../refusals.js';
import type { CliIo } from './io.js';

/** Adds `caigou schema`: the JSON Schema of what the product reads. It is always JSON. */
export function schemaCommand(program: Command, io: CliIo): void {
  program
    .command('schema')
    .description('输出 JSON Schema：命令、情景、政策、日历、组织（离线）')
    .addArgument(new Argument('<种类>', PUBLISHED_NAMES.join('、')).choices(PUBLISHED_NAMES))
    .option('--json', '输出 JSON（总是如此）')
    .action((name: PublishedName) => {
      io.out(`${JSON.stringify(publishedSchema(name), null, 2)}\n`);
      io.exit(EXIT.done);
    });
}
