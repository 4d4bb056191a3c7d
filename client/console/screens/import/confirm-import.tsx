import { IMPORT } from '../../../../texts/zh-CN/console/import.js';
import type { SheetAnswer } from '../../api/import-answers.js';
import { PreviewDialog } from '../../parts/preview-dialog.js';
import { countOf } from './checked.js';

type Props = { answer: SheetAnswer; error: unknown; busy: boolean; onConfirm: () => void; onClose: () => void };

/** What the import will put on record, before it does. */
export function ConfirmImport({ answer, error, busy, onConfirm, onClose }: Props) {
  const [wrong, already] = [countOf(answer, 'invalid'), countOf(answer, 'already')];
  const opens = { what: IMPORT.willOpen, before: IMPORT.none, after: IMPORT.count(countOf(answer, 'ready')) };
  const notes = [
    ...(wrong > 0 ? [IMPORT.willSkip(wrong)] : []),
    ...(already > 0 ? [IMPORT.willKeep(already)] : []),
    IMPORT.goesOn,
  ];
  return (
    <PreviewDialog
      open
      title={IMPORT.confirmTitle}
      changes={[opens]}
      notes={notes}
      error={error}
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
