import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { get, send, withQuery } from '../../api/call.js';
import { newCommandId } from '../../api/commands.js';
import type { Draft, DraftSaved, DraftsAnswer } from '../../api/cycle-answers.js';
import { beginOf, fieldsOf } from '../../forms/fields.js';
import { type Typed, typedIn } from '../../forms/values.js';
import { OPENINGS, type OpeningKind } from './steps.js';

/**
 * An opening as far as it is filled in. The id of its command is kept with it: whoever starts it twice, also from two
 * machines or after a line that broke, has started one cycle.
 */
export type Kept = { kind: OpeningKind; step: number; typed: Typed; commandId: string };

/** Who types is not saved at every key. */
const PAUSE_MS = 800;
const ABOUT = 'new';

/** Nothing filled in yet, under an id of its own. */
export function freshDraft(kind: OpeningKind = 'open-cycle'): Kept {
  return { kind, step: 0, typed: beginOf(fieldsOf(kind)), commandId: newCommandId() };
}

/** What the server keeps for the caller, the newest opening first; read anew when the window is looked at again. */
export function useDrafts() {
  return useQuery({
    queryKey: ['drafts', ABOUT],
    queryFn: () => get<DraftsAnswer>(withQuery('/api/drafts', { about: ABOUT })),
    gcTime: 0,
  });
}

/** The newest draft of an opening among them, and when it was saved. */
export function openingIn({ drafts }: DraftsAnswer): { kept: Kept; at: Draft['at'] } | null {
  for (const { kind, data, at } of drafts) {
    const opening = OPENINGS.find((each) => each === kind);
    if (opening === undefined) continue;
    const { step, typed, commandId } = data;
    const kept = {
      kind: opening,
      step: typeof step === 'number' ? step : 0,
      typed: typedIn(typed),
      commandId: typeof commandId === 'string' ? commandId : newCommandId(),
    };
    return { kept, at };
  }
  return null;
}

const put = ({ kind, ...data }: Kept) => send<DraftSaved>('PUT', '/api/drafts', { about: ABOUT, kind, data });

/** Drops what is kept of openings. */
export async function dropDrafts(): Promise<void> {
  for (const kind of OPENINGS) await send('DELETE', withQuery('/api/drafts', { about: ABOUT, kind }));
}

/** Saves what changes by itself, one after the other; what is left when the screen is left goes out then. */
export function useDraftKeeper(savedAt: Draft['at'] | null) {
  const [at, setAt] = useState(savedAt);
  const [changed, setChanged] = useState<Kept | null>(null);
  const waiting = useRef<Kept | null>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: put,
    scope: { id: 'draft' },
    onSuccess: (saved) => setAt(saved.at),
  });
  useEffect(() => {
    if (changed === null) return undefined;
    const timer = setTimeout(() => {
      waiting.current = null;
      mutate(changed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [changed, mutate]);
  useEffect(
    () => () => {
      if (waiting.current !== null) void put(waiting.current).catch(() => undefined);
    },
    [],
  );
  return {
    at,
    failed: error !== null,
    saving: changed !== null && (isPending || waiting.current !== null),
    keep: (kept: Kept) => {
      waiting.current = kept;
      setChanged(kept);
    },
    /** Nothing is saved any more of what was typed so far. */
    stop: () => {
      waiting.current = null;
      setChanged(null);
    },
    /** Another machine's draft was taken over, as saved then. */
    taken: (when: Draft['at']) => setAt(when),
  };
}
