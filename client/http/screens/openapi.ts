import { jsonSchemaOf } from '../../../schemas/json-schema.js';
import { BOARD_QUERIES, CALENDAR_QUERIES, copiesReadSchema, LIST_QUERIES } from '../../../schemas/screen-query.js';
import { type Json, json, operation, PROBLEM, queryParameters } from '../openapi-parts.js';

/** The screens' part of the published interface. */
export function screenPaths(): Json {
  return { ...listPaths(), ...boardPaths(), ...calendarPaths() };
}

const read = (summary: string, schema: Parameters<typeof queryParameters>[0], more: Json[] = []): Json => ({
  get: operation(summary, { parameters: [...more, ...queryParameters(schema)] }),
});

function boardPaths(): Json {
  return {
    '/api/board': read('Deadlines by lane: late, near, in order, provisional (期限看板)', BOARD_QUERIES.board),
    '/api/board/counts': read('The same in numbers, by lane, stage, owner and contractor', BOARD_QUERIES.counts),
    '/api/workbench': read(
      'What waits for the caller, in numbers, and the next deadlines (工作台)',
      BOARD_QUERIES.workbench,
    ),
  };
}

const CALENDAR_FILE = { 'text/calendar': { schema: { type: 'string' } } };

function calendarPaths(): Json {
  const file = (summary: string) => ({ 200: { description: summary, content: CALENDAR_FILE } });
  const [own, behind] = ['Own deadlines as iCalendar', 'Deadlines behind a secret address, as iCalendar'];
  const token = { name: 'token', in: 'path', required: true, schema: { type: 'string' } };
  return {
    '/api/calendar': read('A month: rest and make-up days, deadlines (日历)', CALENDAR_QUERIES.month),
    '/api/calendar.ics': { get: { ...operation(own, {}), responses: { ...file(own), default: PROBLEM } } },
    '/api/calendar/feed': {
      get: operation('Whether there is a secret address of the own calendar', {}),
      post: operation('A new secret address; the one before works no more', {}),
      delete: operation('Revoke the secret address', {}),
    },
    '/api/mine': { get: operation('Portal of a contractor: deadlines, contracts, payments, workers', {}) },
    '/ics/{token}': {
      get: { summary: behind, security: [], parameters: [token], responses: { ...file(behind), default: PROBLEM } },
    },
  };
}

function listPaths(): Json {
  const body = { requestBody: json(jsonSchemaOf(copiesReadSchema)) };
  return {
    '/api/todo/tasks': read('Tasks of the caller with their slack (待我处理)', LIST_QUERIES.inbox),
    '/api/done': read('What the caller decided (我已处理)', LIST_QUERIES.done),
    '/api/started': read('Approvals the caller began (我发起的)', LIST_QUERIES.started),
    '/api/copied': read('Copies for the caller (抄送我的)', LIST_QUERIES.copied),
    '/api/copied/read': { post: operation('Mark copies read: one, or all', body) },
  };
}
