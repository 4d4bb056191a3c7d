import { type Context, Hono } from 'hono';
import type { TaskProof } from '../../domain/approval/task-proof.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { ObligationProof } from '../../domain/obligations/proof.js';
import { obligationPaper } from '../../render/obligation-paper.js';
import { type ProofPaper, proofPaperLines, proofSheetHtml } from '../../render/proof-sheet.js';
import { taskPaper } from '../../render/task-paper.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { visibleCycle } from './visible-cycle.js';

type Told<Proof> = Proof & { cycleTitle: string; lines: string[] };

/** What a proof is answered with: its data, the title of its cycle, and the same in lines for people. */
export type ProofAnswer = Told<ObligationProof>;
export type TaskProofAnswer = Told<TaskProof>;

/** How the day of one duty, or of one task, was reached: as data, or as a sheet to print (`format=sheet`, or a browser that asks). */
export function proofRoute({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const seen = visibleCycle({ reads, now });
  routes.get('/cycles/:id/obligations/:obligation/proof', (context) =>
    seen(context, async ({ cycleId, cycle: { title } }) => {
      const obligation = context.req.param('obligation');
      const at = now();
      return provenBy(context, { subject: obligation, title, at }, obligationPaper, () =>
        reads.proof({ cycleId, obligation, at }),
      );
    }),
  );
  routes.get('/cycles/:id/tasks/:task/proof', (context) =>
    seen(context, async ({ cycleId, cycle: { title } }) => {
      const task = context.req.param('task');
      const at = now();
      return provenBy(context, { subject: task, title, at }, taskPaper, () => reads.taskProof({ cycleId, task, at }));
    }),
  );
  return routes;
}

type About = { subject: string; title: string; at: ReturnType<AppParts['now']> };

/** A proof as it is asked for: data, or a sheet; refused where there is none. */
async function provenBy<Proof extends object>(
  context: Context<Signed>,
  { subject, title, at }: About,
  paperOf: (proof: Proof, matter: string) => ProofPaper,
  read: () => Promise<Proof | null>,
): Promise<Response> {
  const query = queryOf(context, QUERIES.proof);
  if ('issues' in query) return refuse(context, badInput('read', query.issues));
  const proof = await read();
  if (proof === null)
    return refuse(context, { code: 'unknown-subject', tried: 'read', why: { subject }, allowedNow: [] });
  const paper = paperOf(proof, title);
  const asked = query.value.format ?? (prefersHtml(context) ? 'sheet' : 'data');
  if (asked === 'sheet') return context.html(proofSheetHtml(paper, legalDay(at)), 200, SHEET_HEADERS);
  return context.json({ ...proof, cycleTitle: title, lines: proofPaperLines(paper) } satisfies Told<Proof>);
}

/** The sheet brings its own look and nothing else: it asks for nothing and runs nothing. */
export const SHEET_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

/** A browser names HTML first; a program names JSON, anything, or nothing. */
function prefersHtml(context: Context): boolean {
  return /^\s*text\/html\b/i.test(context.req.header('accept') ?? '');
}
