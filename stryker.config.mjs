/** `npm run mutate`: how good the tests of approvals and of what is stuck are, told by faults put into both on purpose. */
export default {
  mutate: ['domain/approval/**/*.ts', 'domain/stuck/**/*.ts'],
  buildCommand: 'node scripts/mutate/build.mjs',
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  mochaOptions: { spec: ['.cache/mutate/domain/**/*.mjs'] },
  coverageAnalysis: 'perTest',
  // 227 of about 6,440 stand in tables that are read once, while their file is loaded: each would need a process of its
  // own. They are neither found nor missed. Nothing else is left out.
  ignoreStatic: true,
  // TypeScript 7 lacks the interface by which Stryker reads this file, and nothing here needs it.
  tsconfigFile: 'none',
  ignorePatterns: [
    '/*',
    ...['domain', 'policies', 'render', 'schemas', 'scripts', 'store', 'test', 'texts', 'package.json'].map(
      (name) => `!/${name}`,
    ),
  ],
  concurrency: 2,
  // A mutant that never ends is told by how often it is passed, not by a clock: a busy machine finds no faults.
  timeoutMS: 20_000,
  tempDirName: '.cache/stryker',
  reporters: ['progress', 'json', 'html'],
  jsonReporter: { fileName: '.cache/mutate/report.json' },
  htmlReporter: { fileName: '.cache/mutate/report.html' },
  incrementalFile: '.cache/mutate/incremental.json',
  thresholds: { high: 95, low: 90, break: 85 },
};
