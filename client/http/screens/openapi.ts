import { jsonSchemaOf } from '../../../schemas/json-schema.js';
import { BOARD_QUERIES, copiesReadSchema, LIST_QUERIES } from '../../../schemas/screen-query.js';
import { type Json, json, operation, queryParameters } from '../openapi-parts.js';

/** The screens' part of the published interface. */
export function screenPaths(): Json {
  return { ...listPaths(), ...boardPaths() };
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
