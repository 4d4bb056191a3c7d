import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { directorySeedSchema } from '../../schemas/directory.js';
import { directoryEditSchema, directoryImportSchema } from '../../schemas/directory-change.js';
import { parsedBy } from '../../schemas/parse.js';
import { QUERIES } from '../../schemas/query.js';
import { mayNotRead } from '../authority.js';
import type { Caller } from '../callers.js';
import { ownEntries } from '../directory/own-entries.js';
import { readDirectoryBook } from '../directory/read-book.js';
import { directoryBook } from '../directory/write-book.js';
import { badInput } from '../refusals.js';
import { coveredNumber, isMasked } from '../rights/masking.js';
import { issuesOf } from '../sheet/problem.js';
import { MOST_FILE_BYTES } from '../sheet/unpack.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { answer, fault, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

const TRIED = 'change-directory';
const MOST_VALUES = 100_000;
const IMPORT = { tried: TRIED, schema: directoryImportSchema, mostValues: MOST_VALUES } as const;
const EDIT = { tried: TRIED, schema: directoryEditSchema } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The county's directory: as it is, as a workbook, another one in its place, and small edits. */
export function directoryRoutes({ directories, reads }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const limit = bodyLimit({
    maxSize: MOST_FILE_BYTES,
    onError: (context) => fault(context, 413, '文件超过 2 MB', 'the file is larger than 2 MB'),
  });
  const newest = async ({ code, directory }: Caller) => (await reads.directories.of(code)) ?? directory;

  routes.get('/directory', (context) => reading(context, async (caller) => context.json(await newest(caller))));
  routes.get('/directory/own', async (context) => ownAnswer(context, await newest(context.get('caller'))));
  routes.get('/directory/log', (context) =>
    reading(context, async (caller) => context.json({ revisions: await directories.log(caller) })),
  );
  routes.get('/directory/book', (context) =>
    reading(context, async (caller) => {
      const all = await newest(caller);
      const shown = isMasked(caller, caller.code) ? withoutNumbers(all) : all;
      return context.body(Uint8Array.from(await directoryBook(shown)), 200, { 'content-type': XLSX });
    }),
  );
  routes.post('/directory', (context) =>
    withBody(context, IMPORT, async (caller, { directory: given, digest }) => {
      const next = parsedBy(directorySeedSchema, given, MOST_VALUES);
      if ('issues' in next) return badInput(TRIED, next.issues);
      return digest === undefined
        ? directories.preview(caller, next.value)
        : directories.publish(caller, next.value, digest);
    }),
  );
  routes.post('/directory/book', limit, async (context) => {
    const query = queryOf(context, QUERIES.directoryBook);
    if ('issues' in query) return refuse(context, badInput(TRIED, query.issues));
    const { digest } = query.value;
    const read = await readDirectoryBook(new Uint8Array(await context.req.arrayBuffer()));
    if ('problems' in read) return refuse(context, badInput(TRIED, issuesOf(read.problems)));
    const caller = context.get('caller');
    return answer(
      context,
      await (digest === undefined
        ? directories.preview(caller, read.directory)
        : directories.publish(caller, read.directory, digest)),
    );
  });
  routes.post('/directory/edits', (context) =>
    withBody(context, EDIT, (caller, { edit, dryRun }) => directories.edit(caller, edit, dryRun)),
  );
  routes.post('/directory/check', async (context) => answer(context, await directories.check(context.get('caller'))));
  return routes;
}

/** A sheet is no text that the gate could cover. */
function withoutNumbers(directory: DirectorySnapshot): DirectorySnapshot {
  const people = directory.people.map((each) => ({
    ...each,
    phone: each.phone === null ? null : coveredNumber(each.phone),
  }));
  return { ...directory, people };
}

/** Whoever enters his own absences sees them, also where the directory is closed to him. */
function ownAnswer(context: Context<Signed>, directory: DirectorySnapshot): Response {
  return context.json(ownEntries(directory, context.get('caller').card.id));
}

/** People and their contacts are for the county's own offices. */
async function reading(context: Context<Signed>, show: (caller: Caller) => Promise<Response>): Promise<Response> {
  const caller = context.get('caller');
  const forbidden = mayNotRead(caller, caller.code);
  if (forbidden === undefined) return show(caller);
  return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
}
