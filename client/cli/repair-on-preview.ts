import type { Preview } from '../../domain/cycle/preview-types.js';
import type { Api, Reply } from './api.js';
import { fieldsOf, isAskedKind } from './command-fields.js';
import { lookFirst } from './decide-on-seen.js';

/** A repair is bound to the version it was previewed on; nobody types that, the command line fills it in. */
const VERSION = 'previewVersion';

/** What a command is given with. */
export type Given = { kind: string; cycle: string; data: unknown };

/** True for a command that is bound to a preview, given without the version of one. */
export function needsPreview({ kind, data }: Pick<Given, 'kind' | 'data'>): boolean {
  const given = typeof data === 'object' && data !== null && VERSION in data;
  return !given && isAskedKind(kind) && fieldsOf(kind).some(({ path }) => path === VERSION);
}

/** The body with the version as it stands now, to be previewed on it; or the answer that ends it. */
export async function onVersion(api: Api, { cycle, data }: Given): Promise<{ data: unknown } | { reply: Reply }> {
  const looked = await lookFirst(api, cycle, data);
  if ('reply' in looked) return looked;
  const { ifVersion } = 'seen' in looked ? looked.seen.seal : looked.nothing;
  return { data: { ...Object(data), [VERSION]: ifVersion } };
}

/** The repair previewed: its body bound to just that, and what the preview said; or the refusal that ends it. */
export async function previewed(
  api: Api,
  given: Given,
  request: object,
): Promise<{ data: unknown; preview: Preview } | { reply: Reply }> {
  const bound = await onVersion(api, given);
  if ('reply' in bound) return bound;
  const path = `/api/cycles/${encodeURIComponent(given.cycle)}/commands/preview`;
  const reply = await api.post(path, { ...request, data: bound.data });
  // The server is this product's own: a preview answers with one.
  return reply.kind === 'done' ? { data: bound.data, preview: reply.body as Preview } : { reply };
}
