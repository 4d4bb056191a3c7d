import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { BOARD, leftWords, remindedWords } from '../../../../texts/zh-CN/console/board.js';
import { basisText } from '../../../../texts/zh-CN/sources.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { BoardLine } from '../../api/answers.js';
import { casePath } from '../../parts/paths.js';
import { ownerName } from '../../parts/words.js';
import { BoardDue, dutyTitle, startWords } from './columns.js';

/** One duty: what it is, whose, by when, on what it rests, and what was reminded. */
export function DutyCard({ line }: { line: BoardLine }) {
  const { cycleId, cycleTitle, stage, owner, contractor, status } = line;
  return (
    <li className="duty-card">
      <h3>{dutyTitle(line)}</h3>
      <p>
        <Link to={casePath(cycleId)}>{cycleTitle}</Link> <small className="keep">{cycleId}</small>
      </p>
      <p>
        <Tag>{STAGE_NAMES[stage]}</Tag>
        {status === 'suspended' && <Tag color="blue">{BOARD.halted}</Tag>}
      </p>
      <dl>
        <Part name={BOARD.due}>
          <BoardDue line={line} />
        </Part>
        <Part name={BOARD.left}>{leftWords(line.leftWd, line.leftDays)}</Part>
        <Part name={BOARD.starts}>{startWords(line)}</Part>
        <Part name={BOARD.owner}>{ownerName(owner)}</Part>
        {contractor !== null && <Part name={BOARD.contractor}>{contractor}</Part>}
        <Part name={BOARD.basis}>{basisText(line.basis)}</Part>
        <Part name={BOARD.reminded}>{remindedWords(line.reminded)}</Part>
      </dl>
    </li>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
