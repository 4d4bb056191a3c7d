import type { NoticeAbout, Occurrence, OwedNotice } from '../../domain/notices/types.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { dayText, oneLine } from '../words.js';
import type { AboutView } from './obligation-view.js';

const { labels } = MAIL_TEXTS;

/** True of a notice that takes a day back. */
export function isEnd({ occurrence }: Pick<OwedNotice, 'occurrence'>): boolean {
  return occurrence === 'withdrawn' || occurrence === 'done';
}

/** A day that was told and no longer holds: what it was about, and why nothing is to be done. */
export function endedView(about: NoticeAbout, occurrence: Occurrence, title: string | undefined): AboutView {
  const { name, of, day } = thingIn(about);
  return {
    urgency: 'calm',
    due: occurrence === 'done' ? MAIL_TEXTS.done : MAIL_TEXTS.withdrawn,
    title: oneLine(title ?? name),
    rows: [
      { label: labels.about, value: oneLine(of) },
      { label: labels.movedFrom, value: day === null ? '' : dayText(day) },
      { label: labels.why, value: occurrence === 'done' ? '' : whyOf(about) },
    ],
    warnings: [],
    proof: [],
  };
}

function thingIn(about: NoticeAbout) {
  if (about.kind === 'task') {
    const { subject, due } = about;
    return { name: MAIL_TEXTS.taskTitle(SUBJECT_KIND_NAMES[subject.kind]), of: thingText(subject.ref), day: due.on };
  }
  const { rule, subject, due } = about.obligation;
  return { name: RULE_TEXTS[rule].title, of: subjectText(subject), day: due };
}

function whyOf(about: NoticeAbout): string {
  if (about.kind === 'task') return MAIL_TEXTS.withdrawnTask;
  return about.obligation.status === 'waived' ? MAIL_TEXTS.withdrawnWaived : MAIL_TEXTS.withdrawnVoid;
}
