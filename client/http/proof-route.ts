import { type Context, Hono } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import type { ObligationProof } from '../../domain/obligations/proof.js';
import { obligationPaper } from '../../render/obligation-paper.js';
import { proofPaperLines, proofSheetHtml } from '../../render/proof-sheet.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { visibleCycle } from './visible-cycle.js';

/** What a proof is answered with: its data, the title of its cycle, and the same in lines for people. */
export type ProofAnswer = ObligationProof & { cycleTitle: string; lines: string[] };

/** How the day of one duty was reached: as data, or as a sheet to print (`format=sheet`, or a browser that asks). */
export function proofRoute({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const seen = visibleCycle({ reads, now });
  routes.get('/cycles/:id/obligations/:obligation/proof', (context) =>
    seen(context, async ({ cycleId, cycle: { title } }) => {
      const query = queryOf(context, QUERIES.proof);
      if ('issues' in query) return refuse(context, badInput('read', query.issues));
      const obligation = context.req.param('obligation');
      const at = now();
      const proof = await reads.proof({ cycleId, obligation, at });
      if (proof === null)
        return refuse(context, {
          code: 'unknown-subject',
          tried: 'read',
          why: { subject: obligation },
          allowedNow: [],
        });
      const paper = obligationPaper(proof, title);
      const asked = query.value.format ?? (prefersHtml(context) ? 'sheet' : 'data');
      if (asked === 'sheet') return context.html(proofSheetHtml(paper, legalDay(at)), 200, SHEET_HEADERS);
      return context.json({ ...proof, cycleTitle: title, lines: proofPaperLines(paper) } satisfies ProofAnswer);
    }),
  );
  return routes;
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
