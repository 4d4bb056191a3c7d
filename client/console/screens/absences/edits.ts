import { send } from '../../api/call.js';
import type { DirectoryOutlook, DirectoryProgress } from '../../api/directory-answers.js';
import type { Typed } from '../../directory/publish-dialog.js';

type Edit = Readonly<Record<string, unknown>> & { kind: string };

/** Preview and entry of one absence or proxy, for the dialog; what was left empty is left out. */
export function entering(edit: (typed: Typed) => Edit) {
  const body = (typed: Typed) => Object.fromEntries(Object.entries(edit(typed)).filter(([, value]) => !isEmpty(value)));
  return {
    preview: (typed: Typed) =>
      send<DirectoryOutlook>('POST', '/api/directory/edits', { edit: body(typed), dryRun: true }),
    publish: (typed: Typed) => send<DirectoryProgress>('POST', '/api/directory/edits', { edit: body(typed) }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
