import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { LAMP_WORDS } from '../../../../texts/zh-CN/console/parts.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import type { Todo } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { type Filter, optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { DUTY_COLUMNS, TASK_COLUMNS } from './columns.js';
import { narrowed } from './narrow.js';

const FILTERS: readonly Filter[] = [
  { name: 'type', label: WORK.type, kind: 'choice', several: true, options: optionsOf(SUBJECT_KIND_NAMES) },
  { name: 'lamp', label: WORK.lamp, kind: 'choice', several: true, options: optionsOf(LAMP_WORDS) },
  { name: 'text', label: WORK.keyword, kind: 'text' },
];

/** What waits for the signed-in person: decisions first, then duties. */
export function Screen() {
  const query = useQuery({ queryKey: ['todo'], queryFn: () => get<Todo>('/api/todo') });
  const [filters] = useFilters();
  return (
    <>
      <Typography.Title level={1}>{WORK.todo}</Typography.Title>
      <Answered query={query}>
        {({ tasks, duties }) => (
          <>
            <PageTable
              title={WORK.todo}
              columns={TASK_COLUMNS}
              rows={narrowed(tasks, filters)}
              keyOf={(line) => `${line.cycleId}/${line.task}`}
              filters={FILTERS}
              emptyText={WORK.noTodo}
              rowClass={({ unread }) => (unread ? 'unread' : '')}
            />
            {duties.length > 0 && (
              <>
                <Typography.Title level={2}>{WORK.duties}</Typography.Title>
                <Typography.Paragraph type="secondary">{WORK.dutiesHint}</Typography.Paragraph>
                <PageTable
                  title={WORK.duties}
                  columns={DUTY_COLUMNS}
                  rows={duties}
                  keyOf={(line) => `${line.cycleId}/${line.id}`}
                />
              </>
            )}
          </>
        )}
      </Answered>
    </>
  );
}
