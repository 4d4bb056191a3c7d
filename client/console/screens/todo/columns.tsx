import { Tag } from 'antd';
import { Link } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { REVISION_NAME } from '../../../../texts/zh-CN/contents.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { DutyLine, TaskLine } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { kindName, ownerName, ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';

/** What is called `initiator` on the route is the revision of what was sent back. */
function stepTitle({ step, title }: Pick<TaskLine, 'step' | 'title'>): string {
  return step === 'initiator' ? REVISION_NAME : title;
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
        <Link to={casePath(line.cycleId, line)}>{line.cycleTitle}</Link>
      </>
    ),
  },
  {
    key: 'type',
    title: WORK.type,
    value: ({ subject }) => `${kindName(subject.kind)}（${subjectText(subject.ref)}）`,
  },
  { key: 'step', title: WORK.step, value: stepTitle },
  { key: 'from', title: WORK.from, value: (line) => line.initiator, wideOnly: true },
  { key: 'arrived', title: WORK.arrived, value: (line) => line.openedOn, keep: true, wideOnly: true },
  { key: 'stay', title: WORK.stay, value: (line) => line.stayWd, align: 'right', wideOnly: true },
  {
    key: 'due',
    title: WORK.due,
    value: (line) => line.due,
    cell: ({ due, slackWd, overdue, certainty }) => (
      <DueTag due={due} slack={slackWd} overdue={overdue} provisional={certainty === 'provisional'} />
    ),
  },
  {
    key: 'act',
    title: WORK.act,
    keep: true,
    value: () => null,
    cell: (line) => (
      <Link to={casePath(line.cycleId, line)} aria-label={`${WORK.decide} ${line.cycleTitle} ${stepTitle(line)}`}>
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
    title: WORK.matter,
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
