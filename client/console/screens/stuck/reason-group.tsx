import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import type { StuckLine } from '../../api/answers.js';
import { casePath } from '../../parts/paths.js';
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
  { key: 'since', title: STUCK.since, value: ({ words }) => words.since },
  {
    key: 'breaks',
    title: STUCK.breaks,
    value: ({ words }) => words.breaks,
    cell: ({ words, breaksOn }) => <span className={breaksOn === null ? '' : 'due-red'}>{words.breaks}</span>,
  },
  { key: 'frees', title: STUCK.frees, value: ({ words }) => words.frees, wideOnly: true },
  { key: 'undo', title: STUCK.undoable, value: ({ words }) => words.undo, wideOnly: true },
];

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
