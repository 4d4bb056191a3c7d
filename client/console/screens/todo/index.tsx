import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { BATCH } from '../../../../texts/zh-CN/console/batch.js';
import { LAMP_WORDS } from '../../../../texts/zh-CN/console/parts.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { DutyLine, DutyPage, Lane, PolicyLine, TaskLine } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { type Filter, optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { usePages } from '../../table/use-pages.js';
import { isTickable, keyOf, picked, tickName } from './batch.js';
import { DUTY_COLUMNS, POLICY_COLUMNS, TASK_COLUMNS } from './columns.js';

const BatchDialog = lazy(async () => ({ default: (await import('./batch-dialog.js')).BatchDialog }));

const LANES: readonly Lane[] = ['overdue', 'soon', 'ok', 'provisional'];
const several = { kind: 'choice', several: true } as const;
const FILTERS: readonly Filter[] = [
  { name: 'kinds', label: WORK.type, ...several, options: optionsOf(SUBJECT_KIND_NAMES) },
  { name: 'stages', label: WORK.stage, ...several, options: optionsOf(STAGE_NAMES) },
  {
    name: 'lanes',
    label: WORK.lamp,
    ...several,
    options: LANES.map((lane) => ({ value: lane, label: LAMP_WORDS[LAMP_OF_LANE[lane]] })),
  },
  {
    name: 'unread',
    label: WORK.readState,
    kind: 'choice',
    options: optionsOf({ true: WORK.unread, false: WORK.read }),
  },
  {
    name: 'urged',
    label: WORK.urgedState,
    kind: 'choice',
    options: optionsOf({ true: WORK.wasUrged, false: WORK.notUrged }),
  },
  { name: 'sort', label: WORK.sort, kind: 'choice', options: optionsOf(WORK.sorts.inbox) },
  { name: 'text', label: WORK.keyword, kind: 'text' },
  { name: 'from', label: WORK.arrivedFrom, kind: 'day' },
  { name: 'to', label: WORK.arrivedTo, kind: 'day' },
];

/** What waits for the signed-in person: decisions first, then duties, then what a new policy asks. */
export function Screen() {
  const [values] = useFilters();
  const asked = FILTERS.map(({ name }) => [name, values[name]] as const);
  const pages = useNumberedPages<TaskLine>('/api/todo/tasks', Object.fromEntries(asked));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // Not the lines of the list: what was approved leaves it, and its result has to stay.
  const [approving, setApproving] = useState<readonly TaskLine[] | null>(null);
  const ticked = picked(pages.rows, chosen);
  const close = () => {
    setApproving(null);
    setChosen([]);
  };
  return (
    <>
      <Typography.Title level={1}>{WORK.todo}</Typography.Title>
      <PageTable
        title={WORK.todo}
        columns={TASK_COLUMNS}
        keyOf={keyOf}
        filters={FILTERS}
        emptyText={WORK.noTodo}
        rowClass={({ unread }) => (unread ? 'unread' : '')}
        {...(pages.rows.some(isTickable) && {
          selection: { chosen, onChosen: setChosen, mayChoose: isTickable, nameOf: tickName },
        })}
        tools={
          <>
            <SavedViews list="inbox" />
            {pages.rows.some(isTickable) && (
              <Button disabled={ticked.length === 0} onClick={() => setApproving(ticked)}>
                {BATCH.approveChosen(ticked.length)}
              </Button>
            )}
          </>
        }
        {...pages}
      />
      {approving && (
        <Suspense>
          <BatchDialog lines={approving} onClose={close} />
        </Suspense>
      )}
      <OwnDuties />
      <WaitingPolicies />
    </>
  );
}

/** Nothing at all where nothing is owed. */
function OwnDuties() {
  const pages = usePages<DutyPage, DutyLine>('/api/todo/duties', {}, ({ obligations }) => obligations);
  if (pages.error) return <Failure error={pages.error} retry={pages.retry} />;
  if (pages.rows.length === 0) return null;
  return (
    <>
      <Typography.Title level={2}>{WORK.duties}</Typography.Title>
      <Typography.Paragraph type="secondary">{WORK.dutiesHint}</Typography.Paragraph>
      <PageTable title={WORK.duties} columns={DUTY_COLUMNS} keyOf={(line) => `${line.cycleId}/${line.id}`} {...pages} />
    </>
  );
}

function WaitingPolicies() {
  const path = '/api/todo/policies';
  const query = useQuery({ queryKey: [path], queryFn: () => get<{ policies: PolicyLine[] }>(path) });
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  const rows = query.data?.policies ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <Typography.Title level={2}>{WORK.policies}</Typography.Title>
      <Typography.Paragraph type="secondary">{WORK.policiesHint}</Typography.Paragraph>
      <PageTable title={WORK.policies} columns={POLICY_COLUMNS} rows={rows} keyOf={({ cycleId }) => cycleId} />
    </>
  );
}
