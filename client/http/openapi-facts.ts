import { factEnvelope } from '../../schemas/facts/envelope.js';
import { FACT_KINDS, FACT_PAYLOADS } from '../../schemas/facts.js';
import { jsonSchemaOf, jsonSchemaOfFields } from '../../schemas/json-schema.js';
import { ORIGINS } from '../screens/audit-origin.js';

type Json = Record<string, unknown>;

const REF = '#/components/schemas/';
const FACT = `${REF}Fact`;

/** `Fact.plan-drafted`: a command may have the words of a fact, and a kind is easier found as it is written. */
const nameOf = (kind: string): string => `Fact.${kind}`;

/** Schemas of the record for the published document: a page, a fact, and one part a kind beside the envelope. */
export function recordSchemas(): Json {
  const kinds = FACT_KINDS.map((kind) => [nameOf(kind), factOf(kind)] as const);
  const mapping = Object.fromEntries(FACT_KINDS.map((kind) => [kind, REF + nameOf(kind)]));
  return {
    FactEnvelope: jsonSchemaOfFields(factEnvelope),
    ...Object.fromEntries(kinds),
    Fact: {
      oneOf: FACT_KINDS.map((kind) => ({ $ref: REF + nameOf(kind) })),
      discriminator: { propertyName: 'kind', mapping },
    },
    FactsPage: {
      type: 'object',
      required: ['facts', 'nextAfterSeq', 'origins'],
      properties: {
        facts: { type: 'array', items: { $ref: FACT } },
        nextAfterSeq: { type: ['integer', 'null'], description: '`after` of the next page, null at the end' },
        origins: {
          type: 'object',
          additionalProperties: { enum: [...ORIGINS] },
          description: 'By `seq`, the door a fact came through; `unnoted` where the record does not say (来处)',
        },
      },
    },
  };
}

function factOf(kind: (typeof FACT_KINDS)[number]): Json {
  const payload = FACT_PAYLOADS[kind];
  return {
    description: payload.description,
    allOf: [{ $ref: `${REF}FactEnvelope` }],
    type: 'object',
    required: ['kind', 'data'],
    properties: { kind: { const: kind }, data: jsonSchemaOf(payload) },
    unevaluatedProperties: false,
  };
}
