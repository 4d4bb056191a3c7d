import { jsonSchemaOf } from '../../../schemas/json-schema.js';
import { PLAN_BACK_QUERY } from '../../../schemas/plan-back.js';
import { policyImportSchema } from '../../../schemas/policy-import.js';
import {
  draftNamed,
  draftSchema,
  draftsQuery,
  savedViewNamed,
  savedViewQuery,
  savedViewSchema,
} from '../../../schemas/screen-notes.js';
import {
  AUDIT_QUERIES,
  BOARD_QUERIES,
  CALENDAR_QUERIES,
  CASE_QUERIES,
  copiesReadSchema,
  LEDGER_QUERY,
  LEDGERS,
  LIST_QUERIES,
  POLICY_QUERIES,
} from '../../../schemas/screen-query.js';
import { type Json, json, operation, PROBLEM, queryParameters } from '../openapi-parts.js';

/** The screens' part of the published interface. */
export function screenPaths(): Json {
  return {
    ...listPaths(),
    ...boardPaths(),
    ...calendarPaths(),
    ...ledgerPaths(),
    ...casePaths(),
    ...installationPaths(),
  };
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
    '/api/mine': { get: operation('Workplace of an outside party: cases, deadlines, reports, money, people', {}) },
    '/api/filings': { get: operation('What was filed with the caller and waits for a receipt (回执)', {}) },
    '/api/counties': { get: operation('Counties the lists may be asked of: the own, and those below', {}) },
    '/ics/{token}': {
      get: { summary: behind, security: [], parameters: [token], responses: { ...file(behind), default: PROBLEM } },
    },
  };
}

function ledgerPaths(): Json {
  const ledger = { name: 'ledger', in: 'path', required: true, schema: { enum: [...LEDGERS] } };
  const body = (schema: Parameters<typeof jsonSchemaOf>[0]) => ({ requestBody: json(jsonSchemaOf(schema)) });
  const dropped = (summary: string, schema: Parameters<typeof queryParameters>[0]) =>
    operation(summary, { parameters: queryParameters(schema) });
  return {
    '/api/ledgers/{ledger}': read('A ledger with its sums, or as an Excel file (台账)', LEDGER_QUERY, [ledger]),
    '/api/saved-views': {
      ...read('Views of lists the caller keeps', savedViewQuery),
      post: operation('Keep a view, in place of one of the same name', body(savedViewSchema)),
      delete: dropped('Drop a view', savedViewNamed),
    },
    '/api/drafts': {
      ...read('Commands of the caller that are not ready (暂存)', draftsQuery),
      put: operation('Keep a command as far as it is filled in', body(draftSchema)),
      delete: dropped('Drop a draft', draftNamed),
    },
  };
}

function casePaths(): Json {
  const cycle = { $ref: '#/components/parameters/cycle' };
  const notice = { name: 'notice', in: 'path', required: true, schema: { type: 'integer' } };
  return {
    '/api/cycles/{id}/mails': read('Its notices with every attempt to deliver them', CASE_QUERIES.mails, [cycle]),
    '/api/cycles/{id}/timeline': {
      get: operation('Its stages planned and actual, payments, evaluations, next decision', { parameters: [cycle] }),
    },
    '/api/notices/{notice}': read('A notice as its reader sees it', CASE_QUERIES.notice, [notice]),
    '/api/audit': read('The record of the county: who, when, what (审计日志)', AUDIT_QUERIES.facts),
    '/api/audit/chain': read('Whether the records are whole, some cycles at a time (核验哈希链)', AUDIT_QUERIES.chain),
    '/api/audit/registers': read('Changes of directory, contacts, calendar and policies', AUDIT_QUERIES.registers),
  };
}

function installationPaths(): Json {
  const code = { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{6}$' } };
  const profile = { requestBody: json(jsonSchemaOf(policyImportSchema)) };
  return {
    '/api/policies': {
      ...read('Policies and their versions (属地政策)', POLICY_QUERIES.list),
      post: operation('Publish a policy profile as previewed', profile),
    },
    '/api/policies/preview': {
      post: operation('What a policy profile would change: faults, field by field, cycles under way', profile),
    },
    '/api/policies/diff': read('Where two policies differ', POLICY_QUERIES.diff),
    '/api/policies/{code}': read('Each setting with its layer and clause', POLICY_QUERIES.explain, [code]),
    '/api/plan-back': read('By when buying must begin for a service to begin in time (倒排)', PLAN_BACK_QUERY),
    '/api/running': { get: operation('What the installation stands on (运行状态)', {}) },
  };
}

function listPaths(): Json {
  const body = { requestBody: json(jsonSchemaOf(copiesReadSchema)) };
  return {
    '/api/todo/tasks': read(
      'Tasks of the caller with their slack, and which a batch may approve (待我处理)',
      LIST_QUERIES.inbox,
    ),
    '/api/done': read('What the caller decided (我已处理)', LIST_QUERIES.done),
    '/api/started': read('Approvals the caller began (我发起的)', LIST_QUERIES.started),
    '/api/copied': read('Copies for the caller (抄送我的)', LIST_QUERIES.copied),
    '/api/copied/read': { post: operation('Mark copies read: one, or all', body) },
  };
}
