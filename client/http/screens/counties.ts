import { Hono } from 'hono';
import { CALENDAR_QUERIES } from '../../../schemas/screen-query.js';
import { countiesOf } from '../../screens/looking.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked } from './answer.js';

/** Which counties the lists of an office may be asked of. */
export function countyRoutes({ reads }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/counties', (context) =>
    asked(context, CALENDAR_QUERIES.nothing, async (caller) => ({
      counties: await countiesOf(reads.directories, caller),
    })),
  );
  return routes;
}
