import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { CycleId } from '../../../domain/ids.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { SECOND_REASON_TEXTS, UNDO_TEXTS } from '../../../texts/zh-CN/repairs.js';
import { countyOf } from '../parts/paths.js';
import { ChangesTable } from '../parts/preview-dialog.js';
import { factName, sumIn } from '../parts/words.js';
import { LimitNote, previewChanges } from './preview-changes.js';
import { usePeople } from './use-people.js';

/** What a preview of a case would change, in a table, and what else is to be known. */
export function PreviewPart({ cycleId, preview }: { cycleId: CycleId; preview: Preview }) {
  const { nameOf } = usePeople(countyOf(cycleId));
  return (
    <section aria-label={PARTS.whatHappens}>
      <ChangesTable changes={previewChanges(preview, { cycleId, nameOf })} />
      <ul>
        {recordedIn(preview).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {preview.limits.map((limit) => (
          <li key={limit.of}>
            <LimitNote limit={limit} preview={preview} />
          </li>
        ))}
        {notesIn(preview, nameOf).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** Facts to come; several of one kind are told once, with how many. */
function recordedIn({ wouldAppend }: Preview): string[] {
  const said = wouldAppend.map(({ kind, data }) => `${PREVIEW.recorded(factName(kind))} ${sumIn(data)}`.trim());
  return [...new Set(said)].map((each) => {
    const times = said.filter((other) => other === each).length;
    return times === 1 ? each : PREVIEW.times(each, times);
  });
}

function notesIn({ notices, second, undo }: Preview, nameOf: (id: string) => string): string[] {
  return [
    ...(notices.queued.length > 0 ? [PREVIEW.noticesQueued(notices.queued.length)] : []),
    ...(notices.cancelled.length > 0 ? [PREVIEW.noticesCancelled(notices.cancelled.length)] : []),
    ...(second?.required
      ? [
          PREVIEW.second(second.why.map((why) => SECOND_REASON_TEXTS[why]).join('；')),
          ...(second.eligible.length > 0 ? [PREVIEW.secondWho(second.eligible.map(nameOf).join('、'))] : []),
        ]
      : []),
    ...(undo === undefined ? [] : [PREVIEW.undo(UNDO_TEXTS[undo.until])]),
  ];
}
