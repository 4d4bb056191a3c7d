import { ENGINE_REPAIRS, type EngineRepairKind } from '../../domain/repair/engine.js';
import { noticeImportSchema } from '../../schemas/calendar-import.js';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { addressSchema, engineRepairSchema, secondClockSchema } from '../../schemas/operate.js';
import { QUERIES } from '../../schemas/query.js';
import { requestSchemaOf } from '../../schemas/request.js';
import { REFUSAL_ANSWERS } from '../refusals.js';
import { CSRF_HEADER } from './gate.js';
import { directoryPaths } from './openapi-directory.js';
import { recordSchemas } from './openapi-facts.js';
import { identityPaths, SESSION } from './openapi-identity.js';
import { JOB, jobPaths } from './openapi-jobs.js';
import { linkPaths } from './openapi-links.js';
import { type Json, json, operation, PROBLEM, queryParameters, ref } from './openapi-parts.js';
import { screenPaths } from './screens/openapi.js';
import { PERSON_HEADER } from './sign-in.js';

/** OpenAPI 3.1 of the HTTP interface, made from the schemas that also read the input. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'caigou 采购周期',
      version: '0.1.0',
      description: 'Purchase cycles of government service contracts. Refusals are RFC 9457 problems with a code.',
    },
    security: [{ session: [], csrf: [] }, { apiToken: [] }, { localToken: [] }],
    paths: {
      ...commandPaths(),
      ...listPaths(),
      ...cyclePaths(),
      ...filePaths(),
      ...calendarPaths(),
      ...directoryPaths(),
      ...identityPaths(),
      ...linkPaths(),
      ...screenPaths(),
      ...jobPaths(),
      ...healthPaths(),
    },
    components: {
      securitySchemes: SECURITY,
      parameters: {
        person: {
          name: PERSON_HEADER,
          in: 'header',
          required: false,
          schema: { type: 'string' },
          description:
            'With the local token only. Person of the directory the caller acts for (办理人), percent-encoded; `<county>/<id>` where ids repeat',
        },
        cycle: {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^\\d{6}-\\d{4}-\\d{3,6}$' },
        },
      },
      schemas: {
        ...commandSchemas(),
        ...recordSchemas(),
        Ack: ACK,
        Job: JOB,
        Session: SESSION,
        Problem: problemSchema(),
      },
    },
  };
}

/** Which one of them a door takes is configuration: production has no local token. */
const SECURITY: Json = {
  session: { type: 'apiKey', in: 'cookie', name: 'caigou', description: '`__Host-caigou` over https' },
  csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER, description: 'With a session, for all but GET' },
  apiToken: { type: 'http', scheme: 'bearer', description: '`cg_…`, of one person, with scope and expiry' },
  localToken: { type: 'http', scheme: 'bearer', description: 'Of this machine; the person is named in a header' },
};

const nameOf = (kind: string): string =>
  kind
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
const CYCLE = { $ref: '#/components/parameters/cycle' };

function commandSchemas(): Json {
  const each = OUTSIDE_KINDS.map((kind) => [nameOf(kind), jsonSchemaOf(requestSchemaOf(kind))] as const);
  return { ...Object.fromEntries(each), Command: oneOf(OUTSIDE_KINDS), Opening: oneOf(['open-cycle', 'adopt-cycle']) };
}

function oneOf(kinds: readonly string[]): Json {
  const mapping = Object.fromEntries(kinds.map((kind) => [kind, `#/components/schemas/${nameOf(kind)}`]));
  return { oneOf: kinds.map((kind) => ref(nameOf(kind))), discriminator: { propertyName: 'kind', mapping } };
}

const ACK: Json = {
  type: 'object',
  required: ['cycleId', 'commandId', 'seq', 'hash'],
  properties: {
    cycleId: { type: 'string' },
    commandId: { type: 'string', description: 'Ask again under it and the same answer comes back' },
    seq: { type: 'integer', description: 'Number of the last fact the command put on record' },
    hash: { type: 'string', description: 'Hash of that fact' },
    missing: {
      type: 'array',
      items: { type: 'string' },
      description: 'Of an opening: layers of the county nobody has written a policy for',
    },
  },
};

