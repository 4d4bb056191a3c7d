import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { latestSafeStart } from '../../../domain/calendar/safe-start.js';
import { reprocurementChain } from '../../../domain/obligations/chain.js';
import { proofPaperLines, proofSheetHtml } from '../../../render/proof-sheet.js';
import { PLAN_BACK_QUERY } from '../../../schemas/plan-back.js';
import { planBackPaper } from '../../plan-back-paper.js';
import type { AppParts } from '../parts.js';
import { SHEET_HEADERS } from '../proof-route.js';
import type { Signed } from '../sign-in.js';
import { asked, notThere } from './answer.js';

/** The latest day on which buying may begin so that the service before it is followed without a gap. */
export function planBackRoute({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/plan-back', (context) =>
    asked(context, PLAN_BACK_QUERY, async ({ code }, { format, ...question }) => {
      const today = legalDay(now());
      const [policy, calendar] = await Promise.all([reads.policyInForce(code, today), reads.calendar(code)]);
      if (policy === null || calendar === null) return notThere(context, { subject: code });
      const chain = reprocurementChain({ ...question, policy });
      const found = latestSafeStart(question.serviceEnd, chain, calendar);
      const paper = planBackPaper(question, found, { policy, calendar });
      if (format === 'sheet') return context.html(proofSheetHtml(paper, today), 200, SHEET_HEADERS);
      return { ...found, today, lines: proofPaperLines(paper) };
    }),
  );
  return routes;
}
