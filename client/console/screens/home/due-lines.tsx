import { Link } from 'react-router';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { BoardLine, TaskLine } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { kindName, ruleName } from '../../parts/words.js';
import { TaskDue } from '../todo/columns.js';
import { stepName } from '../todo/step-name.js';

const MOST = 10;

type Props = { tasks: readonly TaskLine[]; duties: readonly BoardLine[] };

/** What is due next, of tasks and duties together, the earliest first. */
export function DueLines({ tasks, duties }: Props) {
  const lines = [
    ...tasks.map((task) => ({
      key: task.task + task.cycleId,
      due: task.due,
      to: casePath(task.cycleId, task),
      what: `${kindName(task.subject.kind)}（${subjectText(task.subject.ref)}）${stepName(task)}`,
      title: task.cycleTitle,
      tag: <TaskDue line={task} />,
    })),
    ...duties.map((duty) => ({
      key: duty.id + duty.cycleId,
      due: duty.due,
      to: casePath(duty.cycleId),
      what: ruleName(duty.rule),
      title: duty.cycleTitle,
      tag: (
        <DueTag
          due={duty.due}
          slack={duty.leftWd}
          lamp={LAMP_OF_LANE[duty.lane]}
          provisional={duty.certainty === 'provisional'}
          proof={proofOfDuty(duty.cycleId, duty.id, ruleName(duty.rule))}
        />
      ),
    })),
  ];
  const first = lines.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1)).slice(0, MOST);
  return (
    <ul className="due-lines">
      {first.map(({ key, to, what, title, tag }) => (
        <li key={key}>
          <Link to={to}>{what}</Link>
          <span>{title}</span>
          {tag}
        </li>
      ))}
    </ul>
  );
}
