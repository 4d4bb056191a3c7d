import type { LinkPageView, PageBlock } from '../../render/link-page.js';
import { momentText } from '../../render/words.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { REFUSAL_ANSWERS, type Refused, refusalWords } from '../refusals.js';
import { ACTS_OF, dutyBlock, thingOf } from './duty-page.js';
import { fieldName } from './read-form.js';
import { taskBlock } from './task-page.js';
import type { BoardMatter, ClosedLink, LinkAnswer, LinkStatus, OpenLink, Receipt } from './types.js';

const { labels } = TEXTS;

/** What a link shows when it is opened. `done`: acts that were already done by a link to many duties. */
export function openPage({ link, matter, caller }: OpenLink, done: readonly string[]): LinkAnswer {
  const foot = [TEXTS.keepPrivate];
  if (matter.kind === 'board') return boardPage(matter, done, foot);
  const block =
    matter.kind === 'task'
      ? taskBlock(matter)
      : dutyBlock(matter, link.purpose === 'decide' ? [] : ACTS_OF[link.purpose]);
  const lead = [TEXTS.forWhom(caller.card.name, caller.directory.name)];
  const page = { title: TEXTS.title, lead, blocks: [block], foot };
  return { status: 200, page, data: { state: 'open', purpose: link.purpose, matter: factsOf(block) } };
}

function boardPage({ caller, duties }: BoardMatter, done: readonly string[], foot: string[]): LinkAnswer {
  const blocks = duties.map((matter) => {
    const thing = thingOf(matter);
    const left = ACTS_OF.board.filter((act) => !done.includes(useName(act, thing)));
    const block = dutyBlock(matter, left, thing);
    const county = { label: labels.county, value: matter.caller.directory.name };
    const warnings = left.length < ACTS_OF.board.length ? [...block.warnings, TEXTS.answeredHere] : block.warnings;
    return { ...block, rows: [county, ...block.rows], warnings };
  });
  const lead = [TEXTS.boardLead(caller.card.name, duties.length), ...(duties.length === 0 ? [TEXTS.boardEmpty] : [])];
  const data = { state: 'open' as const, purpose: 'board', duties: duties.map(({ line }) => line) };
  return { status: 200, page: { title: TEXTS.boardTitle, lead, blocks, foot }, data };
}

/** Under which name an act is done once: seen, late and not me are one answer. */
export function useName(act: string, thing: string): string {
  return `${act === 'hand-in' ? act : 'answer'} ${thing}`;
}

/** A link that works no more. None of it says what the link was about, but to whoever used it himself. */
export function closedPage(found: ClosedLink): LinkAnswer {
  if (found.closed === 'used') {
    const answer = receiptPage(found.receipt, [TEXTS.usedAt(momentText(found.at))]);
    return { ...answer, status: 410, data: { ...answer.data, state: 'closed', reason: 'used' } };
  }
  const status = found.closed === 'unknown' ? 404 : 410;
  return saidPage(status, TEXTS.closedTitle, [TEXTS[found.closed]], { state: 'closed', reason: found.closed });
}

/** The proof that something was done, to print or keep. */
export function receiptPage(receipt: Receipt, lead: string[] = [TEXTS.done]): LinkAnswer {
  const { said, file } = receipt;
  const rows = [
    { label: labels.act, value: TEXTS.acts[receipt.act] },
    { label: labels.at, value: momentText(receipt.at) },
    { label: labels.person, value: receipt.person },
    { label: labels.county, value: receipt.county },
    { label: labels.cycle, value: `${receipt.cycleTitle}（${receipt.cycleId}）` },
    { label: labels.duty, value: thingText(receipt.about) },
    { label: labels.until, value: said?.until ?? '' },
    { label: labels.who, value: said?.who ?? '' },
    { label: labels.number, value: said?.number ?? '' },
    { label: labels.note, value: said?.note ?? '' },
    { label: labels.extension, value: receipt.extension ?? '' },
    { label: labels.file, value: file?.name ?? '' },
    { label: labels.bytes, value: file === undefined ? '' : `${file.bytes} 字节` },
    { label: labels.sha256, value: file?.sha256 ?? '' },
    { label: labels.seq, value: String(receipt.seq) },
    { label: labels.hash, value: receipt.hash },
  ];
  const block: PageBlock = { heading: '', rows, warnings: [], lines: [], forms: [] };
  const page = { title: TEXTS.receiptTitle, lead, blocks: [block], foot: [] };
  return { status: 200, page, data: { state: 'done', receipt } };
}

/** What the rules refused, in words; the link may be used again. */
export function refusedPage(refused: Refused): LinkAnswer {
  const { no, help } = refusalWords({ ...refused, why: namedWhy(refused.why) });
  const { status } = REFUSAL_ANSWERS[refused.code];
  const fields = (refused.issues ?? []).map(({ field, expected }) => `${field}：${expected.zh}`);
  const lead = [no, help, ...fields, TEXTS.again].filter((line) => line !== '');
  return saidPage(status, TEXTS.refusedTitle, lead, { state: 'refused', code: refused.code, why: refused.why });
}

/** A field by the name it has on the page, and from when a day may be. */
function namedWhy(why: Refused['why']): Refused['why'] {
  const { field, due } = why;
  if (typeof field !== 'string') return why;
  const named = { ...why, field: fieldName(field) };
  return field === 'until' && typeof due === 'string' ? { ...named, expected: TEXTS.dayAfter(due) } : named;
}

/** A page of a few sentences. */
export function saidPage(status: LinkStatus, title: string, lead: string[], data: LinkAnswer['data']): LinkAnswer {
  const page: LinkPageView = { title, lead, blocks: [], foot: [] };
  return { status, page, data };
}

function factsOf({ heading, rows, warnings, lines }: PageBlock): object {
  return { heading, rows: rows.filter(({ value }) => value !== ''), warnings, lines };
}
