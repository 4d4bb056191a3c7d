import { z } from 'zod';
import { calendarFileSchema } from './calendar.js';
import { OUTSIDE_KINDS } from './commands.js';
import { directorySeedSchema } from './directory.js';
import { FACT_KINDS, factSchemaOf } from './facts.js';
import { profileSchema } from './profile.js';
import { requestSchemaOf } from './request.js';
import { scenarioSchema } from './scenario.js';

/** What is published of the schemas, by the name `caigou schema` takes. */
export const PUBLISHED_NAMES = ['commands', 'facts', 'scenario', 'profile', 'calendar', 'directory'] as const;
export type PublishedName = (typeof PUBLISHED_NAMES)[number];

const SCHEMAS: Record<PublishedName, () => z.ZodType> = {
  commands: () => z.union(OUTSIDE_KINDS.map(requestSchemaOf)).describe('A command (命令)'),
  facts: () => z.union(FACT_KINDS.map(factSchemaOf)).describe('A fact (记录)'),
  scenario: () => scenarioSchema,
  profile: () => profileSchema,
  calendar: () => calendarFileSchema,
  directory: () => directorySeedSchema,
};

/** JSON Schema of what is written, before anything is filled in. */
export function publishedSchema(name: PublishedName): object {
  return z.toJSONSchema(SCHEMAS[name](), { io: 'input' });
}
