import { Hono } from 'hono';
import { noticeImportSchema } from '../../schemas/calendar-import.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { readYaml } from '../../store/registry/yaml-file.js';
import { badInput, type Refused } from '../refusals.js';
import { NO_DIGEST } from './no-digest.js';
import type { AppParts } from './parts.js';
import { answer } from './problem.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

const IMPORT = { tried: 'import-calendar', schema: noticeImportSchema } as const;

/** Holiday notices: what one would change, publishing just that, and how far it is. */
export function calendarRoutes({ calendars }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/calendar/notices/preview', (context) =>
    withBody(context, IMPORT, async (caller, body) => {
      const read = noticeIn(body);
      return 'notice' in read ? calendars.preview(caller, read.notice) : read;
    }),
  );
  routes.post('/calendar/notices', (context) =>
    withBody(context, IMPORT, async (caller, body) => {
      const read = noticeIn(body);
      if (!('notice' in read)) return read;
      const { digest } = body;
      return digest === undefined
        ? badInput(IMPORT.tried, [NO_DIGEST])
        : calendars.publish(caller, read.notice, digest);
    }),
  );
  routes.get('/calendar/notices/:code/:notice', async (context) => {
    const id = `${context.req.param('code')}/${context.req.param('notice')}`;
    return answer(context, await calendars.progress(context.get('caller'), id));
  });
  return routes;
}

/** A person pastes the text of the file, or uploads it: it is read here as it is from a disk. */
function noticeIn({ notice }: { notice: unknown }): { notice: unknown } | Refused {
  const read = typeof notice === 'string' ? readYaml(notice) : { value: notice };
  return 'fault' in read ? badInput(IMPORT.tried, [noText(read.fault)]) : { notice: read.value };
}

function noText(mend: FieldIssue['mend']): FieldIssue {
  return { field: 'notice', expected: { zh: 'YAML 或 JSON 文本', en: 'YAML or JSON' }, mend };
}
