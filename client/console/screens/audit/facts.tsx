import { Button, Drawer, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { AUDIT } from '../../../../texts/zh-CN/console/audit.js';
import { FACT_NAMES } from '../../../../texts/zh-CN/facts.js';
import { ORIGIN_NAMES } from '../../../../texts/zh-CN/origins.js';
import type { AuditLine } from '../../api/answers.js';
import { withQuery } from '../../api/call.js';
import { usePeople } from '../../forms/use-people.js';
import { casePath } from '../../parts/paths.js';
import { factName, momentText, postName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { type Filter, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { ChainCheck } from './chain-check.js';
import { DAYS, questionIn } from './question.js';

const PATH = '/api/audit';
const KINDS = Object.entries(FACT_NAMES).map(([value, label]) => ({ value, label }));

/** The record of the county, the newest first; a line opens what it says, word for word. */
export function Facts() {
  const [values] = useFilters();
  const [shown, setShown] = useState<AuditLine | null>(null);
  const { choices } = usePeople();
  const query = questionIn(values, ['person', 'kinds', 'cycle', 'from', 'to']);
  const pages = useNumberedPages<AuditLine>(PATH, query);
  const filters: Filter[] = [
    { name: 'person', label: AUDIT.who, kind: 'choice', options: choices },
    { name: 'kinds', label: AUDIT.what, kind: 'choice', several: true, options: KINDS },
    { name: 'cycle', label: AUDIT.cycle, kind: 'text' },
    ...DAYS,
  ];
  const open: Column<AuditLine> = {
    key: 'show',
    title: AUDIT.content,
    value: ({ data }) => JSON.stringify(data),
    cell: (line) => (
      <Button size="small" type="link" onClick={() => setShown(line)}>
        {AUDIT.show}
      </Button>
    ),
  };
  return (
    <>
      <p className="hint">
        {AUDIT.chain}
        {AUDIT.most}
      </p>
      <ChainCheck cycle={values.cycle} />
      <PageTable
        title={AUDIT.facts}
        columns={[...COLUMNS, open, HASH]}
        keyOf={({ position }) => String(position)}
        filters={filters}
        tools={<SavedViews list="audit" />}
        excel={{ label: AUDIT.excel, path: withQuery(PATH, { ...query, format: 'xlsx' }) }}
        {...pages}
      />
      <Drawer
        title={AUDIT.contentOf(shown?.position ?? 0)}
        size={560}
        open={shown !== null}
        onClose={() => setShown(null)}
        destroyOnHidden
      >
        {shown && <FactContent line={shown} />}
      </Drawer>
    </>
  );
}

const COLUMNS: readonly Column<AuditLine>[] = [
  { key: 'position', title: AUDIT.position, value: ({ position }) => position, align: 'right', wideOnly: true },
  { key: 'when', title: AUDIT.when, value: ({ at }) => momentText(at), keep: true },
  { key: 'what', title: AUDIT.what, value: ({ kind }) => factName(kind) },
  { key: 'who', title: AUDIT.who, value: ({ actor }) => whoWords(actor) },
  {
    key: 'post',
    title: AUDIT.post,
    value: ({ actor }) => ('system' in actor ? null : postName(actor.post)),
    wideOnly: true,
  },
  { key: 'origin', title: AUDIT.origin, value: ({ origin }) => ORIGIN_NAMES[origin] },
  {
    key: 'cycle',
    title: AUDIT.cycle,
    value: ({ cycleId }) => cycleId,
    cell: ({ cycleId }) => <Link to={casePath(cycleId)}>{cycleId}</Link>,
    keep: true,
  },
  { key: 'seq', title: AUDIT.seq, value: ({ seq }) => seq, align: 'right', wideOnly: true },
  { key: 'on', title: AUDIT.on, value: ({ on }) => on, keep: true, wideOnly: true },
];

const SHOWN_OF_HASH = 12;
const HASH: Column<AuditLine> = {
  key: 'hash',
  title: AUDIT.hash,
  value: ({ hash }) => hash,
  cell: ({ hash }) => <code>{hash.slice(0, SHOWN_OF_HASH)}</code>,
  wideOnly: true,
};

function whoWords(actor: AuditLine['actor']): string {
  if ('system' in actor) return AUDIT.system;
  return actor.actingFor === undefined ? actor.name : `${actor.name}（${AUDIT.actingFor(actor.actingFor.name)}）`;
}

/** All of one fact: where it stands in the chain, and what it holds. */
function FactContent({
  line: { cycleId, seq, at, kind, actor, origin, commandId, data, prevHash, hash },
}: {
  line: AuditLine;
}) {
  const rows = [
    [AUDIT.what, factName(kind)],
    [AUDIT.seq, String(seq)],
    [AUDIT.when, momentText(at)],
    [AUDIT.who, whoWords(actor)],
    [AUDIT.origin, ORIGIN_NAMES[origin]],
    [AUDIT.command, commandId],
    [AUDIT.previous, prevHash],
    [AUDIT.hash, hash],
  ] as const;
  return (
    <>
      <p>
        {AUDIT.cycle}：<Link to={casePath(cycleId)}>{cycleId}</Link>
      </p>
      <dl className="content-lines">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Typography.Title level={2}>{AUDIT.content}</Typography.Title>
      <pre className="raw">{JSON.stringify(data, null, 2)}</pre>
    </>
  );
}
