import type { Approval } from '../../../../domain/approval/types.js';
import type { CommandKind } from '../../../../domain/commands.js';
import type { CycleId } from '../../../../domain/ids.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import type { ApprovalsAnswer, JobAnswer, StuckLine } from '../../api/answers.js';
import { get, send } from '../../api/call.js';
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
  | { result: 'done' | 'proposed' }
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

/** Has the server do what was previewed, as work that goes on by itself: each is bound to the version of its preview. */
export function giveAll(tried: readonly Tried[]): Promise<JobAnswer> {
  const cases = previewed(tried).map(({ cycleId: cycle, asked: { kind, data } }) => ({
    cycle,
    command: { kind, data },
  }));
  return send<JobAnswer>('POST', '/api/jobs/repair', { cases });
}

/** What has become of each case so far; the parts of the work are the previewed cases in their order. */
export function outcomesOf(tried: readonly Tried[], { items }: JobAnswer): Outcome[] {
  const failed = tried.flatMap((each) => ('error' in each ? [{ ...each, result: 'failed' as const }] : []));
  const given = previewed(tried).flatMap(({ asked: _asked, preview, ...place }, at): Outcome[] => {
    const item = items[at];
    if (item === undefined || item.outcome === null) return [];
    if (item.outcome === 'done') return [{ ...place, result: preview.second?.required === true ? 'proposed' : 'done' }];
    return [{ ...place, result: 'failed', error: errorOf(item.result) }];
  });
  return [...given, ...failed];
}

type Previewed = Extract<Tried, { preview: PreviewAnswer }>;

function previewed(tried: readonly Tried[]): Previewed[] {
  return tried.flatMap((each) => ('preview' in each ? [each] : []));
}

/** The problem a part was refused with; of what broke nothing is known but that. */
function errorOf(result: object | null): unknown {
  const problem = { status: 500, title: STUCK.broke, ...result };
  return problemError(problem);
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
