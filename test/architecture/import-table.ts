import type { Import } from './scan-imports.js';

/**
 * Who may import whom, written by hand from ARCHITECTURE.md and not from the rules of dependency-cruiser: the two must
 * agree, and a slip in one is caught by the other. `values` and `types` are prefixes of paths or package names; what
 * may be imported as a value may be imported as a type. The first row whose `files` begin a path counts.
 */
interface Row {
  readonly files: string;
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

const TABLE: readonly Row[] = [
  { files: 'domain/', values: ['domain/', 'canonicalize', '@noble/hashes/', 'fflate'] },
  { files: 'schemas/', values: ['schemas/', 'domain/', 'zod'] },
  { files: 'policies/', values: ['policies/'] },
  { files: 'texts/', values: ['texts/'], types: ['domain/'] },
  { files: 'render/', values: ['render/', 'domain/', 'texts/', 'eta'] },
  { files: 'workflows/messages.ts', values: ['@temporalio/common'], types: ['domain/'] },
  {
    files: 'workflows/',
    values: ['workflows/', 'domain/', 'texts/', '@temporalio/workflow', '@temporalio/common'],
    types: ['activities/'],
  },
  { files: 'store/registry/policy-files.ts', values: ['domain/', 'schemas/', 'store/registry/yaml-file.ts', 'node:'] },
  { files: 'store/registry/yaml-file.ts', values: ['schemas/', 'yaml', 'node:'] },
  {
    files: 'store/',
    values: ['store/', 'domain/', 'schemas/', 'kysely', 'pg', '@electric-sql/pglite', 'yaml', 'node:'],
  },
  {
    files: 'activities/',
    values: [
      'activities/',
      'domain/',
      'schemas/',
      'render/',
      'store/',
      'workflows/messages.ts',
      '@temporalio/activity',
      '@temporalio/client',
      '@temporalio/common',
      'nodemailer',
      'node:',
    ],
  },
  {
    files: 'workers/',
    values: [
      'workers/',
      'activities/',
      'store/',
      'schemas/',
      'workflows/messages.ts',
      '@temporalio/worker',
      '@temporalio/client',
      'pino',
      'node:',
    ],
  },
  {
    files: 'client/console/',
    values: [
      'client/console/',
      'schemas/',
      'texts/',
      'domain/money/',
      'domain/calendar/',
      'render/svg',
      'react',
      'react-dom',
      'react-router',
      'antd',
      '@ant-design/icons',
      '@tanstack/react-query',
      'dayjs',
      'write-excel-file/browser',
    ],
    types: ['domain/'],
  },
  {
    files: 'client/sheet/',
    values: ['client/', 'domain/', 'schemas/', 'texts/', 'read-excel-file', 'write-excel-file', 'node:'],
  },
  {
    files: 'client/',
    values: [
      'client/',
      'domain/',
      'schemas/',
      'texts/',
      'render/',
      'store/views/',
      'store/registry/',
      'workflows/messages.ts',
      '@temporalio/client',
      'hono',
      '@hono/node-server',
      '@hono/zod-openapi',
      'commander',
      'cli-table3',
      'picocolors',
      'pino',
      'hash-wasm',
      'openid-client',
      'rate-limiter-flexible',
      'node:',
    ],
    // The open database is handed in; its type has to be named.
    types: ['store/database.ts'],
  },
  {
    files: 'rehearsal/',
    values: [
      'rehearsal/',
      'client/cycles.ts',
      'workflows/messages.ts',
      'workers/',
      'store/',
      'domain/',
      'render/',
      '@temporalio/client',
      '@temporalio/worker',
      '@temporalio/common',
      '@temporalio/proto',
      'pino',
      'node:',
    ],
  },
];

const SERVING_FOLDERS = ['test/', 'bench/', 'docs/', 'scripts/'];

/** A row `zod` covers the package `zod` and its parts, not a package `zodiac`. */
function covers(prefix: string, target: string): boolean {
  if (prefix.endsWith('/') || prefix.endsWith(':')) return target.startsWith(prefix);
  return target === prefix || target.startsWith(`${prefix}/`) || target.startsWith(`${prefix}.ts`);
}

function allowed({ from, to, typeOnly }: Import): boolean {
  if (from.startsWith('bin/')) return !SERVING_FOLDERS.some((folder) => to.startsWith(folder));
  const row = TABLE.find(({ files }) => from.startsWith(files));
  if (row === undefined) return false;
  const prefixes = typeOnly ? [...row.values, ...(row.types ?? [])] : row.values;
  return prefixes.some((prefix) => covers(prefix, to));
}

/** The imports that the table does not allow, as `from → to`. */
export function edgesOutsideTable(imports: readonly Import[]): string[] {
  return imports
    .filter((edge) => !allowed(edge))
    .map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? ' (type)' : ''}`);
}
