import { z } from 'zod';

/** What of a JSON Schema a document about the interface takes over. */
export type JsonSchema = Record<string, unknown> & { properties?: Record<string, unknown> };

/** JSON Schema of what is written, as a part of a larger document: `$schema` belongs to documents of their own. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _own, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { ...rest };
}

/** The same of fields that stand beside others: what else may be there is said where they are put together. */
export function jsonSchemaOfFields(fields: Readonly<Record<string, z.ZodType>>): JsonSchema {
  return jsonSchemaOf(z.object(fields));
}
