import type { Preview } from '../../../domain/cycle/preview-types.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { ChangesTable } from '../parts/preview-dialog.js';
import { previewWords } from './preview-changes.js';
import { usePeople } from './use-people.js';

/** What a preview would change, in a table, and what else is to be known. */
export function PreviewPart({ preview }: { preview: Preview }) {
  const { nameOf } = usePeople();
  const { changes, notes } = previewWords(preview, nameOf);
  return (
    <section aria-label={PARTS.whatHappens}>
      <ChangesTable changes={changes} />
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