function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'allowedNow'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { enum: Object.keys(REFUSAL_ANSWERS) },
      tried: { type: 'string' },
      why: { type: 'object' },
      allowedNow: { type: 'array', items: { type: 'string' } },
      issues: { type: 'array', items: { type: 'object' } },
    },
  };
}

function commandPaths(): Json {
  const opening = { requestBody: json(ref('Opening')) };
  const command = { parameters: [CYCLE], requestBody: json(ref('Command')) };
  return {
    '/api/cycles': {
      get: operation('Cycles of the county', { parameters: queryParameters(QUERIES.cycles) }),
      post: operation('Open or take over a cycle', { ...opening, status: '201', schema: ref('Ack') }),
    },
    '/api/cycles/preview': { post: operation('What opening a cycle would do', opening) },
    '/api/cycles/import': { post: sheetOperation() },
    '/api/cycles/template': { get: templateOperation() },
    '/api/cycles/{id}/commands': { post: operation('Give a command', { ...command, schema: ref('Ack') }) },
    '/api/cycles/{id}/commands/preview': { post: operation('What a command would change', command) },
  };
}

/** The sheet is the body; a refusal names each mistake by row and column. */
function sheetOperation(): Json {
  const content = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  return operation('Open or take over many cycles from an .xlsx sheet; tried only, unless confirm=true', {
    parameters: queryParameters(QUERIES.sheet),
    requestBody: content,
  });
}

function templateOperation(): Json {
  const said = operation('An empty sheet for the import, as .xlsx', { parameters: queryParameters(QUERIES.template) });
  const content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  return { ...said, responses: { 200: { description: 'The sheet', content }, default: PROBLEM } };
}

function listPaths(): Json {
  return {
    '/api/todo/duties': {
      get: operation('Duties of the caller that have begun', { parameters: queryParameters(QUERIES.ownDuties) }),
    },
    '/api/todo/policies': {
      get: operation('Cycles of the caller that a newer policy waits for', {
        parameters: queryParameters(QUERIES.waitingPolicies),
      }),
    },
    '/api/events': { get: operation('Server-sent events: which cycles the caller may see have changed', {}) },
    '/api/stuck': {
      get: operation('What does not go on by itself: why, since when, what breaks, who frees it and how', {
        parameters: queryParameters(QUERIES.stuck),
      }),
    },
    '/api/opinions': { get: operation('Opinions that are ready for the posts of the caller', {}) },
    '/api/obligations': { get: operation('Duties by due day', { parameters: queryParameters(QUERIES.obligations) }) },
    '/api/coverage': {
      get: operation('Townships covered against the target, and purchases that count together', {
        parameters: queryParameters(QUERIES.coverage),
      }),
    },
    '/api/mail/bounces': {
      post: operation('Take a letter that came back: a delivery status notification as it arrived', {
        requestBody: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
      }),
    },
    '/api/mail/addresses': {
      post: operation('Enter an address that takes letters; what waited for it is sent', {
        requestBody: json(jsonSchemaOf(addressSchema)),
      }),
    },
    '/api/figures': {
      get: operation('Time per step and post, limits kept and broken, what waits since when', {
        parameters: queryParameters(QUERIES.figures),
      }),
    },
    '/api/notices': { get: operation('Notices and their fate', { parameters: queryParameters(QUERIES.notices) }) },
  };
}

function cyclePaths(): Json {
  const ofCycle = QUERIES.obligations.omit({ cycle: true, code: true });
  const approval = [CYCLE, { name: 'approval', in: 'path', required: true, schema: { type: 'string' } }];
  return {
    '/api/cycles/{id}': { get: operation('A cycle, its money, and what may be done now', { parameters: [CYCLE] }) },
    '/api/cycles/{id}/facts': {
      get: operation('Its record, oldest first', {
        parameters: [CYCLE, ...queryParameters(QUERIES.facts)],
        schema: ref('FactsPage'),
      }),
    },
    '/api/cycles/{id}/obligations': {
      get: operation('Its duties', { parameters: [CYCLE, ...queryParameters(ofCycle)] }),
    },
    '/api/cycles/{id}/obligations/{obligation}/proof': proofPath(DUTY, 'How the day of a duty was reached'),
    '/api/cycles/{id}/tasks/{task}/proof': proofPath(TASK, 'How the due day of a task of an approval was reached'),
    ...operatePaths(),
    '/api/cycles/{id}/approvals': { get: operation('Its approvals', { parameters: [CYCLE] }) },
    '/api/cycles/{id}/course': {
      get: operation(
        'Its approvals, each with all that happened to it, and the signatures on paper the caller may object to',
        {
          parameters: [CYCLE],
        },
      ),
    },
    '/api/cycles/{id}/approvals/{approval}': {
      get: operation('One that runs, and what changed since the caller last saw it', { parameters: approval }),
    },
    '/api/cycles/{id}/approvals/{approval}/read': {
      post: operation('The same, and the caller has now seen it', { parameters: approval }),
    },
  };
}

