import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishFiles } from '../../bin/publish.js';
import { setFromFiles } from '../../client/cli/offline-play.js';
import { createGateway, gatewayPorts } from '../../client/cycles.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { addDays, plainDate } from '../../domain/calendar/plain-date.js';
import { cardOf } from '../../domain/directory/lookup.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import { obligationsOf } from '../../domain/obligations/derive.js';
import { policyRef } from '../../domain/policy/lookup.js';
import { simulate } from '../../domain/simulate.js';
import { parseCommandRequest } from '../../schemas/request.js';
import { parseScenario } from '../../schemas/scenario.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { compiledFor, policyInForce } from '../../store/registry/policy-in-force.js';
import { calendarRef } from '../../store/registry/refs.js';
import { SHIPPED_POLICIES } from '../domain/calendar/shipped.js';
import { OPENING } from '../schemas/samples.js';
import { now } from '../support/workflow-office.js';
import { createWorld, type World } from '../support/workflow-world.js';
import { region } from './world.js';

/** A county of Henan: its province has a policy, its prefecture and itself have none. */
const COUNTY = region('410122');
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await publishFiles(world.db, [SHIPPED_POLICIES], now());
});
afterAll(() => world.close());

function asked(kind: string, data: unknown) {
  const parsed = parseCommandRequest({ kind, data });
  if ('issues' in parsed) throw new TypeError(JSON.stringify(parsed.issues));
  const directory = directoryPerPost(COUNTY);
  const card = cardOf(directory, 'officer', legalDay(now()));
  if (card === undefined) throw new Error('no officer');
  return { request: parsed.value, caller: { code: COUNTY, card, directory }, via: 'api' as const };
}

describe('a county nobody has written a policy for', () => {
  test('opens a cycle under its province, and owes what it owes offline', async () => {
    const today = legalDay(now());
    const { client, taskQueue } = world;
    const ports = gatewayPorts(world.db, { client, taskQueue });
    const opened = await createGateway(ports).open(asked('open-cycle', OPENING));
    if ('code' in opened) throw new Error(JSON.stringify(opened));
    expect(opened.cycleId.startsWith('410122-')).toBe(true);

    const scenario = parseScenario({ commands: [{ kind: 'open-cycle', data: OPENING, on: today }] });
    if ('issues' in scenario) throw new TypeError(JSON.stringify(scenario.issues));
    const offline = setFromFiles([SHIPPED_POLICIES], { code: COUNTY, scenario: scenario.value, from: today });
    if ('damaged' in offline) throw new Error(offline.damaged);
    const state = await world.state(opened.cycleId);
    expect(state.policy).toBe(policyRef(offline.policy));
    expect(state.calendar).toBe(calendarRef(offline.calendar));
    expect(offline.policy.missing).toEqual(['410100', '410122']);

    const paper = simulate({ ...offline, cycleId: opened.cycleId });
    const [policy, calendar] = [await ports.judging.policy(state.policy), await ports.judging.calendar(state.calendar)];
    for (const later of [0, 60, 400]) {
      const judging = { policy, calendar, at: now(), today: addDays(today, later) };
      expect(obligationsOf(state, judging)).toEqual(
        obligationsOf(paper.state, { ...paper.judging, today: judging.today }),
      );
    }
  });

  test('goes by a new version of its province from the day that holds, and is then told of it', async () => {
    const early = await compiledFor(world.db, COUNTY, addDays(legalDay(now()), -3650));
    expect(early).toBeNull();
    const before = await compiledFor(world.db, COUNTY, plainDate('2022-01-01'));
    const after = await policyInForce(world.db, COUNTY, legalDay(now()));
    expect(before?.version).toBe('2021-07-01');
    expect(after?.effectiveFrom).toBe('2025-06-01');
  });

  test('a slip of the pen, a code of no province with a policy, and the nation alone make no county', async () => {
    for (const code of ['410022', '990122', '110000']) {
      const found = await compiledFor(world.db, region(code), legalDay(now()));
      expect([code, found?.id ?? null]).toEqual([code, code === '110000' ? '110000' : null]);
    }
    expect(await currentCalendar(world.db, region('410022'))).toBeNull();
  });
});
