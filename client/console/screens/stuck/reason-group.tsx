import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isPlainDate, type PlainDate } from '../../../../domain/calendar/plain-date.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { StuckLine } from '../../api/answers.js';
import { DueDay, DueIn } from '../../parts/due-day.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty, proofOfTask } from '../../parts/proof.js';
import { ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { commandsFor, keyOf } from './repairs.js';
import { Ways } from './ways.js';

/** `onRepair` is null for whoever only reads here. */
type GroupProps = { lines: readonly StuckLine[]; onRepair: ((lines: readonly StuckLine[]) => void) | null };

/** Findings of one reason; several can be repaired at once by the same act. */
export function ReasonGroup({ lines, onRepair }: GroupProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const picked = lines.filter((line) => chosen.includes(keyOf(line)));
  const name = lines[0]?.words.name ?? '';
  return (
    <Card
      className="stuck-group"
      size="small"
      title={
        <h2>
          {name} <Tag>{STUCK.reasonsOf(lines.length)}</Tag>
        </h2>
      }
    >
      <PageTable
        title={name}
        columns={onRepair === null ? COLUMNS : [...COLUMNS, actColumn((line) => onRepair([line]))]}
        rows={lines}
        keyOf={keyOf}
        {...(onRepair !== null && {
          selection: { chosen, onChosen: setChosen, mayChoose: (line: StuckLine) => commandsFor([line]).length > 0 },
          tools: (
            <Button disabled={commandsFor(picked).length === 0} onClick={() => onRepair(picked)}>
              {STUCK.repairChosen(picked.length)}
            </Button>
          ),
        })}
      />
    </Card>
  );
}

const COLUMNS: readonly Column<StuckLine>[] = [
  {
    key: 'matter',
    title: STUCK.caseOf,
    value: ({ cycleTitle, cycle }) => cycleTitle ?? cycle ?? STUCK.county,
    cell: ({ cycle, cycleTitle, about }) =>
      cycle === null ? (
        STUCK.county
      ) : (
        <Link to={casePath(cycle, 'approval' in about ? { approval: about.approval } : undefined)}>
          {cycleTitle ?? cycle}
        </Link>
      ),
  },
  { key: 'why', title: STUCK.evidence, value: ({ words }) => words.why },
  {
    key: 'due',
    title: STUCK.due,
    value: dueOf,
    cell: (line) => <StuckDue line={line} />,
  },
  { key: 'since', title: STUCK.since, value: ({ words }) => words.since },
  {
    key: 'breaks',
    title: STUCK.breaks,
    value: ({ words }) => words.breaks,
    cell: (line) => <Breaks line={line} />,
  },
  { key: 'frees', title: STUCK.frees, value: ({ words }) => words.frees, wideOnly: true },
  { key: 'undo', title: STUCK.undoable, value: ({ words }) => words.undo, wideOnly: true },
];

/** The due day of what is stuck, where it has one of its own. */
function dueOf({ about, detail: { due } }: StuckLine): PlainDate | null {
  const isOwn = about.kind === 'task' || about.kind === 'obligation';
  return isOwn && typeof due === 'string' && isPlainDate(due) ? due : null;
}

function StuckDue({ line }: { line: StuckLine }) {
  const { cycle, about } = line;
  const due = dueOf(line);
  if (cycle === null || due === null) return null;
  if (about.kind === 'task') return <DueDay due={due} proof={proofOfTask(cycle, about.task, thingText(about.task))} />;
  return about.kind === 'obligation' ? (
    <DueDay due={due} proof={proofOfDuty(cycle, about.obligation, ruleName(about.rule))} />
  ) : null;
}

/** What waiting breaks: its day opens how it was reached; one that moved since stands in the deadlines of the case. */
function Breaks({ line: { cycle, words, breaksOn, breaks } }: { line: StuckLine }) {
  if (cycle === null || breaksOn === null) return words.breaks;
  if (breaks === null) return <Link to={`${casePath(cycle)}?tab=deadlines`}>{words.breaks}</Link>;
  const duty = ruleName(breaks.rule);
  return (
    <span className="due-red">
      <DueIn text={words.breaks} due={breaksOn} proof={proofOfDuty(cycle, breaks.id, duty)} />（{duty}）
    </span>
  );
}

function actColumn(onRepair: (line: StuckLine) => void): Column<StuckLine> {
  return {
    key: 'act',
    title: STUCK.repair,
    value: ({ words }) => words.next.map(({ text }) => text).join('；'),
    cell: (line) => (
      <>
        {commandsFor([line]).length > 0 && (
          <Button type="primary" size="small" onClick={() => onRepair(line)}>
            {STUCK.repair}
          </Button>
        )}
        <Ways line={line} />
      </>
    ),
  };
}
