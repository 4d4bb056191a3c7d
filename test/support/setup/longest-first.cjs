/**
 * The order in which test files run: as jest orders them, but those that take longest begin first. A checkout that was
 * never tested has no durations yet, and jest then goes by the size of the files: a short file that soaks or kills for
 * minutes would come last and leave the other cores idle.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

/** Measured, the longest first; a file that is not here takes its place among the others. */
const LONGEST = [
  'process/crash-matrix',
  'process/rehearsal',
  'process/start',
  'process/bench',
  'process/crash-random',
  'process/guide',
  'domain/approval/soak',
  'process/once',
  'activities/second-clock-balance',
  'policies/flip',
  'domain/simulate-properties',
  'domain/what-if/what-if',
  'config/publish',
  'schemas/facts',
  'console/registers',
  'console/states',
  'console/workplaces',
  'console/finance',
  'console/import',
  'console/start',
  'console/board',
];

module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const ordered = await super.sort(tests);
    return [...LONGEST.flatMap((name) => ordered.filter((test) => isNamed(test, name))), ...ordered.filter(isOther)];
  }
};

/** @param {{ path: string }} test @param {string} name */
function isNamed({ path }, name) {
  return path.endsWith(`/test/${name}.test.ts`);
}

/** @param {{ path: string }} test */
function isOther(test) {
  return !LONGEST.some((name) => isNamed(test, name));
}
