import { Tag } from 'antd';
import { Link } from 'react-router';
import { STATE_SIGNS, WORK } from '../../../../texts/zh-CN/console/work.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { APPROVAL_STATUS_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { InvolvedLine } from '../../api/answers.js';
import { casePath } from '../../parts/paths.js';
import { commandName, kindName, momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';

type Line = InvolvedLine;

const NUMBER: Column<Line> = {
  key: 'number',
  title: WORK.number,
  value: (line) => line.cycleId,
  keep: true,
  wideOnly: true,
};
const MATTER: Column<Line> = {
  key: 'matter',
  title: WORK.matter,
  value: (line) => line.cycleTitle,
  cell: (line) => <Link to={casePath(line.cycleId, { approval: line.approval })}>{line.cycleTitle}</Link>,
};
const TYPE: Column<Line> = {
  key: 'type',
  title: WORK.type,
  value: ({ subject }) => `${kindName(subject.kind)}（${subjectText(subject.ref)}）`,
};
const WHEN: Column<Line> = { key: 'when', title: WORK.when, value: (line) => momentText(line.at), keep: true };
const STATE: Column<Line> = {
  key: 'state',
  title: WORK.state,
  value: (line) => APPROVAL_STATUS_NAMES[line.status],
  cell: (line) => (
    <Tag>
      {STATE_SIGNS[line.status]} {APPROVAL_STATUS_NAMES[line.status]}
    </Tag>
  ),
};
const NOW_WITH: Column<Line> = {
  key: 'now',
  title: WORK.nowWith,
  value: ({ presentStepTitle, holders }) =>
    [presentStepTitle, holders.map(({ name }) => name).join('、')]
      .filter((part) => part !== null && part !== '')
      .join('：'),
};
const MINE: Column<Line> = {
  key: 'mine',
  title: WORK.mine,
  value: ({ verb }) => commandName(verb),
};
const OPINION: Column<Line> = { key: 'opinion', title: WORK.opinion, value: (line) => line.opinion, wideOnly: true };
const READ: Column<Line> = {
  key: 'read',
  title: WORK.read,
  value: ({ unread }) => (unread ? WORK.unread : WORK.read),
};

/** Columns of the three lists of one's own approvals. */
export const COLUMNS = {
  done: [NUMBER, MATTER, TYPE, MINE, OPINION, WHEN, STATE, NOW_WITH],
  started: [NUMBER, MATTER, TYPE, WHEN, STATE, NOW_WITH],
  copied: [NUMBER, MATTER, TYPE, WHEN, READ, STATE, NOW_WITH],
} as const satisfies Record<string, readonly Column<Line>[]>;
