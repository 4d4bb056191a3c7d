import type { Due } from '../../../domain/approval/types.js';
import type { Preview, TaskLine } from '../../../domain/cycle/preview-types.js';
import type { CycleId } from '../../../domain/ids.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { REVISION_NAME } from '../../../texts/zh-CN/contents.js';
import { thingText } from '../../../texts/zh-CN/things.js';
import { DueDay, DueIn } from '../parts/due-day.js';
import type { Change } from '../parts/preview-dialog.js';
import { type ProofOf, proofOfDuty, proofOfTask } from '../parts/proof.js';
import { proofOfLines } from './previewed-lines.js';

/** Who a preview is told to: `nameOf` says how a person is called, `cycleId` is the case whose days stand on record. */
export type Told = { cycleId: CycleId; nameOf: (id: string) => string };

/** What is otherwise before and after. A day that holds now opens its proof; one to come, the lines that would lead there. */
export function previewChanges({ tasks, dates, decisionsVoided }: Preview, { cycleId, nameOf }: Told): Change[] {
  const { none, gone } = PREVIEW;
  return [
    ...tasks.born.map((task) => ({
      what: `${PREVIEW.taskBorn} ${stepIn(task)}`,
      key: task.task,
      before: none,
      after: <InHand who={nameOf(task.holder)} due={task.due} proof={proofOfLines(stepIn(task), task.proof)} />,
    })),
    ...tasks.ended.map((task) => ({
      what: `${PREVIEW.taskEnded} ${stepIn(task)}`,
      key: task.task,
      before: <InHand who={nameOf(task.holder)} due={task.due} proof={proofOfTask(cycleId, task.task, stepIn(task))} />,
      after: gone,
    })),
    ...tasks.moved.map((task) => ({
      what: `${PREVIEW.taskMoved} ${stepIn(task)}`,
      key: task.task,
      before: nameOf(task.from),
      after: <InHand who={nameOf(task.to)} due={task.due} proof={proofOfLines(stepIn(task), task.proof)} />,
    })),
    ...decisionsVoided.map((voided) => ({
      what: `${PREVIEW.decisionVoided} ${stepIn(voided)}`,
      key: `${voided.step} ${voided.who} ${voided.on}`,
      before: `${nameOf(voided.who)} ${voided.on}`,
      after: none,
    })),
    ...dates.map(({ of, before, after, proof }) => ({
      what: PREVIEW.deadline(thingText(of)),
      key: of,
      before: <Day due={before} proof={proofOfDuty(cycleId, of, thingText(of))} />,
      after: <Day due={after} proof={proofOfLines(thingText(of), proof)} />,
    })),
  ];
}

/** What is then left to days of the law; each opens how it would be reached. */
export function LimitNote({ limit, preview: { dates } }: { limit: Preview['limits'][number]; preview: Preview }) {
  const { of, rule, due, slackAfter, breaks } = limit;
  const say = breaks ? PREVIEW.limitBreaks : PREVIEW.limitKeeps;
  const lines = dates.find((each) => each.of === of)?.proof ?? [];
  return (
    <DueIn
      text={say(thingText(rule), due, Math.abs(slackAfter))}
      due={due}
      proof={proofOfLines(thingText(of), lines)}
    />
  );
}

function stepIn({ title }: Pick<TaskLine, 'title'>): string {
  return title ?? REVISION_NAME;
}

function InHand({ who, due, proof }: { who: string; due: Due | undefined; proof: ProofOf }) {
  return due === undefined ? who : <DueIn text={PREVIEW.withDue(who, due.on)} due={due.on} proof={proof} />;
}

function Day({ due, proof }: { due: Due | undefined; proof: ProofOf }) {
  if (due === undefined) return PREVIEW.none;
  const { on, certainty, latest } = due;
  return (
    <>
      <DueDay due={on} proof={proof} />
      {certainty === 'provisional' && PREVIEW.provisional(latest)}
    </>
  );
}
