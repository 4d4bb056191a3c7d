import { Hono } from 'hono';
import { layersOf } from '../../../domain/calendar/layers.js';
import { AUDIT_QUERIES } from '../../../schemas/screen-query.js';
import type { AuditFact } from '../../../store/views/lists/audit.js';
import type { Page } from '../../../store/views/lists/paging.js';
import { isMasked, masked } from '../../rights/masking.js';
import { originOf } from '../../screens/audit-origin.js';
import { auditSheet } from '../../screens/audit-sheet.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked } from './answer.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 20_000;
/** Cycles whose chains are checked for one answer. */
const MOST_CYCLES = 50;

/** Who did what when: the record of the county, and changes of its registers. */
export function auditRoutes({ screens: { audit } }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/audit', (context) =>
    asked(context, AUDIT_QUERIES.facts, async (caller, { cycle, format, ...query }) => {
      const filter = cycle === undefined ? query : { ...query, cycleId: cycle };
      if (format !== 'xlsx') return withOrigins(await audit.facts(caller.code, filter));
      const { rows } = await audit.facts(caller.code, { ...filter, page: 1, limit: MOST_LINES });
      const headers = { 'content-type': XLSX, 'content-disposition': 'attachment; filename="audit.xlsx"' };
      const shown = isMasked(caller, caller.code) ? rows.map(covered) : rows;
      return new Response(new Uint8Array(await auditSheet(shown)), { headers });
    }),
  );
  routes.get('/audit/registers', (context) =>
    asked(context, AUDIT_QUERIES.registers, ({ code }, query) =>
      audit.changes(code, { ...query, layers: layersOf(code) }),
    ),
  );
  routes.get('/audit/chain', (context) =>
    asked(context, AUDIT_QUERIES.chain, ({ code }, { cycle, after }) =>
      audit.verify(code, {
        limit: MOST_CYCLES,
        ...(cycle === undefined ? {} : { cycleId: cycle }),
        ...(after === undefined ? {} : { after }),
      }),
    ),
  );
  return routes;
}

/** A sheet is no text that the gate could cover. */
function covered(row: AuditFact): AuditFact {
  return { ...row, data: masked(row.data) };
}

/** Each fact with the door it came through. */
function withOrigins(page: Page<AuditFact>) {
  return { ...page, rows: page.rows.map((row) => ({ ...row, origin: originOf(row) })) };
}
