import { z } from 'zod';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CommandData, CommandKind } from '../domain/commands.js';
import { COMMAND_BODIES, OUTSIDE_KINDS, type SystemKind } from './commands.js';
import { reason } from './common.js';
import { commandId, day, ownId } from './fields.js';
import { formatIssues } from './issues.js';
import { type Parsed, parsedBy } from './parse.js';

/** What a caller may ask; the compiled policy of a move is looked up by its day, nobody types one in. */
type AskedData = Omit<CommandData, SystemKind | 'move-to-policy'> & {
  'move-to-policy': { asOf: PlainDate; reason: string };
};
export type AskedKind = keyof AskedData;

/** Everything but kind and body; `on` defaults to today, `commandId` is given when left out. */
type Envelope = { commandId?: string; on?: PlainDate; secondPerson?: string };

/** A command as a person asks it over HTTP, the command line or a scenario. */
export type CommandRequest = { [K in AskedKind]: Envelope & { kind: K; data: AskedData[K] } }[AskedKind];

const moveToPolicy = z
  .strictObject({ asOf: day('Take the version in force on that day (以该日有效的政策为准)'), reason })
  .describe('Move the cycle to another version of the policy (适用新政策)');

/** The body a caller writes for a kind. */
export function bodySchemaOf(kind: CommandKind): z.ZodType {
  return kind === 'move-to-policy' ? moveToPolicy : COMMAND_BODIES[kind];
}

const envelope = {
  commandId: commandId.optional(),
  on: day('Legal day of the event (发生日), today when left out; earlier makes it a record of the past').optional(),
  secondPerson: ownId('Second person who confirms a record that touches law or money (复核人)').optional(),
};

/** The schema of one kind of request, as published. */
export function requestSchemaOf(kind: CommandKind): z.ZodType {
  const body = bodySchemaOf(kind);
  return z.strictObject({ ...envelope, kind: z.literal(kind), data: body }).describe(body.description ?? kind);
}

const head = z.looseObject({ kind: z.enum(OUTSIDE_KINDS), data: z.record(z.string(), z.unknown()) });

/**
 * Reads a request in two looks, kind first, so that a mistake in a body is told against the body of that kind and not
 * against all of them.
 */
export function parseCommandRequest(input: unknown): Parsed<CommandRequest> {
  const kindly = parsedBy(head, input);
  if ('issues' in kindly) return kindly;
  const parsed = requestSchemaOf(kindly.value.kind).safeParse(input);
  if (!parsed.success) return { issues: formatIssues(parsed.error, input) };
  // The schema of the kind has just vouched for the shape; the table of bodies is checked against the types.
  return { value: parsed.data as CommandRequest };
}
