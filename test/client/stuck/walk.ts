import { expect } from '@jest/globals';
import type { Hono } from 'hono';
import { mapTasks } from '../../../domain/approval/fold/slice.js';
import type { Approval } from '../../../domain/approval/types.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { CycleId } from '../../../domain/ids.js';
import { rowsOf } from '../../support/second-clock.js';
import { eventually, type World } from '../../support/workflow-world.js';
import { ask, problemIn } from '../http/app-for-tests.js';
import { given } from './doors.js';

/** Everything of an approval but the numbers of the facts it stands by, and those an undone repair has spent. */
export function bare({ version: _version, spent: _spent, entries, ...rest }: Approval) {
  return { ...rest, entries: entries.map((entry) => mapTasks(entry, ({ since: _since, ...each }) => each)) };
}

/** The approval of a plan, which is the first of its cycle. */
export async function planApproval(world: World, cycleId: CycleId): Promise<Approval> {
  const { a1 } = (await world.state(cycleId)).approvals.running;
  if (a1 === undefined) throw new Error(`${cycleId} has no approval`);
  return a1;
}

/** What a command would change, as the administrator is shown it. */
export async function foreseen(
  app: Hono,
  cycleId: CycleId,
  kind: string,
  data: object,
  person = 'guanli',
): Promise<Preview> {
  const path = `/api/cycles/${cycleId}/commands/preview`;
  const response = await ask(app, 'POST', path, { person, body: { kind, data } });
  return JSON.parse(await response.text());
}

/** The code of the refusal of a command. */
export async function refusalOf(
  app: Hono,
  cycleId: CycleId,
  kind: string,
  data: object,
  person = 'guanli',
): Promise<string> {
  const path = `/api/cycles/${cycleId}/commands`;
  return (await problemIn(await ask(app, 'POST', path, { person, body: { kind, data } }))).code;
}

/** Gives a repair and holds what then is on record against what was shown before. */
export async function asForeseen(
  world: World,
  app: Hono,
  cycleId: CycleId,
  kind: string,
  data: object,
): Promise<Preview> {
  const { version: previewVersion } = await planApproval(world, cycleId);
  const body = { ...data, reason: '解除受阻', previewVersion };
  const seen = await foreseen(app, cycleId, kind, body);
  const { seq } = await world.state(cycleId);
  const answer = await given(app, cycleId, 'guanli', kind, body);
  const { commandId } = answer as { commandId: string };
  const facts = (await world.facts(cycleId)).filter((fact) => fact.seq > seq && fact.commandId === commandId);
  const said = ({ kind: of, data: content }: { kind: string; data: unknown }) => ({ kind: of, data: content });
  expect(facts.map(said)).toEqual(seen.wouldAppend.map(said));
  expect(seen).toMatchObject({ second: { required: false }, undo: { possible: true, until: 'acted' } });
  return seen;
}

/** Undoes the last repair of the plan's approval. */
export async function undone(world: World, app: Hono, cycleId: CycleId): Promise<void> {
  const { undo } = await planApproval(world, cycleId);
  await given(app, cycleId, 'guanli', 'undo-repair', { approval: 'a1', seq: undo?.seq });
}

/** Waits until nothing about that thing is on its way to that person. */
export function cancelled(world: World, cycleId: CycleId, about: string, person: string): Promise<true> {
  return eventually(async () => {
    const own = (await rowsOf(world, cycleId)).filter((row) => row.about === about && row.recipient === person);
    return own.every(({ state }) => state !== 'queued') ? true : null;
  }, `${person} would still be told of ${about}`);
}

/** Tasks on the list of somebody in that cycle. */
export async function todoOf(app: Hono, person: string, cycleId: CycleId): Promise<string[]> {
  const response = await ask(app, 'GET', '/api/todo/tasks?limit=200', { person });
  const { rows }: { rows: { cycleId: string; task: string }[] } = JSON.parse(await response.text());
  return rows.flatMap((each) => (each.cycleId === cycleId ? [each.task] : []));
}