const ENGINE_REPAIR_SUMMARIES = {
  'restart-from-record': 'End its workflow and start it from the record',
  'retry-now': 'Try a failing step of its workflow at once',
  'rebuild-row': 'Derive its rows again from the record',
  'queue-reminders': 'Queue reminders of it that are missing, and send those that lie',
  'resend-letters': 'Send letters about it that failed to the address entered since',
} as const satisfies Record<EngineRepairKind, string>;

function operatePaths(): Json {
  const body = json(jsonSchemaOf(engineRepairSchema));
  const paths = ENGINE_REPAIRS.map((does) => {
    const summary = ENGINE_REPAIR_SUMMARIES[does];
    const get = operation(`${summary}: what that does and loses`, { parameters: [CYCLE] });
    const post = operation(summary, { parameters: [CYCLE], requestBody: body });
    return [`/api/cycles/{id}/${does}`, { get, post }];
  });
  const offers = operation('Which of its technical repairs would be done now, and why the others not', {
    parameters: [CYCLE],
  });
  const clock = 'Have the second clock run, and begin a round at once';
  const secondClock = {
    get: operation(`${clock}: what that does`, {}),
    post: operation(clock, { requestBody: json(jsonSchemaOf(secondClockSchema)) }),
  };
  const asked = { '/api/cycles/{id}/engine-repairs': { get: offers } };
  return { ...asked, ...Object.fromEntries(paths), '/api/second-clock': secondClock };
}

const DUTY = {
  name: 'obligation',
  schema: { type: 'string', description: 'Duty `rule@subject#n`, percent-encoded (义务编号)' },
} as const;
const TASK = { name: 'task', schema: { type: 'string', description: 'Task `a1.2.1` (待办编号)' } } as const;

function proofPath(of: typeof DUTY | typeof TASK, summary: string): Json {
  const parameters = [CYCLE, { ...of, in: 'path', required: true }, ...queryParameters(QUERIES.proof)];
  const said = operation(summary, { parameters });
  const content = {
    'application/json': { schema: { type: 'object' } },
    'text/html': { schema: { type: 'string', description: 'An A4 sheet to print' } },
  };
  const found = { description: 'Data, or a sheet where HTML is asked for', content };
  return { get: { ...said, responses: { 200: found, default: PROBLEM } } };
}

function filePaths(): Json {
  const name = { name: 'name', in: 'query', required: true, schema: { type: 'string', maxLength: 200 } };
  const ofCase = { name: 'cycle', in: 'query', required: false, schema: { type: 'string' } };
  const hash = { name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } };
  const content = { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  const found = operation('The file', { parameters: [hash, ...queryParameters(QUERIES.file)] });
  return {
    '/api/attachments': {
      post: operation('Keep a file', { parameters: [name, ofCase], requestBody: content, status: '201' }),
    },
    '/api/attachments/{sha256}': {
      get: { ...found, responses: { 200: { description: 'The file', ...content }, default: PROBLEM } },
    },
  };
}

function calendarPaths(): Json {
  const body = { requestBody: json(jsonSchemaOf(noticeImportSchema)) };
  const part = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  const id = [part('code'), part('notice')];
  return {
    '/api/calendar/notices/preview': { post: operation('Which open dates a holiday notice would move', body) },
    '/api/calendar/notices': { post: operation('Publish a holiday notice as previewed', body) },
    '/api/calendar/notices/{code}/{notice}': { get: operation('How far a notice is', { parameters: id }) },
  };
}

function healthPaths(): Json {
  const open = (summary: string): Json => ({
    get: { summary, security: [], responses: { 200: { description: summary, ...json({ type: 'object' }) } } },
  });
  return { '/healthz': open('The process is alive'), '/readyz': open('Everything it rests on is there') };
}
