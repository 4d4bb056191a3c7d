import { Link } from 'react-router';
import { BOARD, remindedWords } from '../../../../texts/zh-CN/console/board.js';
import { LAMP_WORDS } from '../../../../texts/zh-CN/console/parts.js';
import { EVENT_NAMES } from '../../../../texts/zh-CN/names.js';
import { basisText } from '../../../../texts/zh-CN/sources.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { BoardLine } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { ownerName, ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';

/** A duty by its rule and what it is about. */
export function dutyTitle({ rule, subject }: Pick<BoardLine, 'rule' | 'subject'>): string {
  return `${ruleName(rule)}（${subjectText(subject)}）`;
}

/** The day the count began, and what happened on it. */
export function startWords({ trigger: { on, kind } }: BoardLine): string {
  return `${on} ${EVENT_NAMES[kind]}`;
}

/** The due day as its lane has it; it opens how it was reached. */
export function BoardDue({ line, slack = null }: { line: BoardLine; slack?: number | null }) {
  return (
    <DueTag
      due={line.due}
      slack={slack}
      lamp={LAMP_OF_LANE[line.lane]}
      provisional={line.certainty === 'provisional'}
      proof={proofOfDuty(line.cycleId, line.id, dutyTitle(line))}
    />
  );
}

/** The board as a list, for paper and for a file. */
export const BOARD_COLUMNS: readonly Column<BoardLine>[] = [
  { key: 'lane', title: BOARD.lane, value: ({ lane }) => LAMP_WORDS[LAMP_OF_LANE[lane]], keep: true, wideOnly: true },
  { key: 'number', title: BOARD.number, value: ({ cycleId }) => cycleId, keep: true, wideOnly: true },
  {
    key: 'cycle',
    title: BOARD.cycle,
    value: ({ cycleTitle }) => cycleTitle,
    cell: ({ cycleId, cycleTitle }) => <Link to={casePath(cycleId)}>{cycleTitle}</Link>,
  },
  { key: 'rule', title: BOARD.rule, value: dutyTitle },
  { key: 'stage', title: BOARD.stage, value: ({ stage }) => STAGE_NAMES[stage], wideOnly: true },
  { key: 'owner', title: BOARD.owner, value: ({ owner }) => ownerName(owner), wideOnly: true },
  { key: 'contractor', title: BOARD.contractor, value: ({ contractor }) => contractor, wideOnly: true },
  { key: 'starts', title: BOARD.starts, value: startWords, wideOnly: true },
  { key: 'due', title: BOARD.due, value: ({ due }) => due, cell: (line) => <BoardDue line={line} /> },
  { key: 'leftWd', title: BOARD.leftWd, value: ({ leftWd }) => leftWd, align: 'right' },
  { key: 'leftDays', title: BOARD.leftDays, value: ({ leftDays }) => leftDays, align: 'right', wideOnly: true },
  { key: 'basis', title: BOARD.basis, value: ({ basis }) => basisText(basis), wideOnly: true },
  { key: 'reminded', title: BOARD.reminded, value: ({ reminded }) => remindedWords(reminded), wideOnly: true },
];
