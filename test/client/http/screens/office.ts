import type { Hono } from 'hono';
import type { AppParts } from '../../../../client/http/parts.js';
import { readsOn } from '../../../../client/reads.js';
import { screensOn } from '../../../../client/screens/screens.js';
import { instantAt } from '../../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../../domain/calendar/plain-date.js';
import type { Database } from '../../../../store/tables.js';
import { LATER } from '../../../support/console-counties.js';
import { appFor, ask } from '../app-for-tests.js';

/** The HTTP application over a real store, on a day of the two counties of console-counties.ts. */
export function officeOn(db: Database, today: PlainDate = LATER, own: Partial<AppParts> = {}): Hono {
  const now = () => instantAt(today, '10:00');
  return appFor({ reads: readsOn(db, '/nonexistent'), screens: screensOn(db), now, ...own });
}

/** What a person of Yanji is answered, as text and as data. */
export async function seenBy(app: Hono, person: string, path: string) {
  const response = await ask(app, 'GET', path, { person: `222401/${person}` });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null };
}
