/**
 * Six projects, told apart by what they need. `unit` needs nothing; the others get their servers from the
 * global set-up, which starts each server once however many projects ask for it.
 * `process` kills and restarts whole processes, `browser` drives the console as it is built.
 */
const common = {
  testEnvironment: '<rootDir>/test/support/setup/environment.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.caigou/'],
};

/**
 * One project over some folders of test/, with the servers its set-up module starts.
 * @param {string} displayName
 * @param {string[]} folders
 * @param {'postgres' | 'temporal' | 'both' | 'process' | 'browser'} [services]
 */
function project(displayName, folders, services) {
  const hooks = services
    ? {
        globalSetup: `<rootDir>/test/support/setup/${services}.mjs`,
        globalTeardown: '<rootDir>/test/support/setup/stop.mjs',
      }
    : {};
  return { ...common, ...hooks, displayName, testMatch: folders.map((f) => `<rootDir>/test/${f}/**/*.test.ts`) };
}

export default {
  testTimeout: 120_000,
  // Test files of one worker share its global object, and what they leave behind: a worker that grew too large is replaced.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/support/setup/longest-first.cjs',
  projects: [
    project('unit', [
      'domain',
      'points',
      'schemas',
      'policies',
      'texts',
      'render',
      'screens',
      'architecture',
      'config',
      'docs',
      'rehearsal',
    ]),
    project('store', ['store'], 'postgres'),
    project('workflow', ['workflows'], 'temporal'),
    project('edge', ['client', 'activities', 'workers'], 'both'),
    project('process', ['process'], 'process'),
    project('browser', ['console'], 'browser'),
  ],
};
