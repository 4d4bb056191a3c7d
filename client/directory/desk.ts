import { legalDay } from '../../domain/calendar/instant.js';
import { directoryDifference, type LineDifference } from '../../domain/directory/difference.js';
import { type DirectoryEdit, edited, personOfEdit } from '../../domain/directory/edits.js';
import { type SamePerson, samePeople } from '../../domain/directory/same-person.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { contentHash } from '../../domain/hash.js';
import { isNo, type No, no } from '../../domain/refusal.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { changeDirectory, directoryLog, directoryOf, isDirectoryMoved } from '../../store/registry/directory.js';
import type { Caller } from '../callers.js';
import { badInput, type Refused } from '../refusals.js';
import type { DirectoryDeskParts } from './desk-parts.js';
import { missedPeople } from './missed-people.js';
import { type AskedOutcome, askAgain, cyclesTouched, outcomesOf, peopleNeeded, type TouchedCycle } from './reach.js';

/** What a changed directory would mean. `nothing`: it is the present one. */
export type DirectoryOutlook = {
  status: 'new' | 'nothing';
  /** Revision it was compared with, and the name of this very change: publishing asks for it. */
  rev: number;
  digest: string;
  difference: LineDifference[];
  cycles: TouchedCycle[];
  /** Nobody would be an administrator: what nobody decides would have no owner. */
  withoutAdministrator: boolean;
  /** Entries that count as one person, by their address or mobile number: told, not refused (ADR 28). */
  samePeople: SamePerson[];
};
/** A published revision and how far the touched cycles are. */
export type DirectoryProgress = { rev: number; state: 'running' | 'done'; cycles: AskedOutcome[] };

/** Changing a directory: look first, publish just what was seen; small edits at once; ask again how far it is. */
export type DirectoryDesk = {
  preview(caller: Caller, next: DirectorySnapshot): Promise<DirectoryOutlook | Refused>;
  publish(caller: Caller, next: DirectorySnapshot, digest: string): Promise<DirectoryProgress | Refused>;
  /** `dryRun`: only what it would mean. */
  edit(caller: Caller, edit: DirectoryEdit, dryRun: boolean): Promise<DirectoryOutlook | DirectoryProgress | Refused>;
  /** Looks every open step up that the passing of days has touched, and tells how far it is. */
  check(caller: Caller): Promise<DirectoryProgress | Refused>;
  log(caller: Caller): ReturnType<typeof directoryLog>;
};

const TRIED = 'change-directory';
const DIGITS = 12;
const KEEPERS = ['administrator', 'superior'] as const;

/** The desk over store and engine. */
export function directoryDesk(parts: DirectoryDeskParts): DirectoryDesk {
  return {
    preview: async (caller, next) => (await barred(parts, caller, next)) ?? outlookOf(parts, caller, next),
    publish: async (caller, next, digest) => {
      const refused = await barred(parts, caller, next);
      if (refused !== undefined) return refused;
      const outlook = await outlookOf(parts, caller, next);
      // The same again goes on where a publishing was cut off.
      if (outlook.status === 'nothing') return reached(parts, caller);
      return outlook.digest === digest ? published(parts, caller, next, outlook) : refusedBy(no('preview-stale'));
    },
    edit: async (caller, edit, dryRun) => {
      const now = await present(parts, caller);
      const person = personOfEdit(now, edit);
      if (person !== caller.card.id && !isKeeper(caller)) return notKeeper(caller);
      const next = edited(now, edit, legalDay(parts.now()));
      if (isNo(next)) return refusedBy(next);
      const outlook = await outlookOf(parts, caller, next);
      // An absence or a proxy makes nobody another one; and who may enter his own need not know of others.
      return dryRun ? { ...outlook, samePeople: [] } : published(parts, caller, next, outlook);
    },
    check: async (caller) => {
      if (!isKeeper(caller)) return notKeeper(caller);
      return reached(parts, caller);
    },
    log: ({ code }) => directoryLog(parts.db, code),
  };
}

/** The newest revision: the caller's own copy may be older than his question. */
async function present({ db }: DirectoryDeskParts, { code, directory }: Caller): Promise<DirectorySnapshot> {
  return (await directoryOf(db, code)) ?? directory;
}

async function barred(
  parts: DirectoryDeskParts,
  caller: Caller,
  next: DirectorySnapshot,
): Promise<Refused | undefined> {
  if (!isKeeper(caller)) return notKeeper(caller);
  if (next.code !== caller.code) return badInput(TRIED, [otherCounty(caller)]);
  const missed = missedPeople(await present(parts, caller), next, await peopleNeeded(parts, caller.code));
  return missed.length === 0 ? undefined : badInput(TRIED, missed);
}

async function outlookOf(
  parts: DirectoryDeskParts,
  caller: Caller,
  next: DirectorySnapshot,
): Promise<DirectoryOutlook> {
  const now = await present(parts, caller);
  const difference = directoryDifference(now, next);
  const cycles = await cyclesTouched(parts, { ...next, rev: now.rev + 1 });
  const today = legalDay(parts.now());
  const named = next.name !== now.name;
  return {
    status: difference.length === 0 && !named ? 'nothing' : 'new',
    rev: now.rev,
    digest: contentHash({ rev: now.rev, difference, name: next.name, cycles }).slice(0, DIGITS),
    difference,
    cycles,
    withoutAdministrator: !next.holdings.some(
      ({ post, from, to }) => post === 'administrator' && from <= today && (to === null || today <= to),
    ),
    samePeople: samePeople(next),
  };
}

/** Published on the revision that was looked at, or not at all. */
async function published(
  parts: DirectoryDeskParts,
  caller: Caller,
  next: DirectorySnapshot,
  { rev, difference, cycles }: DirectoryOutlook,
): Promise<DirectoryProgress | Refused> {
  const what = [...new Set(difference.map(({ list }) => list))].join(',');
  const change = { at: parts.now(), by: caller.card.id, what, expectRev: rev };
  try {
    const newest = await changeDirectory(parts.db, caller.code, () => next, change);
    await askAgain(parts, newest, cycles);
    return await progressOf(parts, newest);
  } catch (error) {
    if (isDirectoryMoved(error)) return refusedBy(no('preview-stale'));
    throw error;
  }
}

/** Asks whoever has not been asked under the present revision, and tells how far all are. */
async function reached(parts: DirectoryDeskParts, caller: Caller): Promise<DirectoryProgress> {
  const now = await present(parts, caller);
  await askAgain(parts, now, await cyclesTouched(parts, now));
  return progressOf(parts, now);
}

async function progressOf(parts: DirectoryDeskParts, now: DirectorySnapshot): Promise<DirectoryProgress> {
  const cycles = await outcomesOf(parts, now);
  const runs = cycles.some(({ outcome }) => outcome === 'waiting');
  return { rev: now.rev, state: runs ? 'running' : 'done', cycles };
}

function isKeeper({ card }: Caller): boolean {
  return KEEPERS.some((post) => card.posts.includes(post));
}

function notKeeper({ card }: Caller): Refused {
  return refusedBy(no('post-missing', { person: card.name, posts: KEEPERS.join(',') }));
}

function refusedBy({ refused, why }: No): Refused {
  return { code: refused, tried: TRIED, why, allowedNow: [] };
}

function otherCounty({ code }: Caller): FieldIssue {
  const expected = { zh: `本地区代码 ${code}`, en: `the code of this region, ${code}` };
  return { field: 'code', expected, mend: { zh: '核对是否用错了文件', en: 'check that it is the right file' } };
}
