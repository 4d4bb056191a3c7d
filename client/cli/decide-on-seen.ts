import { approvalIdOf, INITIATOR, liveEntry, placeOf, stepOf } from '../../domain/approval/find.js';
import { SUBJECTS } from '../../domain/approval/subjects.js';
import type { Approval } from '../../domain/approval/types.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { contentHash, GENESIS_HASH } from '../../domain/hash.js';
import type { Approvals } from '../../store/views/approvals.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import type { SeenApproval } from '../seen-approval.js';
import type { Api, Reply } from './api.js';

/** What a person decides on: an approval as it stands, its content, and the seal of both. */
export type Seen = {
  approval: Approval;
  task: string | null;
  step: string;
  content: unknown;
  people: Approvals['people'];
  seal: Seal;
  /** What changed since this person last saw it, and what was done and said before; null where it cannot be told. */
  news: Pick<SeenApproval, 'since' | 'changes' | 'course'> | null;
};
type Seal = { ifVersion: number; contentHash?: string };

/** What was looked up for a verb: something to show, nothing that runs, or an answer that ends it. */
type Looked = { seen: Seen } | { nothing: Seal } | { reply: Reply };

const SEAL_FIELDS = ['ifVersion', 'contentHash'];

/** True for a field that says what was seen: nobody types it, the command line fills it in. */
export function isSeenField(name: string): boolean {
  return SEAL_FIELDS.includes(name);
}

/** Which part of a seal the verb still needs; none for commands that decide on nothing seen. */
export function sealNeeded(fields: readonly string[], data: unknown): readonly string[] {
  const given = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return SEAL_FIELDS.filter((name) => fields.includes(name) && !given.includes(name));
}

/**
 * Looks up what the verb is about. The seal is made from what comes back and is shown, so that an approval or a content
 * that moves on in between is refused by the rules like on any other door. `read`: that it was opened is noted.
 */
export async function lookFirst(
  api: Api,
  cycle: string,
  data: unknown,
  open: 'look' | 'read' = 'look',
): Promise<Looked> {
  const path = `/api/cycles/${encodeURIComponent(cycle)}`;
  const [approvals, whole] = [await api.get(`${path}/approvals`), await api.get(path)];
  if (approvals.kind !== 'done') return { reply: approvals };
  if (whole.kind !== 'done') return { reply: whole };
  // The server is this product's own; both bodies are what its reads answer.
  const { running, people } = approvals.body as Approvals;
  const { state } = whole.body as { state: CycleState };
  const { task, id } = named(data);
  const approval = running.find((each) => each.id === id);
  // Nothing runs under that id: the rules say why, better than this side could.
  if (approval === undefined) return { nothing: { ifVersion: 0, contentHash: GENESIS_HASH } };
  const own = `${path}/approvals/${encodeURIComponent(id)}`;
  const news = open === 'read' ? await api.post(`${own}/read`, {}) : await api.get(own);
  const told = news.kind === 'done' ? (news.body as SeenApproval) : null;
  return { seen: { ...seenOf(approval, { state, people, task }), news: told } };
}

function named(data: unknown): { task: string | null; id: string } {
  const { task, approval } = Object(data) as { task?: unknown; approval?: unknown };
  if (typeof task === 'string') return { task, id: approvalIdOf(task) };
  return { task: null, id: String(approval ?? '') };
}

function seenOf(
  approval: Approval,
  { state, people, task }: { state: CycleState; people: Approvals['people']; task: string | null },
): Omit<Seen, 'news'> {
  const { subject, proposal, version } = approval;
  const content = SUBJECTS[subject.kind].content(state, subject.ref, proposal);
  const entry = (task === null ? undefined : placeOf(approval, task)?.entry) ?? liveEntry(approval);
  const step = stepOf(approval, entry?.step ?? '')?.title ?? REVISION_NAME;
  // Whoever revises changes the content himself: what he answers to is the one that was sent back.
  const isRevision = entry?.step === INITIATOR;
  const hash = content === undefined || isRevision ? subject.hash : contentHash(content);
  return { approval, task, step, content, people, seal: { ifVersion: version, contentHash: hash } };
}
