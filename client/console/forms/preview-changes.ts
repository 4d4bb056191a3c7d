import type { Preview, TaskLine } from '../../../domain/cycle/preview-types.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { SECOND_REASON_TEXTS, UNDO_TEXTS } from '../../../texts/zh-CN/repairs.js';
import { thingText } from '../../../texts/zh-CN/things.js';
import type { Change } from '../parts/preview-dialog.js';
import { factName, sumIn } from '../parts/words.js';

/** A preview in two parts: what is otherwise before and after, and what else is to be known. */
export type PreviewWords = { changes: Change[]; notes: string[] };

/** What a preview says, for people; `nameOf` says how a person is called. */
export function previewWords(preview: Preview, nameOf: (id: string) => string): PreviewWords {
  return { changes: changesIn(preview, nameOf), notes: notesIn(preview, nameOf) };
}

function changesIn({ tasks, dates, decisionsVoided }: Preview, nameOf: (id: string) => string): Change[] {
  const { none, gone } = PREVIEW;
  const inHand = ({ holder, due }: Pick<TaskLine, 'holder' | 'due'>) =>
    due === undefined ? nameOf(holder) : PREVIEW.withDue(nameOf(holder), due.on);
  return [
    ...tasks.born.map((task) => ({ what: `${PREVIEW.taskBorn} ${task.step}`, before: none, after: inHand(task) })),
    ...tasks.ended.map((task) => ({ what: `${PREVIEW.taskEnded} ${task.step}`, before: inHand(task), after: gone })),
    ...tasks.moved.map(({ task, from, to, due }) => ({
      what: `${PREVIEW.taskMoved} ${task}`,
      before: nameOf(from),
      after: inHand({ holder: to, due }),
    })),
    ...decisionsVoided.map(({ who, step, on }) => ({
      what: `${PREVIEW.decisionVoided} ${step}`,
      before: `${nameOf(who)} ${on}`,
      after: none,
    })),
    ...dates.map(({ of, before, after }) => ({
      what: PREVIEW.deadline(thingText(of)),
      before: before?.on ?? none,
      after: after?.on ?? none,
    })),
  ];
}

function notesIn({ wouldAppend, limits, notices, second, undo }: Preview, nameOf: (id: string) => string): string[] {
  return [
    ...wouldAppend.map(({ kind, data }) => `${PREVIEW.recorded(factName(kind))} ${sumIn(data)}`.trim()),
    ...limits.map(({ rule, due, slackAfter, breaks }) =>
      breaks
        ? PREVIEW.limitBreaks(thingText(rule), due, Math.abs(slackAfter))
        : PREVIEW.limitKeeps(thingText(rule), due, slackAfter),
    ),
    ...(notices.queued.length > 0 ? [PREVIEW.noticesQueued(notices.queued.length)] : []),
    ...(notices.cancelled.length > 0 ? [PREVIEW.noticesCancelled(notices.cancelled.length)] : []),
    ...(second?.required
      ? [
          PREVIEW.second(second.why.map((why) => SECOND_REASON_TEXTS[why]).join('；')),
          ...(second.eligible.length > 0 ? [PREVIEW.secondWho(second.eligible.map(nameOf).join('、'))] : []),
        ]
      : []),
    ...(undo === undefined ? [] : [PREVIEW.undo(UNDO_TEXTS[undo.until])]),
  ];
}
