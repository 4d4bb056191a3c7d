import { Tag } from 'antd';
import { Link } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { DutyLine, PolicyLine, TaskLine } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty, proofOfTask } from '../../parts/proof.js';
import { kindName, ownerName, ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { stepName } from './step-name.js';

/** The due day of a task in its lane; it opens how it was reached. */
export function TaskDue({ line }: { line: TaskLine }) {
  const { cycleId, task, due, slackWd, lane, certainty } = line;
  return (
    <DueTag
      due={due}
      slack={slackWd}
      lamp={LAMP_OF_LANE[lane]}
      provisional={certainty === 'provisional'}
      proof={proofOfTask(cycleId, task, stepName(line))}
    />
  );
}

/** Columns of what waits for one's decision. */
export const TASK_COLUMNS: readonly Column<TaskLine>[] = [
  { key: 'number', title: WORK.number, value: (line) => line.cycleId, keep: true, wideOnly: true },
  {
    key: 'matter',
    title: WORK.matter,
    value: (line) => line.cycleTitle,
    cell: (line) => (
      <>
        {line.unread && <Tag color="blue">{WORK.unread}</Tag>}
        {line.urged > 0 && <Tag color="orange">{WORK.urgedTimes(line.urged)}</Tag>}
        <Link to={casePath(line.cycleId, line)}>{line.cycleTitle}</Link>
      </>
    ),
  },
  {
    key: 'type',
    title: WORK.type,
    value: ({ subject }) => `${kindName(subject.kind)}（${subjectText(subject.ref)}）`,
  },
  {
    key: 'marks',
    title: WORK.marks,
    value: ({ unread, urged }) =>
      [unread ? WORK.unread : '', urged > 0 ? WORK.urgedTimes(urged) : ''].filter((mark) => mark !== '').join('、'),
    fileOnly: true,
  },
  { key: 'step', title: WORK.step, value: stepName },
  { key: 'from', title: WORK.from, value: (line) => line.applicantName, wideOnly: true },
  { key: 'arrived', title: WORK.arrived, value: (line) => line.arrivedOn, keep: true, wideOnly: true },
  { key: 'stay', title: WORK.stay, value: (line) => line.stayWd, align: 'right', wideOnly: true },
  {
    key: 'due',
    title: WORK.due,
    value: (line) => line.due,
    cell: (line) => <TaskDue line={line} />,
  },
  {
    key: 'act',
    title: WORK.act,
    keep: true,
    value: () => null,
    cell: (line) => (
      <Link to={casePath(line.cycleId, line)} aria-label={`${WORK.decide} ${line.cycleTitle} ${stepName(line)}`}>
        {WORK.decide}
      </Link>
    ),
  },
];

/** Columns of duties that are met by doing, not by deciding. */
export const DUTY_COLUMNS: readonly Column<DutyLine>[] = [
  { key: 'number', title: WORK.number, value: (line) => line.cycleId, keep: true, wideOnly: true },
  {
    key: 'matter',
    title: WORK.cycle,
    value: (line) => line.cycleTitle,
    cell: (line) => <Link to={casePath(line.cycleId)}>{line.cycleTitle}</Link>,
  },
  { key: 'rule', title: CASE.thing, value: (line) => `${ruleName(line.rule)}（${subjectText(line.subject)}）` },
  { key: 'owner', title: CASE.owner, value: (line) => ownerName(line.owner), wideOnly: true },
  {
    key: 'due',
    title: WORK.due,
    value: (line) => line.due,
    cell: (line) => (
      <DueTag
        due={line.due}
        slack={line.slackWd}
        overdue={line.status === 'breached'}
        provisional={line.certainty === 'provisional'}
        proof={proofOfDuty(line.cycleId, line.id, ruleName(line.rule))}
      />
    ),
  },
];

/** Columns of the cycles a newer policy waits for; the case offers to move to it or to stay. */
export const POLICY_COLUMNS: readonly Column<PolicyLine>[] = [
  { key: 'number', title: WORK.number, value: (line) => line.cycleId, keep: true, wideOnly: true },
  {
    key: 'matter',
    title: WORK.cycle,
    value: (line) => line.cycleTitle,
    cell: (line) => <Link to={casePath(line.cycleId)}>{line.cycleTitle}</Link>,
  },
  { key: 'policy', title: WORK.policyNow, value: (line) => line.policy, wideOnly: true },
  { key: 'inForce', title: WORK.policyNew, value: (line) => line.inForce },
  { key: 'from', title: WORK.policyFrom, value: (line) => line.effectiveFrom, keep: true },
];
