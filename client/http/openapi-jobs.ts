import { importJobQuery, rebuildJobSchema, repairJobSchema } from '../../schemas/jobs.js';
import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { JOB_KINDS } from '../../store/registry/jobs/kinds.js';
import { type Json, json, operation, queryParameters, ref } from './openapi-parts.js';

/** Long work in the published interface: asked for, answered at once with the job, and looked at again. */
export function jobPaths(): Json {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const accepted = { status: '202', schema: ref('Job') };
  const sheet = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  const work = (summary: string, parts: Parameters<typeof operation>[1]): Json => ({
    post: operation(summary, { ...parts, ...accepted }),
  });
  return {
    '/api/jobs': { get: operation('Long work of the caller, the newest first (任务)', {}) },
    '/api/jobs/{id}': {
      get: operation('One of them with what became of each part', { parameters: [id], schema: ref('Job') }),
    },
    '/api/jobs/{id}/again': {
      post: operation('Begin again what was refused or broke in work that is over; what was done stays done', {
        parameters: [id],
        ...accepted,
      }),
    },
    '/api/jobs/import': work('Open or take over many cycles from an .xlsx sheet', {
      parameters: queryParameters(importJobQuery),
      requestBody: sheet,
    }),
    '/api/jobs/repair': work('One command for each of several cases', {
      requestBody: json(jsonSchemaOf(repairJobSchema)),
    }),
    '/api/jobs/rebuild': {
      get: operation('What deriving the county again would take hold of', {}),
      ...work('Derive the rows of every cycle of the county again from the record', {
        requestBody: json(jsonSchemaOf(rebuildJobSchema)),
      }),
    },
  };
}

/** How far it is: so many parts, of which so many are done, refused, or broke. */
export const JOB: Json = {
  type: 'object',
  required: ['id', 'kind', 'state', 'mayAgain', 'askedAt', 'endedAt', 'parts', 'done', 'refused', 'failed', 'items'],
  properties: {
    id: { type: 'string' },
    kind: { enum: [...JOB_KINDS] },
    reason: { type: ['string', 'null'] },
    state: { enum: ['waiting', 'working', 'interrupted', 'ended'] },
    mayAgain: { type: 'boolean', description: 'It is over, and what was not done can be begun again' },
    askedAt: { type: 'string' },
    endedAt: { type: ['string', 'null'], description: 'Null while it goes on' },
    parts: { type: ['integer', 'null'], description: 'Null until they are counted' },
    done: { type: 'integer' },
    refused: { type: 'integer' },
    failed: { type: 'integer' },
    items: { type: 'array', items: { type: 'object' } },
  },
};
