/**
 * Who may import whom (ARCHITECTURE.md), as rules that fail. A folder may import what its row names and itself; what
 * no row names is forbidden. These rules cannot tell an import of a type from one of a value; where only types may
 * pass, test/architecture/imports.test.ts says so, which states the table a second time by hand. Cycles are biome's.
 */

/** @param {...string} names packages, as paths of what npm installed */
const packages = (...names) => names.map((name) => `node_modules/${name}(/|$)`);

/**
 * Folder (or part of one) → what it may import besides itself; `core`: Node's own modules too. The first row that
 * matches a file counts.
 */
const ROWS = [
  { from: '^domain/', to: packages('canonicalize', '@noble/hashes', 'fflate') },
  { from: '^schemas/', to: ['^domain/', ...packages('zod')] },
  { from: '^policies/', to: [] },
  { from: '^texts/', to: ['^domain/'] },
  { from: '^render/', to: ['^domain/', '^texts/', ...packages('eta')] },
  { from: '^workflows/messages\\.ts$', to: ['^domain/', ...packages('@temporalio/common')], self: false },
  {
    from: '^workflows/',
    to: ['^(domain|texts|activities)/', ...packages('@temporalio/workflow', '@temporalio/common')],
  },
  {
    from: '^store/registry/policy-files\\.ts$',
    to: ['^domain/', '^schemas/', '^store/registry/yaml-file\\.ts$'],
    self: false,
    core: true,
  },
  {
    from: '^store/',
    to: ['^domain/', '^schemas/', ...packages('kysely', 'pg', '@electric-sql/pglite', 'yaml')],
    core: true,
  },
  {
    from: '^activities/',
    to: [
      '^(domain|schemas|render|store)/',
      '^workflows/messages\\.ts$',
      ...packages('@temporalio/(activity|client|common)', 'nodemailer'),
    ],
    core: true,
  },
  {
    from: '^workers/',
    to: [
      '^(activities|store|schemas)/',
      '^workflows/messages\\.ts$',
      ...packages('@temporalio/(worker|client)', 'pino'),
    ],
    core: true,
  },
  {
    from: '^client/console/',
    to: [
      '^(domain|schemas|texts)/',
      '^render/svg',
      ...packages('react', 'react-dom', 'react-router', 'antd', '@ant-design/icons', '@tanstack/react-query', 'dayjs'),
      ...packages('write-excel-file'),
    ],
  },
  {
    from: '^client/sheet/',
    to: ['^(client|domain|schemas|texts)/', ...packages('read-excel-file', 'write-excel-file')],
    core: true,
  },
  {
    from: '^client/',
    to: [
      '^(domain|schemas|texts|render)/',
      '^store/(views|registry)/',
      '^store/database\\.ts$',
      '^workflows/messages\\.ts$',
      ...packages('@temporalio/client', 'hono', '@hono/(node-server|zod-openapi)'),
      ...packages('commander', 'cli-table3', 'picocolors', 'pino'),
      ...packages('hash-wasm', 'openid-client', 'rate-limiter-flexible'),
    ],
    core: true,
  },
  {
    from: '^rehearsal/',
    to: [
      '^client/cycles\\.ts$',
      '^workflows/messages\\.ts$',
      '^(workers|store|domain|render)/',
      ...packages('@temporalio/(client|worker|common|proto)', 'pino'),
    ],
    core: true,
  },
  { from: '^bin/', to: ['^(?!test/|bench/|docs/|scripts/)'], core: true },
];

/** @param {{ from: string, to: string[], self?: boolean, core?: boolean }} row @param {number} index */
function rule({ from, to, self = true, core = false }, index) {
  const earlier = ROWS.slice(0, index).map((row) => row.from);
  return {
    name: `table:${from.replace(/[\\^$]/g, '')}`,
    comment: `${from} may import only what its row of the table names (ARCHITECTURE.md)`,
    severity: 'error',
    from: { path: from, pathNot: earlier },
    to: {
      pathNot: [...to, ...(self ? [from] : [])],
      ...(core && { dependencyTypesNot: ['core'] }),
      couldNotResolve: false,
    },
  };
}

module.exports = {
  forbidden: [
    ...ROWS.map(rule),
    {
      name: 'only-bin-imports-rehearsal',
      severity: 'error',
      from: { pathNot: '^(rehearsal|bin|test|bench)/' },
      to: { path: '^rehearsal/' },
    },
    {
      name: 'schemas-only-guard',
      comment: 'schemas may ask the domain whether a value is well formed, never what follows from it',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { path: ['^domain/(decide|fold|simulate)', '^domain/[^/]+/(decide|fold|duties)'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-package-in-product',
      severity: 'error',
      comment: 'what the console is built from ships in its files, so its packages serve development only',
      from: { path: ROWS.map((row) => row.from), pathNot: '^client/console/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    parser: 'swc',
    // As Node resolves: by a package's `exports`, so that `eta/core` is found.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no JSX: what the screens of the console import is held by test/architecture alone.
    exclude: { path: '^(dist|coverage)/|[.]tsx$' },
  },
};
