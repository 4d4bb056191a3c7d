import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { OutgoingLetter } from '../../../activities/adapters/sender.js';
import { drainOutbox } from '../../../activities/send-letters.js';
import { createGateway, gatewayPorts } from '../../../client/cycles.js';
import { linkDesk } from '../../../client/links/desk.js';
import { linkPortsOn } from '../../../client/links/ports-on.js';
import { readsOn } from '../../../client/reads.js';
import { fromMs, type Instant, toMs } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot, Person } from '../../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { PartyKind, Post } from '../../../domain/people.js';
import { changeDirectory, seedDirectory } from '../../../store/registry/directory.js';
import { bureau, freshCycleId, now, YANJI } from '../../support/workflow-office.js';
import { adopting } from '../../support/workflow-service.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { appFor } from '../http/app-for-tests.js';

export const BASE = 'https://caigou.mz.example';
export const CONTACT = 'contact@centre.example';
const LONG_AGO = plainDate('2020-01-01');
const WEEK_MS = 7 * 86_400_000;

type Outsider = [id: string, name: string, party: PartyKind, post: Post, partyId: string | null, email: string];
const OUTSIDERS: Outsider[] = [
  ['contact', '联系人<b>甲</b>', 'contractor', 'contractor', 'centre', CONTACT],
  ['rival', '另一机构联系人', 'contractor', 'contractor', 'rival', 'rival@other.example'],
  ['province', '省厅社工处', 'superior', 'province', null, 'sheng@mz.example'],
  ['city', '州局社工科', 'superior', 'city', null, 'zhou@mz.example'],
];

/** A county with its outside parties, an engine that writes letters with links, and the pages the links lead to. */
export type Office = {
  world: World;
  app: Hono;
  files: string;
  /** The clock of the pages; `null` is the machine's own. */
  clock: { at: Instant | null };
  /** A contract that runs, in which the contractor was just ordered to put something right. */
  corrected(): Promise<CycleId>;
  /** Sends everything due within a week. */
  drain(): Promise<void>;
  /** The newest letter to an address that speaks of the cycle. */
  letterTo(email: string, about: string): Promise<OutgoingLetter>;
  close(): Promise<void>;
};

export async function createOffice(): Promise<Office> {
  const world = await createWorld({ letterLinks: { base: BASE, secret: 'a secret of this test' } });
  const at = { at: now(), by: 'test', what: 'test' };
  await changeDirectory(world.db, YANJI, withOutsiders, at);
  const files = mkdtempSync(join(tmpdir(), 'caigou-links-'));
  const { db, client, taskQueue } = world;
  const clock: Office['clock'] = { at: null };
  const ports = { ...gatewayPorts(db, { client, taskQueue }), now: () => clock.at ?? now() };
  const [gateway, reads] = [createGateway(ports), readsOn(db, files)];
  const links = linkDesk(linkPortsOn(db, { gateway, reads, ports }));
  const office: Office = {
    world,
    app: appFor({ gateway, reads, links, now: ports.now, onFault: (error) => console.error(error) }),
    files,
    clock,
    corrected: async () => {
      const cycleId = freshCycleId();
      await world.start(cycleId);
      await world.submit(adopting(cycleId));
      await world.give(cycleId, { kind: 'report-drift', data: { year: 1, what: '人员不足', serious: false } });
      await world.give(cycleId, { kind: 'order-correction', data: { year: 1, what: '补足人员', withinWd: 10 } });
      return cycleId;
    },
    drain: () => drainOutbox(world.ports, () => fromMs(toMs(now()) + WEEK_MS)),
    letterTo: (email, about) =>
      eventually(async () => {
        await office.drain();
        return world.letters.findLast(({ to, text }) => to.email === email && text.includes(about)) ?? null;
      }, `no letter to ${email} about ${about}`),
    close: async () => {
      await world.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
  return office;
}

function withOutsiders(directory: DirectorySnapshot): DirectorySnapshot {
  return {
    ...directory,
    people: [...directory.people, ...OUTSIDERS.map(personOf)],
    holdings: [
      ...directory.holdings,
      ...OUTSIDERS.map(([person, , , post]) => ({ post, person, from: LONG_AGO, to: null })),
    ],
  };
}

function personOf([id, name, party, , partyId, email]: Outsider): Person {
  return { id, name, party, partyId, email, phone: null, activeFrom: LONG_AGO, activeTo: null };
}

/** Another county, in whose directory the same organisation has its contact. */
export async function seedNeighbour(world: World, code: RegionCode): Promise<void> {
  const directory = { ...withOutsiders({ ...bureau(), code, name: '龙井市民政局' }), code };
  await seedDirectory(world.db, directory, { at: now(), by: 'test', what: 'test' });
}

/** Paths of the links of a letter under that name, in order; the names stand before them in the text part. */
export function linksIn(letter: OutgoingLetter, name: string): string[] {
  return letter.text
    .split('\n')
    .filter((line) => line.includes(name) && line.includes(BASE))
    .map((line) => line.slice(line.indexOf(BASE) + BASE.length));
}

/** The one link of that name. */
export function linkIn(letter: OutgoingLetter, name: string): string {
  const [first] = linksIn(letter, name);
  if (first === undefined) throw new Error(`no link ${name} in ${letter.text}`);
  return first;
}

export function open(app: Hono, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { headers }));
}

/** Sends a form as a browser does: with a file as multipart, else as fields. */
export function send(
  app: Hono,
  path: string,
  fields: Record<string, string | File>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  if (texts.length === Object.keys(fields).length) {
    return Promise.resolve(app.request(path, { method: 'POST', body: new URLSearchParams(texts), headers }));
  }
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return Promise.resolve(app.request(path, { method: 'POST', body, headers }));
}
