import { legalDay } from '../../domain/calendar/instant.js';
import type { Link } from '../../store/registry/links.js';
import type { Caller } from '../callers.js';
import { callerNamed, isCaller } from '../callers.js';
import { boardMatter } from './board.js';
import { dutyMatter } from './duty.js';
import { taskMatter } from './task.js';
import type { ClosedLink, LinkPorts, Matter, OpenLink, Receipt } from './types.js';

/** The one act of a link that is bound to one thing. */
export const ONCE = 'once';

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/**
 * What a token leads to now. The bond is checked at every use: the person must be in service, the thing must still be
 * theirs, and be what it was when the link was made.
 */
export async function findLink(ports: LinkPorts, token: string): Promise<OpenLink | ClosedLink> {
  const link = TOKEN.test(token) ? await ports.store.linkOf(token) : null;
  if (link === null) return { closed: 'unknown' };
  const used = await ports.store.useOf({ hash: link.hash, act: ONCE });
  // What was done is shown to whoever did it, for as long as the link is kept: it is the receipt.
  if (used !== null) return { closed: 'used', at: used.at, receipt: used.receipt as Receipt };
  if (link.revokedAt !== null) return { closed: 'ended' };
  if (link.expiresAt <= ports.now()) return { closed: 'expired' };
  const caller = await callerNamed(ports.reads.directories, `${link.code}/${link.person}`, legalDay(ports.now()));
  if (!isCaller(caller)) return { closed: 'ended' };
  const matter = await matterOf(ports, link, caller);
  return matter === null ? { closed: 'ended' } : { link, caller, matter };
}

/** Tells a link that works from one that does not. */
export function isOpen(found: OpenLink | ClosedLink): found is OpenLink {
  return 'matter' in found;
}

async function matterOf(ports: LinkPorts, link: Link, caller: Caller): Promise<Matter | null> {
  const { purpose, cycleId, about, revision } = link;
  if (purpose === 'board') return boardMatter(ports, caller);
  if (cycleId === null || about === null) return null;
  if (purpose === 'decide') return taskMatter(ports, caller, { cycleId, task: about, revision });
  return dutyMatter(ports, caller, { cycleId, obligation: about });
}
