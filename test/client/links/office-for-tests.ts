import { randomBytes } from 'node:crypto';
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
import { compileCalendar } from '../../../domain/calendar/compile.js';
import { fromMs, type Instant, toMs } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { DirectorySnapshot, Person } from '../../../domain/directory/types.js';
import { type CycleId, isCycleId, type RegionCode } from '../../../domain/ids.js';
import { owedNotices } from '../../../domain/notices/owed.js';
import type { PartyKind, Post } from '../../../domain/people.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import { ROOT } from '../../../scripts/setup/paths.mjs';
import { messageIdOf } from '../../../store/outbox/letters.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { publishCalendar } from '../../../store/registry/calendars.js';
import { changeDirectory, directoryOf, seedDirectory } from '../../../store/registry/directory.js';
import { keepLinks, type LinkBond } from '../../../store/registry/links.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import { compiledFromFiles } from '../../../store/registry/policy-files.js';
import type { CycleInput } from '../../../workflows/messages.js';
import {
  bureau,
  calendarFiles,
  freshCycleId,
  now,
  shippedJudging,
  today,
  YANJI,
} from '../../support/workflow-office.js';
import { adopting } from '../../support/workflow-service.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { appFor } from '../http/app-for-tests.js';

const BASE = 'https://caigou.mz.example';
const CONTACT = 'contact@centre.example';
const LONG_AGO = plainDate('2020-01-01');
const MONTHS_MS = 90 * 86_400_000;

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
  /** What went wrong on our side while a page was asked for. */
  faults: unknown[];
  files: string;
  /** The clock of the pages; `null` is the machine's own. */
  clock: { at: Instant | null };
  /** A contract that runs, in which the contractor was just ordered to put something right. */
  corrected(county?: County): Promise<CycleId>;
  /**
   * The letter that tells a person of a duty or task of the cycle, whatever day and hour it is: the notice is the one
   * the cycle owes, and is sent now.
   */
  letterTo(cycleId: CycleId, to: { about: string; person: string }): Promise<OutgoingLetter>;
  /** A link as a letter would carry it, for what no letter speaks of today. */
  linkFor(bond: Pick<LinkBond, 'person' | 'purpose' | 'cycleId' | 'about'> & Partial<LinkBond>): Promise<string>;
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
  const faults: unknown[] = [];
  const office: Office = {
    world,
    faults,
    app: appFor({ gateway, reads, links, now: ports.now, onFault: (error) => faults.push(error) }),
    files,
    clock,
    corrected: async (county) => {
      const cycleId = county?.cycleId ?? freshCycleId();
      await world.start(cycleId, county?.start);
      await world.submit(adopting(cycleId));
      await world.give(cycleId, { kind: 'report-drift', data: { year: 1, what: '人员不足', serious: false } });
      await world.give(cycleId, { kind: 'order-correction', data: { year: 1, what: '补足人员', withinWd: 10 } });
      return cycleId;
    },
    letterTo: async (cycleId, { about, person }) => {
      const { notice, title } = await eventually(
        async () => owedTo(await world.state(cycleId), { about, person }),
        `${cycleId} owes ${person} no notice of ${about}`,
      );
      const { occurrence, revision, slot, sendAt: notBefore } = notice;
      const { people = [] } = (await directoryOf(db, YANJI)) ?? {};
      const address = people.find(({ id }) => id === person)?.email ?? '';
      const row = {
        cycleId,
        about,
        occurrence,
        revision,
        slot,
        notBefore,
        channel: 'mail',
        recipient: person,
        address,
      };
      await queueNotices(db, [{ ...row, payload: { notice, title } }]);
      await drainOutbox(world.ports, () => fromMs(toMs(now()) + MONTHS_MS));
      return eventually(
        async () => world.letters.findLast(({ to, text }) => to.email === address && text.includes(cycleId)) ?? null,
        `no letter to ${person}`,
      );
    },
    linkFor: async (bond) => {
      const [id, token] = [randomBytes(16).toString('hex'), randomBytes(24).toString('base64url')];
      const letter = { id, code: YANJI, recipient: bond.person, channel: 'mail', address: CONTACT };
      const sent = { slot: today(), message_id: messageIdOf(id), made_at: now() };
      await db
        .insertInto('letters')
        .values({ ...letter, ...sent })
        .execute();
      await keepLinks(db, [{ letterId: id, at: now(), links: [{ code: YANJI, revision: '', ...bond, token }] }]);
      return `/l/${token}`;
    },
    close: async () => {
      await world.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
  return office;
}

/** Whose duties a person has, where it is not the name itself. */
const OWNERS: Readonly<Record<string, string>> = { jingban: 'officer', contact: 'contractor' };

/** The first notice the cycle owes that person of that thing; null while there is none. */
function owedTo(state: CycleState, { about, person }: { about: string; person: string }) {
  const owed = owedNotices(state, { ...shippedJudging(), at: now(), today: today() });
  const notice = owed.find(({ about: of, audience, occurrence }) => {
    if (of.kind === 'task') return of.task === about && of.holder === person;
    const isTheirs = 'owner' in audience && audience.owner === (OWNERS[person] ?? person);
    return (
      of.obligation.id === about && isTheirs && (person !== 'jingban' || /^(redirected|late-answer)-/.test(occurrence))
    );
  });
  return notice === undefined ? null : { notice, title: state.plan.opening?.title ?? '' };
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

/** Another county, and a cycle in it that may be started. */
export type County = { cycleId: CycleId; start: Partial<CycleInput> };

/** A county whose directory names the same organisation's contact, under policy and calendar of its own. */
export async function neighbour(world: World, code: RegionCode): Promise<County> {
  const read = compiledFromFiles([join(ROOT, 'policies')], code, today());
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { policy } = read.compiled;
  const calendar = compileCalendar(calendarFiles(), { code, fromYear: 2025, toYear: 2030 });
  await publishPolicy(world.db, { compiled: policy, effectiveFrom: LONG_AGO, published: '', at: now() });
  await publishCalendar(world.db, calendar, now());
  const directory = withOutsiders({ ...bureau(), code, name: '邻县民政局' });
  await seedDirectory(world.db, directory, { at: now(), by: 'test', what: 'test' });
  const cycleId = freshCycleId().replace(YANJI, code);
  if (!isCycleId(cycleId)) throw new RangeError(cycleId);
  return { cycleId, start: { policy: packPolicy(policy), calendar } };
}

/** Paths of the links of a letter under that name, in order; the names stand before them in the text part. */
function linksIn(letter: OutgoingLetter, name: string): string[] {
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

/** The hidden fields of the form for an act, as a browser would send them back. */
export async function hiddenIn(app: Hono, path: string, act: string): Promise<Record<string, string>> {
  const html = await (await open(app, path)).text();
  const form = html.split('<form').find((each) => each.includes(`name="act" value="${act}"`)) ?? '';
  const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
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
