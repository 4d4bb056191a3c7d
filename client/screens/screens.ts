import type { Database } from '../../store/database.js';
import { type Deadlines, deadlinesOn } from './deadlines.js';
import { type OwnLists, ownListsOn } from './own-lists.js';

/** What the screens of the console read beside single cycles. */
export type Screens = { lists: OwnLists; deadlines: Deadlines };

/** The screens over the store. */
export function screensOn(db: Database): Screens {
  return { lists: ownListsOn(db), deadlines: deadlinesOn(db) };
}
