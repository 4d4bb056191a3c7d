import { INITIATOR } from '../../domain/approval/find.js';
import type { TaskAbout } from '../../domain/notices/types.js';
import { isStuckNotice, type LetterNotice } from '../../domain/stuck/notice.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { dayOnly, dayText, oneLine } from '../words.js';
import { dueWords } from './due-words.js';
import { endedView, isEnd } from './ended-view.js';
import { type AboutView, movedRows, obligationView } from './obligation-view.js';
import { stuckView } from './stuck-view.js';
import type { ItemView, LetterInput, LetterItem, LetterLink } from './types.js';

const { labels } = MAIL_TEXTS;

/** One notice in words: the data HTML and text share. */
export function itemView(item: LetterItem, letter: Pick<LetterInput, 'at' | 'calendar'>): ItemView {
  const { cycle, notice, title, links } = item;
  const view = aboutView(notice, title, letter);
  return { ...view, cycle: `${oneLine(cycle.title)}（${cycle.id}）`, links: safeLinks(links) };
}

function aboutView(
  notice: LetterNotice,
  title: string | undefined,
  letter: Pick<LetterInput, 'at' | 'calendar'>,
): AboutView {
  if (isStuckNotice(notice)) return stuckView(notice, letter.at);
  const { about, occurrence } = notice;
  if (isEnd({ occurrence })) return endedView(about, occurrence, title);
  if (about.kind === 'obligation') return obligationView({ ...about, occurrence }, title, letter);
  return taskView(about, title, letter);
}

/** An approval task: what is to be decided, in which step, by when. */
function taskView(
  about: TaskAbout,
  title: string | undefined,
  { at, calendar }: Pick<LetterInput, 'at' | 'calendar'>,
): AboutView {
  const { due, subject, step, moved } = about;
  const words = dueWords(due, at, calendar);
  const told = moved === undefined ? words.due : MAIL_TEXTS.movedTo(dayOnly(due.on), words.due);
  const provisional = due.certainty === 'provisional';
  return {
    ...words,
    due: told,
    title: MAIL_TEXTS.taskTitle(SUBJECT_KIND_NAMES[subject.kind]),
    rows: [
      { label: labels.due, value: `${dayText(due.on)}，${words.due}` },
      ...movedRows(moved),
      { label: labels.about, value: oneLine(thingText(subject.ref)) },
      { label: labels.step, value: oneLine(title ?? (step === INITIATOR ? REVISION_NAME : step)) },
      { label: labels.how, value: MAIL_TEXTS.taskHow },
      { label: labels.otherwise, value: MAIL_TEXTS.taskOtherwise },
    ],
    warnings: [
      ...(moved === undefined ? [] : [MAIL_TEXTS.moved]),
      ...(provisional ? [MAIL_TEXTS.provisional(dayOnly(due.earliest), dayOnly(due.latest))] : []),
    ],
    proof: [],
  };
}

/** Links as they may stand in a letter. */
export function safeLinks(links: readonly LetterLink[]): LetterLink[] {
  return links.filter(isSafe).map(plainLink);
}

/** A link that runs something or reads a file has no place in a letter. */
function isSafe({ href }: LetterLink): boolean {
  return /^https?:\/\/[^\s"'<>]+$/i.test(href);
}

function plainLink({ label, ...link }: LetterLink): LetterLink {
  return { ...link, label: oneLine(label) };
}
