import { useQuery } from '@tanstack/react-query';
import { Button, Space, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { FILINGS } from '../../../../texts/zh-CN/console/filings.js';
import type { FilingsAnswer, PortalDuty } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { commandName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { PastActs } from '../portal/acts.js';
import { caseColumns, dutyColumns } from '../portal/of-case.js';

const CommandDialog = lazy(async () => ({
  default: (await import('../../forms/command-dialog.js')).CommandDialog,
}));

const PATH = '/api/filings';
const ACTS = ['record-receipt', 'record-filing-returned'] as const;
type Chosen = { of: PortalDuty; kind: (typeof ACTS)[number] };

/** What was filed with the reader and waits for his receipt, over all counties that have him as a receiver. */
export function Screen() {
  const query = useQuery({ queryKey: [PATH], queryFn: () => get<FilingsAnswer>(PATH) });
  return (
    <>
      <Typography.Title level={1}>{FILINGS.title}</Typography.Title>
      <Answered query={query}>
        {(filings) => (
          <>
            <p className="hint">{FILINGS.hint(filings.counties.map(({ name }) => name).join('、'))}</p>
            <Waiting filings={filings} />
            <h2>{FILINGS.done}</h2>
            <PastActs of={filings} />
          </>
        )}
      </Answered>
    </>
  );
}

function Waiting({ filings }: { filings: FilingsAnswer }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const columns: Column<PortalDuty>[] = [
    ...dutyColumns<PortalDuty>(),
    ...caseColumns<PortalDuty>(filings),
    {
      key: 'act',
      title: FILINGS.act,
      value: () => null,
      cell: (of) => (
        <Space wrap>
          {ACTS.map((kind) => (
            <Button key={kind} size="small" onClick={() => setChosen({ of, kind })}>
              {commandName(kind)}
            </Button>
          ))}
        </Space>
      ),
    },
  ];
  return (
    <>
      <PageTable
        title={FILINGS.waiting}
        columns={columns}
        rows={filings.waiting}
        keyOf={({ cycleId, id }) => `${cycleId}/${id}`}
        emptyText={FILINGS.none}
      />
      {chosen && (
        <Suspense>
          <CommandDialog
            cycleId={chosen.of.cycleId}
            kind={chosen.kind}
            known={{ filing: chosen.of.subject }}
            onClose={() => setChosen(null)}
          />
        </Suspense>
      )}
    </>
  );
}
