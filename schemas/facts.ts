import { z } from 'zod';
import type { Fact, FactData, FactKind } from '../domain/facts.js';
import type { Exactly } from './exactly.js';
import { approvalFacts } from './facts/approval.js';
import { contractFacts } from './facts/contract.js';
import { correctionFacts } from './facts/correction.js';
import { factEnvelope } from './facts/envelope.js';
import { evaluationFacts } from './facts/evaluation.js';
import { obligationFacts } from './facts/obligation.js';
import { paymentFacts } from './facts/payment.js';
import { planFacts } from './facts/plan.js';
import { programmeFacts } from './facts/programme.js';
import { reportFacts } from './facts/report.js';
import { staffFacts } from './facts/staff.js';
import { tenderFacts } from './facts/tender.js';
import { yearEndFacts } from './facts/year-end.js';
import { formatIssues } from './issues.js';
import type { Parsed } from './parse.js';

const PAYLOADS = {
  ...planFacts,
  ...tenderFacts,
  ...contractFacts,
  ...staffFacts,
  ...reportFacts,
  ...evaluationFacts,
  ...paymentFacts,
  ...yearEndFacts,
  ...correctionFacts,
  ...programmeFacts,
  ...approvalFacts,
  ...obligationFacts,
} as const;

/**
 * The payload of each fact kind, strict. A payload is on record for ever: a schema may be widened, but only what nobody
 * can have written may be narrowed, or `verify` complains of an honest record.
 */
export const FACT_PAYLOADS = PAYLOADS satisfies Exactly<FactData, typeof PAYLOADS>;

/** All fact kinds, in the order of the chapters. */
export const FACT_KINDS = Object.keys(FACT_PAYLOADS).filter(isFactKind);

/** True for a kind the product knows. */
export function isFactKind(text: string): text is FactKind {
  return Object.hasOwn(FACT_PAYLOADS, text);
}

/** The schema of one kind of fact with its envelope, as published. */
export function factSchemaOf(kind: FactKind): z.ZodType {
  const payload = FACT_PAYLOADS[kind];
  const own = { kind: z.literal(kind).describe('Kind of fact (记录种类)'), data: payload };
  return z.strictObject({ ...factEnvelope, ...own }).describe(payload.description ?? kind);
}

/** Each schema is made once: a record has a few kinds and many facts. */
const made = new Map<FactKind, z.ZodType>();

function schemaFor(kind: FactKind): z.ZodType {
  const schema = made.get(kind) ?? factSchemaOf(kind);
  made.set(kind, schema);
  return schema;
}

const head = z.looseObject({ kind: z.enum(FACT_KINDS) });

/** Reads a fact as it stands in an archive or a feed, kind first, so that a mistake is told against its own kind. */
export function parseFact(input: unknown): Parsed<Fact> {
  const kindly = head.safeParse(input);
  if (!kindly.success) return { issues: formatIssues(kindly.error, input) };
  const parsed = schemaFor(kindly.data.kind).safeParse(input);
  if (!parsed.success) return { issues: formatIssues(parsed.error, input) };
  // The schema of the kind has just vouched for the shape; the table of payloads is checked against the types.
  return { value: parsed.data as Fact };
}
