import { type JsonSchema, jsonSchemaOf } from '../../schemas/json-schema.js';
import type { Schema } from '../../schemas/parse.js';

/** Parts every path of the OpenAPI document is made of. */
export type Json = Record<string, unknown>;

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const PERSON = { $ref: '#/components/parameters/person' };

export function json(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

export const PROBLEM = {
  description: 'Refused, with a code and what is possible instead',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};

export function operation(
  summary: string,
  parts: { parameters?: Json[]; requestBody?: Json; status?: string; schema?: Json },
): Json {
  const { parameters = [], requestBody, status = '200', schema = { type: 'object' } } = parts;
  return {
    summary,
    parameters: [PERSON, ...parameters],
    ...(requestBody === undefined ? {} : { requestBody: { required: true, ...requestBody } }),
    responses: { [status]: { description: summary, ...json(schema) }, default: PROBLEM },
  };
}

export function queryParameters(schema: Schema<unknown>): Json[] {
  const { properties = {} }: JsonSchema = jsonSchemaOf(schema);
  return Object.entries(properties).map(([name, property]) => ({ name, in: 'query', schema: property }));
}
