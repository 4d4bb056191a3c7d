import type { CycleId } from '../../../../domain/ids.js';
import { HAND_OVER } from '../../../../texts/zh-CN/console/directory.js';
import { REVISION_NAME } from '../../../../texts/zh-CN/contents.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { HandOverReport, UndoHandOverReport } from '../../api/directory-answers.js';
import { kindName } from '../../parts/words.js';

/** One line of a hand-over or of one taken back: what, and what becomes of it. */
export type HandOverRow = {
  key: string;
  cycleId: CycleId;
  title: string;
  matter: string;
  step: string;
  outcome: keyof typeof HAND_OVER.outcomes;
  words: string;
};

const matterOf = ({ subject }: { subject: { kind: string; ref: string } }) =>
  `${kindName(subject.kind)}（${subjectText(subject.ref)}）`;

/** What a hand-over does, task by task. */
export function linesOf({ cases }: HandOverReport): HandOverRow[] {
  return cases.flatMap(({ cycleId, title, officer, outcome, words, tasks }) =>
    tasks.map((task) => {
      const moves = outcome === 'moved' && task.outcome === 'moves' ? 'moved' : task.outcome;
      return {
        key: `${cycleId} ${task.task}`,
        ...{ cycleId, title, matter: matterOf(task), step: task.step ?? REVISION_NAME },
        outcome: outcome === 'refused' && task.outcome === 'moves' ? 'refused' : moves,
        words: [task.words ?? words, officer ? HAND_OVER.officer : null].filter((part) => part !== null).join('；'),
      };
    }),
  );
}

/** What taking a hand-over back does, approval by approval. */
export function undoLinesOf({ cases }: UndoHandOverReport): HandOverRow[] {
  return cases.flatMap(({ cycleId, title, approvals }) =>
    approvals.map((each) => ({
      key: `${cycleId} ${each.approval}`,
      ...{ cycleId, title, matter: matterOf(each), step: '', outcome: each.outcome, words: each.words ?? '' },
    })),
  );
}
