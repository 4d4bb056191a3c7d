import type { Command } from 'commander';
import { Argument } from 'commander';
import { factSchemaOf, isFactKind } from '../../schemas/facts.js';
import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { PUBLISHED_NAMES, type PublishedName, publishedSchema } from '../../schemas/published.js';
import { requestSchemaOf } from '../../schemas/request.js';
import { EXIT } from '../refusals.js';
import { isAskedKind } from './command-fields.js';
import type { CliIo } from './io.js';
import { tellUsage } from './report.js';

/** Adds `caigou schema`: the JSON Schema of what the product reads and puts on record. It is always JSON. */
export function schemaCommand(program: Command, io: CliIo): void {
  program
    .command('schema')
    .description('输出 JSON Schema：命令、记录、情景、政策、日历、组织（离线）')
    .addArgument(new Argument('<种类>', PUBLISHED_NAMES.join('、')).choices(PUBLISHED_NAMES))
    .option('--kind <名称>', '只输出这一种的（种类为 commands 或 facts 时）')
    .option('--json', '输出 JSON（总是如此）')
    .action((name: PublishedName, { kind }: { kind?: string }) => {
      const schema = schemaOf(name, kind);
      if (schema === undefined) return tellUsage(io, true, [WRONG_KIND]);
      io.out(`${JSON.stringify(schema, null, 2)}\n`);
      io.exit(EXIT.done);
    });
}

/** The schema of all, or of the one kind asked for; none where there is no such kind. */
function schemaOf(name: PublishedName, kind: string | undefined): object | undefined {
  if (kind === undefined) return publishedSchema(name);
  if (name === 'facts') return isFactKind(kind) ? jsonSchemaOf(factSchemaOf(kind)) : undefined;
  return name === 'commands' && isAskedKind(kind) ? jsonSchemaOf(requestSchemaOf(kind)) : undefined;
}

const WRONG_KIND = {
  field: '--kind',
  expected: {
    zh: '命令名或记录名，且种类为 commands 或 facts',
    en: 'the name of a command with commands, or of a fact with facts',
  },
  mend: { zh: '例如 caigou schema commands --kind draft-plan', en: 'for example: schema commands --kind draft-plan' },
};
