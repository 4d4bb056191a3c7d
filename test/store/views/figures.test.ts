import { beforeAll, expect, test } from '@jest/globals';
import { limitsByParty } from '../../../domain/figures/limits.js';
import { taskSpans } from '../../../domain/figures/task-spans.js';
import type { Simulation } from '../../../domain/simulate.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { publishCalendar } from '../../../store/registry/calendars.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import { limitCounts, taskFacts } from '../../../store/views/figures.js';
import { d, region } from '../../support/cycle-world.js';
import { onEachDatabase } from '../../support/database.js';
import { factsOf, playedFile } from '../../support/played.js';

onEachDatabase('The figures of a county', (database) => {
  const UNTIL = d('2027-06-30');
  let late: Simulation;
  let far: Simulation;

  beforeAll(async () => {
    late = playedFile('222401-contractor-late', UNTIL);
    far = playedFile('640402-in-time', d('2026-06-30'));
    for (const { judging, facts, state } of [late, far]) {
      const at = facts[0]?.at ?? judging.at;
      const { policy, calendar } = judging;
      await publishPolicy(database(), { compiled: policy, effectiveFrom: d(policy.version), published: '', at });
      await publishCalendar(database(), calendar, at);
      await archiveFacts(database(), { cycleId: state.cycleId, facts });
    }
  });

  test('tell limits kept and broken as the record has them, of each owner', async () => {
    const { state, obligations } = late;
    const counts = await limitCounts(database(), region('222401'), { today: UNTIL });
    const owners = new Set(Object.values(state.closed).map(({ owner }) => owner));
    const found = limitsByParty(counts);
    for (const owner of owners) {
      const closed = Object.values(state.closed).filter(
        (each) => each.owner === owner && each.due !== null && each.note !== 'beforeAdoption',
      );
      const own = found.filter((each) => each.owner === owner);
      const sum = (column: 'kept' | 'late' | 'overdue' | 'waived') =>
        own.reduce((total, each) => total + each[column], 0);
      expect(sum('kept')).toBe(closed.filter(({ verdict }) => verdict === 'met').length);
      expect(sum('late')).toBe(closed.filter(({ verdict }) => verdict === 'metLate').length);
      expect(sum('waived')).toBe(closed.filter(({ verdict }) => verdict === 'waived').length);
      const overdue = obligations.filter((each) => each.owner === owner && each.status === 'breached');
      expect(sum('overdue')).toBe(overdue.length);
    }
    const contractor = found.find(({ owner }) => owner === 'contractor');
    expect(contractor?.party).toBe(state.contract.contractor?.name);
    expect((contractor?.late ?? 0) + (contractor?.overdue ?? 0)).toBeGreaterThan(0);
  });

  test('count what was due within a span', async () => {
    const from = d('2026-04-01');
    const to = d('2026-09-30');
    const counts = await limitCounts(database(), region('222401'), { today: UNTIL, from, to });
    const due = [
      ...Object.values(late.state.closed),
      ...late.obligations.filter(({ id }) => late.state.closed[id] === undefined),
    ].filter((each) => each.due !== null && each.due >= from && each.due <= to);
    expect(due.length).toBeGreaterThan(0);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(due.length);
  });

  test('tell the tasks of their own county alone', async () => {
    const [own, ...others] = await taskFacts(database(), region('222401'));
    expect(others).toEqual([]);
    expect(taskSpans(own ?? [])).toEqual(taskSpans(late.facts));
    const decided = taskSpans(own ?? []).filter(({ closed }) => closed !== null);
    expect(decided).toHaveLength(factsOf(late, 'decided').length);
  });
});
