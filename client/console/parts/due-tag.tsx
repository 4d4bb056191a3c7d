import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { dueWords, LAMP_WORDS, type Lamp, PARTS, slackWords } from '../../../texts/zh-CN/console/parts.js';
import { DueDay } from './due-day.js';
import { lampOf } from './lamp.js';
import type { ProofOf } from './proof.js';

/** The sign of each lamp. */
export const LAMP_ICONS: Record<Lamp, ComponentType> = {
  red: CloseCircleOutlined,
  yellow: ClockCircleOutlined,
  green: CheckCircleOutlined,
  grey: QuestionCircleOutlined,
};

export type DueTagProps = {
  due: PlainDate | null;
  /** Working days left until the day, negative when it is behind; null when not known. */
  slack?: number | null;
  overdue?: boolean;
  provisional?: boolean;
  /** Where the server judged already; else it follows from what is left. */
  lamp?: Lamp;
  /** How the day was reached: it opens there. */
  proof: ProofOf;
};

/** A due day with its lamp: sign, word and colour, what is left in working days, and the way to its proof. */
export function DueTag({ due, slack = null, overdue = false, provisional = false, lamp: judged, proof }: DueTagProps) {
  if (due === null) return <span className="due due-grey">{dueWords(due)}</span>;
  const lamp = judged ?? lampOf({ slack, overdue, provisional });
  const Icon = LAMP_ICONS[lamp];
  return (
    <span className={`due due-${lamp}`}>
      <Icon />
      {LAMP_WORDS[lamp]}
      {provisional && lamp !== 'grey' && PARTS.mayMove}
      <DueDay due={due} proof={proof} />
      {slack !== null && <small>{slackWords(slack)}</small>}
    </span>
  );
}
