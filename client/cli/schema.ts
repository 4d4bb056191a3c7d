import { join } from 'node:path';
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

type Named = PublishedName | 'all';
type SchemaOptions = { kind?: string; out?: string; json?: boolean };

/** Adds `caigou schema`: the JSON Schema of what the product reads and puts on record, as JSON or as files. */
export function schemaCommand(program: Command, io: CliIo): void {
  program
    .command('schema')
    .description('输出 JSON Schema：命令、记录、情景、政策、日历、组织（离线）')
    .addArgument(new Argument('<种类>', [...PUBLISHED_NAMES, 'all'].join('、')).choices([...PUBLISHED_NAMES, 'all']))
    .option('--kind <名称>', '只输出这一种的（种类为 commands 或 facts 时）')
    .option('--out <目录>', '写成文件 <种类>.schema.json，供编辑器提示和检查；种类为 all 时写全部')
    .option('--json', '输出 JSON（不用 --out 时总是如此）')
    .action((name: Named, { kind, out, json = false }: SchemaOptions) => {
      if (out !== undefined && kind === undefined) return writeSchemas(io, { name, out, json });
      const schema = name === 'all' || out !== undefined ? undefined : schemaOf(name, kind);
      if (schema === undefined)
        return tellUsage(io, true, [name === 'all' && kind === undefined ? NO_FOLDER : WRONG_KIND]);
      io.out(printed(schema));
      io.exit(EXIT.done);
    });
}

/** The files an editor is pointed at: one for each kind, under the name of the kind. */
function writeSchemas(io: CliIo, { name, out, json }: { name: Named; out: string; json: boolean }): void {
  const written = (name === 'all' ? PUBLISHED_NAMES : [name]).map((each) => {
    const path = join(out, `${each}.schema.json`);
    io.save(path, printed(publishedSchema(each)));
    return path;
  });
  io.out(json ? `${JSON.stringify({ written })}\n` : `${written.map((path) => `已写入 ${path}`).join('\n')}\n`);
  io.exit(EXIT.done);
}

function printed(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
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
    zh: '命令名或记录名，且种类为 commands 或 facts，不与 --out 同用',
    en: 'the name of a command with commands, or of a fact with facts; not together with --out',
  },
  mend: { zh: '例如 caigou schema commands --kind draft-plan', en: 'for example: schema commands --kind draft-plan' },
};

const NO_FOLDER = {
  field: '--out',
  expected: { zh: '写入全部 JSON Schema 的目录', en: 'the folder all schemas are written to' },
  mend: { zh: '例如 caigou schema all --out .caigou/schemas', en: 'for example: schema all --out .caigou/schemas' },
};
