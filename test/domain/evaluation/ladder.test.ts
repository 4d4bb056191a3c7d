import { describe, expect, test } from '@jest/globals';
import { type Case, fork } from '../../support/case.js';
import { serving } from '../../support/course.js';
import { cycleWorld } from '../../support/cycle-world.js';

/** A year of service under the ladder of another place: correct, suspend, stop in Henan; only correct in a county of Shaanxi. */
const HENAN = under('410122');
const SHAANXI = under('610099');
const STOP = { year: 1, reason: '偏离合同目标' };
const ORDER = { year: 1, what: '恢复服务内容', withinWd: 5 };

function under(code: string): Case {
  const c = fork(serving());
  const ladder = cycleWorld(code, '2023-01-01').policy.rules['drift-ladder'];
  if (ladder === undefined) throw new Error(`no ladder in ${code}`);
  c.policy = { ...c.policy, rules: { ...c.policy.rules, 'drift-ladder': ladder } };
  return c;
}

function drifted(from: Case, serious = false): Case {
  const c = fork(from);
  c.ok('report-drift', { year: 1, what: '以行政工作代替服务', serious });
  return c;
}

/** What the ladder marks the step with, tried on a copy: who decides is not written, so nothing is refused. */
function marks(from: Case, give: (c: Case) => void): string[] {
  const c = fork(from);
  const before = c.violations().length;
  give(c);
  return c
    .violations()
    .slice(before)
    .filter((each) => each.startsWith('drift-ladder'));
}
const suspends = (c: Case) => c.ok('suspend-service', STOP, { as: 'deputyHead' });
const SKIPPED = ['drift-ladder: step-skipped'];

function end(c: Case) {
  return { ...STOP, lastServiceDay: c.today };
}

describe('where the document knows correction, suspension and stop', () => {
  test('neither suspension nor stop comes before the correction', () => {
    const c = drifted(HENAN);
    expect(marks(c, suspends)).toEqual(SKIPPED);
    expect(marks(c, (each) => each.ok('terminate', end(each), { as: 'bureauHead' }))).toEqual(SKIPPED);
    c.ok('order-correction', ORDER);
    expect(marks(c, suspends)).toEqual(SKIPPED);
  });

  test('both are open when the drift is serious', () => {
    const c = drifted(HENAN, true);
    const stopped = fork(c);
    c.ok('suspend-service', STOP, { as: 'deputyHead' });
    stopped.ok('terminate', end(stopped), { as: 'bureauHead' });
    expect([...c.violations(), ...stopped.violations()]).toEqual([]);
  });

  test('both are open when the correction was not made: past its day, or looked at and found so', () => {
    const late = drifted(HENAN);
    late.ok('order-correction', ORDER);
    const due = late.duty('correction@dr1#1').due ?? '';
    late.to(due);
    expect(marks(late, suspends)).toEqual(SKIPPED);
    late.to('2023-04-12');
    expect(marks(late, suspends)).toEqual([]);
    const checked = drifted(HENAN);
    checked.ok('order-correction', ORDER);
    checked.ok('close-correction', { year: 1, result: '未改正', putRight: false });
    checked.ok('terminate', end(checked), { as: 'bureauHead' });
    expect(checked.violations()).toEqual([]);
  });

  test('once put right, the way is closed again', () => {
    const c = drifted(HENAN, true);
    c.ok('order-correction', ORDER);
    c.ok('close-correction', { year: 1, result: '到位', putRight: true });
    c.ok('report-drift', { year: 1, what: '再次偏离', serious: false });
    expect(marks(c, suspends)).toEqual(SKIPPED);
  });

  test('the mark says which step came first and which should have', () => {
    const c = drifted(HENAN);
    suspends(c);
    expect(c.last('violation-recorded').data.values).toMatchObject({ step: 'suspend', first: 'correct' });
  });

  test('suspending is for the heads, in person or as second person', () => {
    const c = drifted(HENAN, true);
    expect(marks(c, (each) => each.ok('suspend-service', STOP))).toEqual(['drift-ladder: not-the-decider']);
    c.ok('suspend-service', STOP, { second: 'deputyHead' });
    expect(c.violations()).toEqual([]);
  });

  test('a contract that ends without a drift is not asked for one', () => {
    const c = fork(HENAN);
    c.ok('terminate', end(c));
    expect(c.violations()).toEqual([]);
  });
});

describe('where the document knows only the correction', () => {
  test('a suspension for a drift is marked as a step it does not have', () => {
    const c = drifted(SHAANXI, true);
    c.ok('order-correction', ORDER);
    expect(c.violations()).toEqual([]);
    c.ok('suspend-service', STOP);
    expect(c.violations()).toEqual(['drift-ladder: step-unknown']);
    expect(c.last('violation-recorded').data.values).toMatchObject({ step: 'suspend', steps: 'correct' });
  });
});
