import { createHash } from 'node:crypto';
import { INITIATOR } from '../../domain/approval/find.js';
import type { AttachmentRef } from '../../domain/cycle/common.js';
import type { CycleId } from '../../domain/ids.js';
import { isNo, type No, no } from '../../domain/refusal.js';
import { askedReport } from '../../domain/report/asked.js';
import type { LinkForm } from '../../schemas/link-form.js';
import { parseCommandRequest } from '../../schemas/request.js';
import type { Use } from '../../store/registry/link-uses.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import type { Accepted } from '../cycles.js';
import { badInput, type Refused, refusalWords } from '../refusals.js';
import type { DutyMatter, Given, LinkPorts, Receipt, TaskMatter } from './types.js';

/** One matter and what is to be done with it, under the name by which it is done once. */
export type Doing = { matter: DutyMatter | TaskMatter; given: Given; use: Use };

/** Gives the commands an act stands for; answers the receipt. The rules decide as at every other door. */
export async function doAct(ports: LinkPorts, doing: Doing): Promise<Receipt | Refused> {
  const { matter, given } = doing;
  const body = await bodyOf(ports, doing);
  if (isNo(body)) return refusedAs(given.form.act, body);
  // Kept only once it is known that somebody asks for it.
  const kept = given.form.act === 'hand-in' ? await keptFile(ports, doing) : null;
  const whole = kept === null ? body : { ...body, data: { ...body.data, attachments: [kept] } };
  const accepted = await give(ports, doing, whole, '');
  if ('code' in accepted) return accepted;
  const receipt = receiptOf(ports, doing, accepted);
  if (kept !== null) return { ...receipt, file: { name: kept.name, bytes: kept.bytes, sha256: kept.sha256 } };
  if (given.form.act !== 'late' || matter.kind !== 'duty') return receipt;
  return { ...receipt, extension: await askExtension(ports, doing, given.form) };
}

/** A no before anything was given. */
export function refusedAs(tried: string, { refused, why }: No): Refused {
  return { code: refused, tried, why, allowedNow: [] };
}

type Body = { kind: string; data: Record<string, unknown> };

async function bodyOf(ports: LinkPorts, doing: Doing): Promise<Body | No> {
  const { matter, given } = doing;
  const { form } = given;
  if (matter.kind === 'task') return taskBody(matter, form);
  const { id: obligation, subject } = matter.line;
  switch (form.act) {
    case 'seen':
      return { kind: 'answer-notice', data: { obligation, answer: 'seen' } };
    case 'late':
      return { kind: 'answer-notice', data: { obligation, answer: 'late', until: form.until, note: form.note } };
    case 'not-me':
      return {
        kind: 'redirect-notice',
        data: { obligation, to: form.who, ...(form.note === undefined ? {} : { note: form.note }) },
      };
    case 'hand-in':
      return given.file === null ? no('bad-input', { field: TEXTS.fields.file }) : reportBody(ports, matter);
    case 'receipt':
      return {
        kind: 'record-receipt',
        data: { filing: subject, ...(form.number === undefined ? {} : { number: form.number }) },
      };
    case 'send-back':
      return { kind: 'record-filing-returned', data: { filing: subject, reasons: form.reasons } };
    case 'approve':
    case 'reject':
    case 'abstain':
    case 'return':
    case 'resubmit':
    case 'withdraw':
      return no('bad-input', { field: 'act' });
  }
}

/** As a key it would make an object look like a promise to a reader. */
const AFTERWARDS = 'then';

