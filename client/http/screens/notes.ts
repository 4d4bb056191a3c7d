import { type Context, Hono } from 'hono';
import {
  draftNamed,
  draftSchema,
  draftsQuery,
  savedViewNamed,
  savedViewQuery,
  savedViewSchema,
} from '../../../schemas/screen-notes.js';
import { MOST_DRAFTS, MOST_VIEWS } from '../../../store/registry/own-notes.js';
import { badInput } from '../../refusals.js';
import type { AppParts } from '../parts.js';
import { refuse } from '../problem.js';
import type { Signed } from '../sign-in.js';
import { asked, sent } from './answer.js';

/** What the caller set down for himself: views of lists, and commands that are not ready (暂存). */
export function noteRoutes({ screens: { notes }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();

  routes.get('/saved-views', (context) =>
    asked(context, savedViewQuery, async (caller, { list }) => ({
      views: await notes.views(caller, list),
    })),
  );
  routes.post('/saved-views', (context) =>
    sent(context, savedViewSchema, async (caller, view) =>
      (await notes.saveView(caller, { ...view, at: now() })) ? { saved: view.name } : tooMany(context, MOST_VIEWS),
    ),
  );
  routes.delete('/saved-views', (context) =>
    asked(context, savedViewNamed, async (caller, named) => ({
      dropped: await notes.dropView(caller, named),
    })),
  );
  routes.get('/drafts', (context) =>
    asked(context, draftsQuery, async (caller, { about }) => ({
      drafts: await notes.drafts(caller, about),
    })),
  );
  routes.put('/drafts', (context) =>
    sent(context, draftSchema, async (caller, draft) => {
      const at = now();
      return (await notes.saveDraft(caller, { ...draft, at }))
        ? { saved: draft.kind, at }
        : tooMany(context, MOST_DRAFTS);
    }),
  );
  routes.delete('/drafts', (context) =>
    asked(context, draftNamed, async (caller, named) => ({
      dropped: await notes.dropDraft(caller, named),
    })),
  );
  return routes;
}

function tooMany(context: Context, most: number): Response {
  const expected = { zh: `最多 ${most} 个`, en: `at most ${most}` };
  const mend = { zh: '先删除不用的', en: 'drop what is not used first' };
  return refuse(context, badInput('save', [{ field: '(input)', expected, mend }]));
}
