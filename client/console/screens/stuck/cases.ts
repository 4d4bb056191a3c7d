import type { Approval } from '../../../../domain/approval/types.js';
import type { CommandKind } from '../../../../domain/commands.js';
import type { CycleId } from '../../../../domain/ids.js';
import type { Accepted, ApprovalsAnswer, StuckLine } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { type Asked, give, type PreviewAnswer, previewOf } from '../../api/commands.js';
import { problemError } from '../../api/problem.js';
import { approvalOf, keyOf, repairBody } from './repairs.js';

/** One case of a repair: what would be sent, and what it would do; or why it cannot. */
export type Tried = { key: string; line: StuckLine; cycleId: CycleId } & (
  | { asked: Asked; preview: PreviewAnswer }
  | { error: unknown }
);
/** What became of one case. `proposed`: it waits for a second person. */
export type Outcome = { key: string; line: StuckLine; cycleId: CycleId } & (
  | { result: 'done' | 'proposed'; accepted: Accepted }
  | { result: 'failed'; error: unknown }
);

type Wish = { kind: CommandKind; fields: readonly string[]; typed: Record<string, unknown> };

/** Previews the repair in each case as it stands now; one that fails does not stop the others. */
export async function tryAll(lines: readonly StuckLine[], wish: Wish): Promise<Tried[]> {
  return Promise.all(lines.flatMap((line) => (line.cycle === null ? [] : [tryOne(line, line.cycle, wish)])));
}

async function tryOne(line: StuckLine, cycleId: CycleId, wish: Wish): Promise<Tried> {
  const place = { key: keyOf(line), line, cycleId };
  try {
    const approval = await currentApproval(cycleId, approvalOf(line));
    const asked = { kind: wish.kind, data: repairBody(line, { ...wish, approval }) };
    const preview = await previewOf(cycleId, asked);
    if (preview.problem !== undefined) throw problemError(preview.problem);
    return { ...place, asked, preview };
  } catch (error) {
    return { ...place, error };
  }
}

/** Does what was previewed, case by case: each is bound to the version its preview was made on. */
export async function giveAll(tried: readonly Tried[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const each of tried) {
    const { key, line, cycleId } = each;
    if ('error' in each) outcomes.push({ key, line, cycleId, result: 'failed', error: each.error });
    else outcomes.push({ key, line, cycleId, ...(await giveOne(cycleId, each.asked, each.preview)) });
  }
  return outcomes;
}

async function giveOne(cycleId: CycleId, asked: Asked, preview: PreviewAnswer) {
  try {
    const accepted = await give(cycleId, asked);
    return { result: preview.second?.required === true ? 'proposed' : 'done', accepted } as const;
  } catch (error) {
    return { result: 'failed', error } as const;
  }
}

/** Undoes the last repair of the approval a finding was about. @throws the refusal */
export async function undoRepair({ cycleId, line }: Outcome): Promise<void> {
  const approval = await currentApproval(cycleId, approvalOf(line));
  await give(cycleId, { kind: 'undo-repair', data: { approval: approval?.id, seq: approval?.undo?.seq } });
}

async function currentApproval(cycleId: CycleId, id: string | null): Promise<Approval | undefined> {
  if (id === null) return undefined;
  const { running } = await get<ApprovalsAnswer>(`/api/cycles/${cycleId}/approvals`);
  return running.find((each) => each.id === id);
}
