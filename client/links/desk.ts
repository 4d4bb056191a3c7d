import { isNo } from '../../domain/refusal.js';
import type { LinkForm } from '../../schemas/link-form.js';
import type { Use } from '../../store/registry/link-uses.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { type Doing, doAct, refusedAs } from './act.js';
import { ACTS_OF, thingOf } from './duty-page.js';
import { findLink, isOpen, ONCE } from './find.js';
import { latePage } from './late-page.js';
import { closedPage, openPage, receiptPage, refusedPage, saidPage, useName } from './pages.js';
import { isRevisedHere } from './task-page.js';
import type { DutyMatter, Given, LinkAnswer, LinkPorts, OpenLink } from './types.js';

/** What is done with links of letters. Opening one changes nothing; only `act` does. */
export type LinkDesk = {
  /** The link when it works, or the page that says it does not. */
  find(token: string): Promise<{ open: OpenLink } | { closed: LinkAnswer }>;
  show(open: OpenLink): Promise<LinkAnswer>;
  /** What an answer would move, before it is given. */
  foresee(open: OpenLink, form: LinkForm): Promise<LinkAnswer>;
  act(open: OpenLink, given: Given): Promise<LinkAnswer>;
};

/** Answers that leave open whether the command stands. */
const UNDECIDED: readonly string[] = ['retry-soon', 'not-yet-recorded'];

export function linkDesk(ports: LinkPorts): LinkDesk {
  return {
    find: async (token) => {
      const found = await findLink(ports, token);
      return isOpen(found) ? { open: found } : { closed: closedPage(found) };
    },
    show: async (open) => openPage(open, open.matter.kind === 'board' ? await ports.store.usesOf(open.link.hash) : []),
    foresee: (open, form) => foreseen(ports, open, form),
    act: (open, given) => acted(ports, open, given),
  };
}

async function foreseen(ports: LinkPorts, open: OpenLink, form: LinkForm): Promise<LinkAnswer> {
  const doing = doingOf(open, { form, file: null });
  if (doing === null || form.act !== 'late' || doing.matter.kind !== 'duty') return notOffered();
  const page = await latePage(ports, doing.matter, form);
  return isNo(page) ? refusedPage(refusedAs('answer-notice', page)) : page;
}

/** Of two at the same moment one acts; what was refused frees the link, what nobody knows yet keeps it taken. */
async function acted(ports: LinkPorts, open: OpenLink, given: Given): Promise<LinkAnswer> {
  const doing = doingOf(open, given);
  if (doing === null) return notOffered();
  const { code } = open.link;
  if (!(await ports.store.claimUse({ ...doing.use, code, at: ports.now() }))) return taken(ports, doing.use);
  const receipt = await doAct(ports, doing);
  if ('code' in receipt) {
    if (UNDECIDED.includes(receipt.code)) return saidPage(503, TEXTS.busyTitle, [TEXTS.unsure], { state: 'refused' });
    await ports.store.freeUse(doing.use);
    return refusedPage(receipt);
  }
  await ports.store.concludeUse(doing.use, { at: receipt.at, receipt });
  if (receipt.act === 'not-me') await endOthers(ports, doing);
  return receiptPage(receipt);
}

/** What the act is about: the one thing of the link, or one of the duties of a page with many. */
function doingOf({ link, matter }: OpenLink, given: Given): Doing | null {
  const { form } = given;
  if (matter.kind === 'task') {
    const revises = form.act === 'resubmit' || form.act === 'withdraw';
    return revises && !isRevisedHere(matter) ? null : { matter, given, use: { hash: link.hash, act: ONCE } };
  }
  if (link.purpose === 'decide' || !ACTS_OF[link.purpose].includes(form.act)) return null;
  if (matter.kind === 'duty') return { matter, given, use: { hash: link.hash, act: ONCE } };
  const thing = 'thing' in form ? form.thing : undefined;
  const meant = matter.duties.find((each) => thingOf(each) === thing);
  if (meant === undefined || thing === undefined) return null;
  return { matter: meant, given, use: { hash: link.hash, act: useName(form.act, thing) } };
}

async function taken({ store }: LinkPorts, use: Use): Promise<LinkAnswer> {
  const done = await store.useOf(use);
  // Another is at it this moment, or has just done it.
  return saidPage(409, TEXTS.closedTitle, [done === null ? TEXTS.unsure : TEXTS.usedNow], {
    state: 'closed',
    reason: 'used',
  });
}

function notOffered(): LinkAnswer {
  return saidPage(422, TEXTS.refusedTitle, [TEXTS.notOffered, TEXTS.notThere], { state: 'refused' });
}

/** Whoever says it is not his has no other link left that acts on it. */
async function endOthers({ store, now }: LinkPorts, { matter }: { matter: Doing['matter'] }): Promise<void> {
  if (matter.kind !== 'duty') return;
  const { caller, line }: DutyMatter = matter;
  const of = { code: caller.code, person: caller.card.id, cycleId: line.cycleId, about: line.id };
  await store.revokeLinks(of, { at: now(), why: 'redirected' });
}
