import type { Database } from '../../store/database.js';
import {
  type Draft,
  draftsOf,
  dropDraft,
  dropView,
  type SavedView,
  saveDraft,
  savedViews,
  saveView,
} from '../../store/registry/own-notes.js';
import type { Caller } from '../callers.js';

/** What a person set down for himself; nobody else reads it. Saving answers false when there are too many. */
export type Notes = {
  views(caller: Caller, list?: string): Promise<SavedView[]>;
  saveView(caller: Caller, view: SavedView): Promise<boolean>;
  dropView(caller: Caller, named: Pick<SavedView, 'list' | 'name'>): Promise<boolean>;
  drafts(caller: Caller, about?: string): Promise<Draft[]>;
  saveDraft(caller: Caller, draft: Draft): Promise<boolean>;
  dropDraft(caller: Caller, named: Pick<Draft, 'about' | 'kind'>): Promise<boolean>;
};

export function notesOn(db: Database): Notes {
  const owner = ({ code, card }: Caller) => ({ code, person: card.id });
  return {
    views: (caller, list) => savedViews(db, owner(caller), list),
    saveView: (caller, view) => saveView(db, owner(caller), view),
    dropView: (caller, named) => dropView(db, owner(caller), named),
    drafts: (caller, about) => draftsOf(db, owner(caller), about),
    saveDraft: (caller, draft) => saveDraft(db, owner(caller), draft),
    dropDraft: (caller, named) => dropDraft(db, owner(caller), named),
  };
}