function taskBody({ task, approval, isRevision }: TaskMatter, form: LinkForm): Body | No {
  const revises = form.act === 'resubmit' || form.act === 'withdraw';
  if (!('ifVersion' in form) || revises !== isRevision) return no('bad-input', { field: 'act' });
  const { act: kind, ifVersion, contentHash } = form;
  if (kind === 'withdraw') return { kind, data: { approval: approval.id, ifVersion, reason: form.note } };
  if (kind === 'resubmit') {
    const proposal = { to: form.until, reason: form.note };
    return { kind, data: { task: task.id, ifVersion, contentHash, proposal } };
  }
  const { opinion } = form;
  const words = opinion === undefined ? {} : { opinion };
  const back = kind === 'return' ? { to: INITIATOR, [AFTERWARDS]: 'again' } : {};
  return { kind, data: { task: task.id, ifVersion, contentHash, ...words, ...back } };
}

async function reportBody({ reads, judging }: LinkPorts, { caller, line }: DutyMatter): Promise<Body | No> {
  const cycle = await reads.cycle(caller.code, line.cycleId);
  if (cycle === null) return no('unknown-cycle', { cycle: line.cycleId });
  const asked = askedReport(cycle.state, line, await judging(cycle.state));
  if (asked === undefined) return no('unknown-subject', { subject: line.id });
  return { kind: 'submit-report', data: asked };
}

async function keptFile({ reads, now }: LinkPorts, { matter, given }: Doing): Promise<AttachmentRef | null> {
  if (given.file === null) return null;
  const { code, card } = matter.caller;
  return reads.keepFile({ code, ...given.file, at: now(), by: card.id });
}

/** The id follows from link and act: given twice, by whatever accident, it is one command. */
function give(ports: LinkPorts, { matter, use }: Doing, body: Body, part: string): Promise<Accepted | Refused> {
  const name = createHash('sha256').update(`${use.hash} ${use.act}${part}`).digest('hex').slice(0, 32);
  const parsed = parseCommandRequest({ ...body, commandId: `link-${name}` });
  if ('issues' in parsed) return Promise.resolve(badInput(body.kind, parsed.issues));
  const asked = { request: parsed.value, caller: matter.caller, via: 'link' as const };
  return ports.gateway.submit({ ...asked, cycleId: cycleOf(matter) });
}

/** Late is put on record whatever becomes of the request: where the law fixes the day there can be none. */
async function askExtension(
  ports: LinkPorts,
  doing: Doing,
  { until, note }: Extract<LinkForm, { act: 'late' }>,
): Promise<string> {
  if (doing.matter.kind !== 'duty') return '';
  const subject = { kind: 'extension', ref: doing.matter.line.id };
  const body = { kind: 'submit-approval', data: { subject, proposal: { to: until, reason: note } } };
  const answer = await give(ports, doing, body, ' extension');
  return 'code' in answer ? `${TEXTS.lateRecorded}：${refusalWords(answer).no}` : TEXTS.lateAsked;
}

function cycleOf(matter: Doing['matter']): CycleId {
  return matter.kind === 'duty' ? matter.line.cycleId : matter.cycleId;
}

function receiptOf({ now }: LinkPorts, { matter, given }: Doing, { seq, hash }: Accepted): Receipt {
  const { form } = given;
  const { caller } = matter;
  const said = {
    ...('until' in form ? { until: form.until } : {}),
    ...('who' in form ? { who: form.who } : {}),
    ...('number' in form && form.number !== undefined ? { number: form.number } : {}),
    ...noteOf(form),
  };
  return {
    act: form.act,
    at: now(),
    cycleId: cycleOf(matter),
    cycleTitle: matter.kind === 'duty' ? matter.line.cycleTitle : matter.cycleTitle,
    county: caller.directory.name,
    about: matter.kind === 'duty' ? matter.line.id : matter.task.id,
    person: caller.card.name,
    seq,
    hash,
    said,
  };
}

/** Whatever was written in free words. */
function noteOf(form: LinkForm): { note?: string } {
  const words = [
    'note' in form ? form.note : undefined,
    'opinion' in form ? form.opinion : undefined,
    'reasons' in form ? form.reasons : undefined,
  ].find((each) => each !== undefined);
  return words === undefined ? {} : { note: words };
}
