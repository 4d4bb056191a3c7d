import {
  directoryEditSchema,
  directoryImportSchema,
  handOverSchema,
  undoHandOverSchema,
} from '../../schemas/directory-change.js';
import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { QUERIES } from '../../schemas/query.js';
import { type Json, json, operation, queryParameters } from './openapi-parts.js';

/** What the interface says of the county's directory, and of the routes its people decide on. */
export function directoryPaths(): Json {
  const book = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  const change = { requestBody: json(jsonSchemaOf(directoryImportSchema)) };
  return {
    '/api/directory': {
      get: operation('The directory of the county', {}),
      post: operation('What another directory would mean; with the digest shown, it is published', change),
    },
    '/api/directory/book': {
      get: operation('The directory as an .xlsx workbook', {}),
      post: operation('The same from an .xlsx workbook', {
        parameters: queryParameters(QUERIES.directoryBook),
        requestBody: book,
      }),
    },
    '/api/directory/own': { get: operation('Own absences and proxies, and people of the own body', {}) },
    '/api/directory/edits': {
      post: operation('Enter or end an absence or a proxy', {
        requestBody: json(jsonSchemaOf(directoryEditSchema)),
      }),
    },
    '/api/directory/check': { post: operation('Look up open steps whose people have gone meanwhile', {}) },
    '/api/hand-over': {
      post: operation('All tasks of one person to another, case by case; tried only, unless confirmed', {
        requestBody: json(jsonSchemaOf(handOverSchema)),
      }),
    },
    '/api/hand-over/undo': {
      post: operation('A hand-over taken back, where nobody acted since; tried only, unless confirmed', {
        requestBody: json(jsonSchemaOf(undoHandOverSchema)),
      }),
    },
    '/api/forecast': {
      get: operation('Who would decide on a matter, and when it would be through', {
        parameters: queryParameters(QUERIES.forecast),
      }),
    },
    '/api/directory/log': { get: operation('Revisions of the directory, newest first', {}) },
  };
}
