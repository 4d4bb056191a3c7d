import { type Context, Hono } from 'hono';
import { noticeImportSchema } from '../../schemas/calendar-import.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { parsedBy } from '../../schemas/parse.js';
import { readYaml } from '../../store/registry/yaml-file.js';
import type { Caller } from '../callers.js';
import { badInput } from '../refusals.js';
import { jsonBody } from './input.js';
import { NO_DIGEST } from './no-digest.js';
import type { AppParts } from './parts.js';
import { answer, refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const TRIED = 'import-calendar';

/** Holiday notices: what one would change, publishing just that, and how far it is. */
export function calendarRoutes({ calendars }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/calendar/notices/preview', (context) =>
    withBody(context, (caller, { notice }) => calendars.preview(caller, notice)),
  );
  routes.post('/calendar/notices', (context) =>
    withBody(context, async (caller, { notice, digest }) =>
      digest === undefined ? badInput(TRIED, [NO_DIGEST]) : calendars.publish(caller, notice, digest),
    ),
  );
  routes.get('/calendar/notices/:code/:notice', async (context) => {
    const id = `${context.req.param('code')}/${context.req.param('notice')}`;
    return answer(context, await calendars.progress(context.get('caller'), id));
  });
  return routes;
}

type Body = { notice: unknown; digest?: string | undefined };

async function withBody(
  context: Context<Signed>,
  act: (caller: Caller, body: Body) => Promise<object>,
): Promise<Response> {
  const body = await jsonBody(context);
  if ('issues' in body) return refuse(context, badInput(TRIED, body.issues));
  const parsed = parsedBy(noticeImportSchema, body.value);
  if ('issues' in parsed) return refuse(context, badInput(TRIED, parsed.issues));
  const { notice, digest } = parsed.value;
  // A person pastes the text of the file, or uploads it: it is read here as it is from a disk.
  const read = typeof notice === 'string' ? readYaml(notice) : { value: notice };
  if ('fault' in read) return refuse(context, badInput(TRIED, [noText(read.fault)]));
  return answer(context, await act(context.get('caller'), { notice: read.value, digest }));
}

function noText(mend: FieldIssue['mend']): FieldIssue {
  return { field: 'notice', expected: { zh: 'YAML 或 JSON 文本', en: 'YAML or JSON' }, mend };
}
