import { isPlainDate } from '../../domain/calendar/plain-date.js';
import { contentHash } from '../../domain/hash.js';
import type { PageBlock, PageForm } from '../../render/link-page.js';
import { dayText } from '../../render/words.js';
import type { LinkAct } from '../../schemas/link-form.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { contentLines } from '../cli/content-text.js';
import { subjectTitle } from '../cli/seen-text.js';
import { actForm, dayField, field } from './form-parts.js';
import type { TaskMatter } from './types.js';

const { labels, fields } = TEXTS;

/** An approval task with its whole content; on a route of money it is shown, and decided after a log-in. */
export function taskBlock(matter: TaskMatter): PageBlock {
  const { approval, task, step, content, people, cycleId, cycleTitle } = matter;
  const { subject, initiators, version } = approval;
  const due = task.due?.on ?? '';
  return {
    heading: subjectTitle(subject),
    rows: [
      { label: labels.cycle, value: `${cycleTitle}（${cycleId}）` },
      { label: labels.step, value: step },
      { label: labels.initiator, value: initiators.map((id) => people[id]?.name ?? id).join('、') },
      { label: labels.due, value: isPlainDate(due) ? dayText(due) : '' },
      { label: labels.version, value: String(version) },
      { label: labels.digest, value: hashOf(matter) },
    ],
    warnings: warningsOf(matter),
    lines: content === undefined ? [] : contentLines(subject.kind, content, ''),
    forms: formsOf(matter),
  };
}

function warningsOf(matter: TaskMatter): string[] {
  const { approval, isRevision, sentBack, task } = matter;
  if (approval.route.money) return [TEXTS.money];
  const said = sentBack === null ? [] : [TEXTS.sentBack(sentBack.by, sentBack.opinion)];
  const elsewhere = (isRevision && !isRevisedHere(matter)) || task.owner !== task.holder;
  return [...said, ...(elsewhere ? [TEXTS.revise] : [])];
}

/**
 * More time is asked for by a day and a reason alone, so whoever has no account can ask again, or take it back; what
 * rests on a record is changed there.
 */
export function isRevisedHere({ approval, isRevision, task }: TaskMatter): boolean {
  return isRevision && approval.subject.kind === 'extension' && task.owner === task.holder;
}

function revisionForms({ approval }: TaskMatter, hidden: Record<string, string>): PageForm[] {
  const { to, reason } = approval.proposal ?? {};
  const now = (value: unknown) => (typeof value === 'string' ? value : '');
  const day = { ...dayField('until', fields.until, null), value: now(to) };
  const again = { ...field('text', 'note', fields.reason), value: now(reason) };
  return [
    actForm('resubmit', { note: TEXTS.resubmitNote, fields: [day, again], hidden }),
    actForm('withdraw', { note: TEXTS.withdrawNote, fields: [field('text', 'note', fields.reason)], hidden }),
  ];
}

/** What the reader sees is what he decides on: version and digest go with the form. */
function formsOf(matter: TaskMatter): PageForm[] {
  const { approval, isRevision, isVote, task } = matter;
  if (approval.route.money || task.owner !== task.holder) return [];
  const hidden = { ifVersion: String(approval.version), contentHash: hashOf(matter) };
  if (isRevision) return isRevisedHere(matter) ? revisionForms(matter, hidden) : [];
  const acts: LinkAct[] = isVote ? ['approve', 'reject', 'abstain'] : ['approve', 'reject', 'return'];
  return acts.map((act, at) => {
    const free = act === 'approve' || act === 'abstain';
    const opinion = field('long', 'opinion', free ? fields.opinionFree : fields.opinion, !free);
    return actForm(act, { ...(at === 0 ? { note: TEXTS.decideNote } : {}), fields: [opinion], hidden });
  });
}

function hashOf({ approval, content }: TaskMatter): string {
  return content === undefined ? approval.subject.hash : contentHash(content);
}
