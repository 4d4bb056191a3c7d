import type { ClosedApproval } from '../../../../domain/approval/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { CommandDialog } from '../../forms/command-dialog.js';
import { proposalFieldsOf } from '../../forms/fields.js';
import { typedOf } from '../../forms/values.js';
import { kindName } from '../../parts/words.js';

type Props = { cycleId: CycleId; ended: ClosedApproval; onClose: () => void };

/** The form of a new approval, filled in with what was proposed in the one that ended. */
export function RepeatDialog({ cycleId, ended: { subject, proposal }, onClose }: Props) {
  const { kind, ref } = subject;
  const begin = proposal === undefined ? {} : { proposal: typedOf(proposalFieldsOf(kind), proposal) };
  return (
    <CommandDialog
      cycleId={cycleId}
      kind="submit-approval"
      title={`${WORK.repeat}：${kindName(kind)}（${subjectText(ref)}）`}
      known={{ subject: { kind, ref } }}
      begin={begin}
      onClose={onClose}
    />
  );
}
