import type { Approval } from '../../../../domain/approval/types.js';
import type { CommandKind } from '../../../../domain/commands.js';
import type { StuckLine } from '../../api/answers.js';

/** Lines of one reason together, in the order the reasons first appear: what breaks first is on top. */
export function groupedByReason(lines: readonly StuckLine[]): { reason: StuckLine['reason']; lines: StuckLine[] }[] {
  const reasons = [...new Set(lines.map(({ reason }) => reason))];
  return reasons.map((reason) => ({ reason, lines: lines.filter((line) => line.reason === reason) }));
}

/** One line of the list, for ever the same. */
export function keyOf({ cycle, reason, about }: StuckLine): string {
  return JSON.stringify([cycle, reason, about]);
}

/** Commands that free every one of these; for several at once only such can be chosen. */
export function commandsFor(lines: readonly StuckLine[]): CommandKind[] {
  const [first = [], ...others] = lines.map(({ repair }) =>
    repair.flatMap((each) => ('command' in each ? [each.command] : [])),
  );
  return first.filter((kind) => others.every((kinds) => kinds.includes(kind)));
}

/** Fields a case fills in by itself; nobody types a task or a version. */
export const CASE_FIELDS: readonly string[] = ['task', 'approval', 'entry', 'seat', 'previewVersion', 'obligation'];

/** The body of a repair of one case: what the finding knows, what the approval says now, what was typed. */
export function repairBody(
  line: StuckLine,
  {
    kind,
    approval,
    fields,
    typed,
  }: {
    kind: CommandKind;
    approval: Approval | undefined;
    fields: readonly string[];
    typed: Record<string, unknown>;
  },
): Record<string, unknown> {
  const { about, repair } = line;
  const found = repair.find((each) => 'command' in each && each.command === kind);
  const known: Record<string, unknown> = {
    ...(approval !== undefined && { approval: approval.id, previewVersion: approval.version }),
    ...(about.kind === 'task' && { task: about.task, approval: about.approval }),
    ...(about.kind === 'entry' && { entry: about.entry, approval: about.approval }),
    ...(about.kind === 'obligation' && { obligation: about.obligation }),
    ...(found !== undefined && 'data' in found && found.data),
  };
  const fitting = Object.entries(known).filter(([field]) => fields.includes(field));
  return { ...Object.fromEntries(fitting), ...typed };
}

/** The approval a finding is about; null for what is about something else. */
export function approvalOf({ about }: StuckLine): string | null {
  return about.kind === 'task' || about.kind === 'entry' ? about.approval : null;
}
