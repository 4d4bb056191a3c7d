import { Alert, Button, Space } from 'antd';
import { Link } from 'react-router';
import { IMPORT } from '../../../../texts/zh-CN/console/import.js';
import { LOT_OUTCOMES } from '../../../../texts/zh-CN/sheet.js';
import type { SheetAnswer, SheetLot } from '../../api/import-answers.js';
import { FaultTable } from '../../jobs/fault-table.js';
import { casePath } from '../../parts/paths.js';
import { Splittings } from '../../parts/splittings.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Props = { answer: SheetAnswer; onImport: (onlyValid: boolean) => void };

/** How many lots of a sheet came out so. */
export function countOf({ lots }: SheetAnswer, outcome: SheetLot['outcome']): number {
  return lots.filter((lot) => lot.outcome === outcome).length;
}

/** What a sheet would do: what has to be mended, each lot, and importing it. */
export function Checked({ answer, onImport }: Props) {
  const { rows, emptyRows, lots, problems, splittings } = answer;
  const ready = countOf(answer, 'ready');
  const wrong = problems.length > 0;
  return (
    <section aria-label={IMPORT.checked} className="outcome">
      <h2>{IMPORT.checked}</h2>
      <Alert
        type={wrong ? 'warning' : 'success'}
        showIcon
        role="status"
        title={wrong ? IMPORT.faultCount(problems.length) : fineText(answer, ready)}
        description={
          <>
            <p>{IMPORT.counted(rows, lots.length)}</p>
            {emptyRows.length > 0 && <p>{IMPORT.empty(emptyRows.join('、'))}</p>}
          </>
        }
      />
      <Splittings splittings={splittings} />
      <Space className="no-print table-tools">
        <Button type="primary" danger disabled={ready === 0} onClick={() => onImport(wrong)}>
          {wrong ? IMPORT.goValid : IMPORT.go}
        </Button>
      </Space>
      <FaultTable faults={problems} />
      <h2>{IMPORT.lots}</h2>
      <PageTable
        title={IMPORT.lots}
        columns={COLUMNS}
        rows={lots}
        keyOf={({ programmeId, lot }) => `${programmeId} ${lot}`}
      />
    </section>
  );
}

function fineText(answer: SheetAnswer, ready: number): string {
  if (ready > 0) return IMPORT.noFaults(ready);
  return countOf(answer, 'already') > 0 ? IMPORT.allThere : IMPORT.noneReady;
}

const COLUMNS: readonly Column<SheetLot>[] = [
  { key: 'programme', title: IMPORT.programme, value: ({ programmeId }) => programmeId },
  { key: 'lot', title: IMPORT.lot, value: ({ lot }) => lot },
  { key: 'rows', title: IMPORT.rows, value: ({ rows }) => rows.join('、'), wideOnly: true },
  { key: 'stations', title: IMPORT.stations, value: ({ stations }) => stations, align: 'right' },
  {
    key: 'lead',
    title: IMPORT.leadCycle,
    value: ({ leads, leadCycle }) => (leads ? IMPORT.own : leadCycle),
    wideOnly: true,
  },
  {
    key: 'cycle',
    title: IMPORT.cycle,
    value: ({ cycleId }) => cycleId,
    cell: ({ cycleId }) => cycleId !== null && <Link to={casePath(cycleId)}>{cycleId}</Link>,
    keep: true,
  },
  {
    key: 'outcome',
    title: IMPORT.outcome,
    value: ({ outcome, refusal }) => [LOT_OUTCOMES[outcome], refusal?.zh].filter(Boolean).join('：'),
  },
];
