import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { legalDay } from '../../domain/calendar/instant.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { importSheet } from '../sheet/import.js';
import { MOST_ROWS } from '../sheet/inspect.js';
import { templateFile } from '../sheet/template.js';
import { MOST_FILE_BYTES } from '../sheet/unpack.js';
import { viaOf } from './command-routes.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { fault, refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** How long one request opens cycles; the same file given again goes on. Shorter than any client waits. */
const WITHIN_MS = 15_000;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WORDS = {
  zh: `文件超过 2 MB：不超过 ${MOST_ROWS} 行，更多的请分成几个文件`,
  en: `the file is larger than 2 MB: at most ${MOST_ROWS} rows, split what is more into several files`,
};

export const SHEET_TOO_LARGE = (context: Context): Response => fault(context, 413, WORDS.zh, WORDS.en);

/** Many lots at once: an .xlsx sheet as the body, first tried, then with `confirm=true` done. */
export function sheetRoutes({ gateway, reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const limit = bodyLimit({ maxSize: MOST_FILE_BYTES, onError: SHEET_TOO_LARGE });
  routes.get('/cycles/template', async (context) => {
    const query = queryOf(context, QUERIES.template);
    if ('issues' in query) return refuse(context, badInput('import', query.issues));
    const bytes = await templateFile(query.value.kind ?? 'start');
    return context.body(new Uint8Array(bytes), 200, { 'content-type': XLSX });
  });
  routes.post('/cycles/import', limit, async (context) => {
    const query = queryOf(context, QUERIES.sheet);
    if ('issues' in query) return refuse(context, badInput('import', query.issues));
    const { kind = 'start', confirm, onlyValid } = query.value;
    const report = await importSheet(
      { gateway, reads },
      {
        bytes: new Uint8Array(await context.req.arrayBuffer()),
        caller: context.get('caller'),
        ...{ kind, via: viaOf(context), today: legalDay(now()), withinMs: WITHIN_MS },
        ...{ confirm: confirm === 'true', onlyValid: onlyValid === 'true' },
      },
    );
    return 'code' in report ? refuse(context, report) : context.json(report);
  });
  return routes;
}
