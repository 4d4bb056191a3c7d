import type { Instant } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Whose notes they are: nobody else reads them. */
export type NoteOwner = { code: RegionCode; person: string };

/** A view of a list under a name of one's own: the words its address is asked with. */
export type SavedView = { list: string; name: string; query: Record<string, string>; at: Instant };
/** A command that is not ready (暂存): `about` is the cycle, or `new`. */
export type Draft = { about: string; kind: string; data: Record<string, unknown>; at: Instant };

/** More views than this nobody finds again. */
export const MOST_VIEWS = 50;
export const MOST_DRAFTS = 200;

export function savedViews(db: Database, { code, person }: NoteOwner, list?: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_views')
    .select(['list', 'name', 'query', 'at'])
    .where('code', '=', code)
    .where('person', '=', person)
    .$if(list !== undefined, (query) => query.where('list', '=', list ?? ''))
    .orderBy('list')
    .orderBy('name')
    .execute();
}

/** Sets a view down, in place of one of the same name. @returns false when there are too many */
export async function saveView(db: Database, owner: NoteOwner, view: SavedView): Promise<boolean> {
  const known = await savedViews(db, owner);
  const isThere = known.some(({ list, name }) => list === view.list && name === view.name);
  if (!isThere && known.length >= MOST_VIEWS) return false;
  const { query, at } = view;
  await db
    .insertInto('saved_views')
    .values({ ...owner, ...view })
    .onConflict((conflict) => conflict.columns(['code', 'person', 'list', 'name']).doUpdateSet({ query, at }))
    .execute();
  return true;
}

/** @returns whether it was there */
export async function dropView(
  db: Database,
  { code, person }: NoteOwner,
  { list, name }: Pick<SavedView, 'list' | 'name'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_views')
    .where('code', '=', code)
    .where('person', '=', person)
    .where('list', '=', list)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** One's drafts, the newest first; of one cycle when it is named. */
export function draftsOf(db: Database, { code, person }: NoteOwner, about?: string): Promise<Draft[]> {
  return db
    .selectFrom('drafts')
    .select(['about', 'kind', 'data', 'at'])
    .where('code', '=', code)
    .where('person', '=', person)
    .$if(about !== undefined, (query) => query.where('about', '=', about ?? ''))
    .orderBy('at', 'desc')
    .orderBy('about')
    .orderBy('kind')
    .execute();
}

/** Sets a draft down, in place of one for the same command. @returns false when there are too many */
export async function saveDraft(db: Database, owner: NoteOwner, draft: Draft): Promise<boolean> {
  const known = await draftsOf(db, owner);
  const isThere = known.some(({ about, kind }) => about === draft.about && kind === draft.kind);
  if (!isThere && known.length >= MOST_DRAFTS) return false;
  const { data, at } = draft;
  await db
    .insertInto('drafts')
    .values({ ...owner, ...draft })
    .onConflict((conflict) => conflict.columns(['code', 'person', 'about', 'kind']).doUpdateSet({ data, at }))
    .execute();
  return true;
}

/** @returns whether it was there */
export async function dropDraft(
  db: Database,
  { code, person }: NoteOwner,
  { about, kind }: Pick<Draft, 'about' | 'kind'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('drafts')
    .where('code', '=', code)
    .where('person', '=', person)
    .where('about', '=', about)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
