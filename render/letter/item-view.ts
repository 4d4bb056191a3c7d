import { INITIATOR } from '../../domain/approval/find.js';
import type { NoticeAbout } from '../../domain/notices/types.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { dayOnly, dayText, oneLine } from '../words.js';
import { dueWords } from './due-words.js';
import { type AboutView, obligationView } from './obligation-view.js';
import type { ItemView, LetterInput, LetterItem, LetterLink } from './types.js';

const { labels } = MAIL_TEXTS;

/** One notice in words: the data HTML and text share. */
export function itemView(item: LetterItem, letter: Pick<LetterInput, 'at' | 'calendar'>): ItemView {
  const { cycle, notice, title, links } = item;
  const view =
    notice.about.kind === 'obligation'
      ? obligationView({ ...notice.about, occurrence: notice.occurrence }, title, letter)
      : taskView(notice.about, title, letter);
  return { ...view, cycle: `${oneLine(cycle.title)}（${cycle.id}）`, links: links.filter(isSafe).map(plainLink) };
}

/** An approval task: what is to be decided, in which step, by when. */
function taskView(
  about: Extract<NoticeAbout, { kind: 'task' }>,
  title: string | undefined,
  { at, calendar }: Pick<LetterInput, 'at' | 'calendar'>,
): AboutView {
  const { due, subject, step } = about;
  const words = dueWords(due, at, calendar);
  const provisional = due.certainty === 'provisional';
  return {
    ...words,
    title: MAIL_TEXTS.taskTitle(SUBJECT_KIND_NAMES[subject.kind]),
    rows: [
      { label: labels.due, value: `${dayText(due.on)}，${words.due}` },
      { label: labels.about, value: oneLine(subjectText(subject.ref)) },
      { label: labels.step, value: oneLine(title ?? (step === INITIATOR ? REVISION_NAME : step)) },
      { label: labels.how, value: MAIL_TEXTS.taskHow },
      { label: labels.otherwise, value: MAIL_TEXTS.taskOtherwise },
    ],
    warnings: provisional ? [MAIL_TEXTS.provisional(dayOnly(due.earliest), dayOnly(due.latest))] : [],
    proof: [],
  };
}

/** A link that runs something or reads a file has no place in a letter. */
function isSafe({ href }: LetterLink): boolean {
  return /^https?:\/\/[^\s"'<>]+$/i.test(href);
}

function plainLink({ label, href }: LetterLink): LetterLink {
  return { label: oneLine(label), href };
}
