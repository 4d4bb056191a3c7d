import { expect, test } from '@jest/globals';
import type * as told from '../../client/console/api/register-answers.js';
import type { SavedView } from '../../store/registry/own-notes.js';
import type { LedgerPage } from '../../store/views/lists/ledgers.js';

/** True where whatever the server answers is what the screens read; else the compiler stops here. */
type Holds<Server extends Screens, Screens> = [Server, Screens] extends never ? false : true;

const HELD: readonly true[] = [
  true satisfies Holds<LedgerPage, told.LedgerAnswer>,
  true satisfies Holds<SavedView, told.SavedView>,
];

test('what the screens of the registers read is what the server answers', () => {
  expect(HELD.every((each) => each)).toBe(true);
});
