import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Served, serveApi } from '../../../../bin/serving.js';
import { readClientConfig } from '../../../../client/cli/config.js';
import { readToken } from '../../../../client/local.js';
import { RIGHTS } from '../../../../client/rights/actions.js';
import { rolesOf } from '../../../../client/rights/roles.js';
import { rowOf } from '../../../../client/rights/routes.js';
import { HANDLERS } from '../../../../domain/cycle/handlers.js';
import { cardOf } from '../../../../domain/directory/lookup.js';
import { directoryPerPost } from '../../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../../domain/directory/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import { changeDirectory } from '../../../../store/registry/directory.js';
import { temporalAddress } from '../../../support/temporal.js';
import { freshCycleId, now, today, YANJI } from '../../../support/workflow-office.js';
import { submittedPlan } from '../../../support/workflow-plan.js';
import { createWorld, type World } from '../../../support/workflow-world.js';
import type { Fuzzed, Places } from './requests.js';

/** The interface as it is served, over the real store and engine, with two cycles under way. */
export type Office = {
  url: string;
  places: Places;
  /** Sends it as somebody who may do such a thing. */
  send(request: Fuzzed): Promise<Response>;
  close(): Promise<void>;
};

export async function officeAtWork(): Promise<Office> {
  const world = await createWorld();
  const directory = await withEveryPost(world);
  const [early, deciding] = [freshCycleId(), freshCycleId()];
  await world.open(early);
  await world.open(deciding);
  await submittedPlan(world, deciding);
  const home = mkdtempSync(join(tmpdir(), 'caigou-fuzz-'));
  const served = await serve(world, home);
  const token = readToken(home) ?? '';
  return {
    url: served.url,
    places: placesOf([deciding, early]),
    send: (request) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'x-caigou-person': `${YANJI}/${personFor(directory, request)}`,
      };
      return fetch(`${served.url}${request.path}`, {
        method: request.method,
        headers: { ...headers, ...(request.type === null ? {} : { 'content-type': request.type }) },
        ...(request.body === null ? {} : { body: request.body }),
      });
    },
    close: async () => {
      await served.close();
      await world.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function serve({ db, taskQueue }: World, home: string): Promise<Served> {
  const config = readClientConfig({ CAIGOU_HOME: home });
  const temporal = { address: temporalAddress(), namespace: 'default' };
  return serveApi({ db, temporal, taskQueue }, { ...config, http: { ...config.http, port: 0 } });
}

/** The bureau of the world, and one person for each post it has not. */
function withEveryPost({ db }: World): Promise<DirectorySnapshot> {
  const more = directoryPerPost(YANJI);
  return changeDirectory(
    db,
    YANJI,
    (before) => {
      const held = new Set(before.holdings.map(({ post }) => post));
      const holdings = more.holdings.filter(({ post }) => !held.has(post));
      const people = more.people.filter(({ id }) => holdings.some(({ person }) => person === id));
      return { ...before, people: [...before.people, ...people], holdings: [...before.holdings, ...holdings] };
    },
    { at: now(), by: 'test', what: 'test' },
  );
}

function placesOf(cycles: readonly CycleId[]): Places {
  return {
    id: cycles,
    approval: ['a1', 'a2'],
    given: ['a1', 'a1.1.1', 'y1', 't1', 'f1', 'plan-filing@y1#1', 'p:2026-H1'],
    obligation: ['plan-filing@y1#1'],
    account: ['somebody'],
    code: ['222401', '222400'],
    notice: ['1', '2027'],
    ledger: ['plans', 'contracts', 'payments'],
  };
}

/** Somebody whose post may give the command; for all else, whose role may do it. */
function personFor(directory: DirectorySnapshot, { method, key, kind }: Fuzzed): string {
  const commands = key.startsWith('POST /api/cycles');
  const authority = Object.entries(HANDLERS).find(([each]) => commands && each === kind)?.[1].authority;
  if (authority !== undefined && 'posts' in authority) {
    const posts: readonly string[] = authority.posts;
    return directory.holdings.find(({ post }) => posts.includes(post))?.person ?? 'jingban';
  }
  const row = rowOf(method, key.slice(method.length + 1));
  if (row === undefined || 'open' in row) return 'jingban';
  const roles: readonly string[] = RIGHTS[row.action].roles;
  const may = directory.holdings.find(({ person: id }) => {
    const card = cardOf(directory, id, today());
    return card !== undefined && rolesOf({ code: YANJI, card, directory }).some((role) => roles.includes(role));
  });
  return may?.person ?? 'administrator';
}
