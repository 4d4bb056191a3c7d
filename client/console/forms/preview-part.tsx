import type { Preview } from '../../../domain/cycle/preview-types.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { thingText } from '../../../texts/zh-CN/things.js';
import { DueDay } from '../parts/due-day.js';
import { ChangesTable } from '../parts/preview-dialog.js';
import { previewWords } from './preview-changes.js';
import { previewedLines } from './previewed-lines.js';
import { usePeople } from './use-people.js';

/** What a preview would change, in a table, and what else is to be known. */
export function PreviewPart({ preview }: { preview: Preview }) {
  const { nameOf } = usePeople();
  const { changes, notes } = previewWords(preview, nameOf);
  return (
    <section aria-label={PARTS.whatHappens}>
      <ChangesTable changes={changes} />
      <PreviewedDays preview={preview} />
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** Days that would come of it: each opens how it would be reached. */
function PreviewedDays({ preview: { dates } }: { preview: Preview }) {
  const days = dates.flatMap(({ of, after, proof }) => (after === undefined ? [] : [{ of, day: after.on, proof }]));
  if (days.length === 0) return null;
  return (
    <ul aria-label={PREVIEW.newDays}>
      {days.map(({ of, day, proof }) => (
        <li key={of}>
          {thingText(of)} <DueDay due={day} proof={{ title: thingText(of), lines: previewedLines(proof) }} />
        </li>
      ))}
    </ul>
  );
}
