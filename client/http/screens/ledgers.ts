import { Hono } from 'hono';
import { LEDGER_QUERY, LEDGERS } from '../../../schemas/screen-query.js';
import { ledgerSheet } from '../../screens/ledger-sheet.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { askedOf, notThere } from './answer.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A sheet of more lines is asked for in parts: by year, or by the days of a span. */
const MOST_LINES = 20_000;

/** The ledgers of the county as lists, and as Excel files of all that was asked for. */
export function ledgerRoutes({ screens: { ledger } }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/ledgers/:ledger', (context) => {
    const named = LEDGERS.find((each) => each === context.req.param('ledger'));
    if (named === undefined) return notThere(context, { ledger: context.req.param('ledger') });
    return askedOf(context, LEDGER_QUERY, async ({ code }, { format, ...query }) => {
      if (format !== 'xlsx') return ledger(code, named, query);
      const whole = await ledger(code, named, { ...query, page: 1, limit: MOST_LINES });
      return sheetResponse(await ledgerSheet(named, whole), { name: named, whole });
    });
  });
  return routes;
}

/** `x-caigou-total` says how many lines there are, should the sheet not hold them all. */
function sheetResponse(bytes: Uint8Array, { name, whole }: { name: string; whole: { total: number } }): Response {
  const headers = {
    'content-type': XLSX,
    'content-disposition': `attachment; filename="${name}.xlsx"`,
    'cache-control': 'no-store',
    'x-caigou-total': String(whole.total),
  };
  return new Response(new Uint8Array(bytes), { headers });
}
