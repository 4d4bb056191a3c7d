import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CommandKind } from '../../../../domain/commands.js';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { MineAnswer, PortalCase } from '../../api/answers.js';
import { commandName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';

const CommandDialog = lazy(async () => ({
  default: (await import('../../forms/command-dialog.js')).CommandDialog,
}));

/** Given where the thing itself stands: on its duty, its report, its tranche. */
const ELSEWHERE: readonly CommandKind[] = ['answer-notice', 'redirect-notice', 'submit-report', 'apply-payment'];

type Chosen = { of: PortalCase; kind: CommandKind };

/** The cases that name the party, with what it may hand in there now. */
export function Cases({ mine }: { mine: MineAnswer }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const columns: Column<PortalCase>[] = [
    ...caseColumns<PortalCase>(mine),
    { key: 'number', title: PORTAL.caseNumber, value: ({ cycleId }) => cycleId, keep: true, wideOnly: true },
    { key: 'stage', title: PORTAL.stage, value: ({ stage }) => STAGE_NAMES[stage] },
    {
      key: 'act',
      title: PORTAL.mayDo,
      value: (of) => kindsOf(of).map(commandName).join('、'),
      cell: (of) => <Acts of={of} onChosen={(kind) => setChosen({ of, kind })} />,
    },
  ];
  return (
    <>
      <PageTable
        title={PORTAL.cases}
        columns={columns}
        rows={mine.cases}
        keyOf={({ cycleId }) => cycleId}
        emptyText={PORTAL.noCases}
      />
      {chosen && (
        <Suspense>
          <CommandDialog cycleId={chosen.of.cycleId} kind={chosen.kind} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </>
  );
}

function kindsOf({ allowedNow }: PortalCase): CommandKind[] {
  return allowedNow.filter((kind) => !ELSEWHERE.includes(kind));
}

function Acts({ of, onChosen }: { of: PortalCase; onChosen: (kind: CommandKind) => void }) {
  const kinds = kindsOf(of);
  if (kinds.length === 0) return PORTAL.nothingToDo;
  return (
    <Space wrap>
      {kinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => onChosen(kind)}>
          {commandName(kind)}
        </Button>
      ))}
    </Space>
  );
}
