import type { TaskLine } from '../../api/answers.js';
import { lampOf } from '../../parts/lamp.js';
import { kindName } from '../../parts/words.js';

/** The tasks that a filter lets through; an empty value filters nothing. */
export function narrowed(tasks: readonly TaskLine[], by: Readonly<Record<string, string>>): TaskLine[] {
  const { type = '', lamp = '', text = '' } = by;
  const kinds = type === '' ? null : type.split(',');
  const lamps = lamp === '' ? null : lamp.split(',');
  return tasks.filter(
    (task) =>
      (kinds === null || kinds.includes(task.subject.kind)) &&
      (lamps === null || lamps.includes(lampOfTask(task))) &&
      (text === '' || wordsOf(task).includes(text)),
  );
}

/** The lamp of a task, as its line shows it. */
function lampOfTask({ slackWd, overdue, certainty }: TaskLine) {
  return lampOf({ slack: slackWd, overdue, provisional: certainty === 'provisional' });
}

function wordsOf({ cycleId, cycleTitle, title, initiator, subject }: TaskLine): string {
  return [cycleId, cycleTitle, title, initiator ?? '', kindName(subject.kind)].join('\n');
}
