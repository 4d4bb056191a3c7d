import type { CommandKind } from '../../../../domain/commands.js';
import type { Post } from '../../../../domain/people.js';
import type { ApprovalAnswer } from '../../api/answers.js';

type Verb = ApprovalAnswer['verbs'][number];

/** Decided in the bar itself, with the opinion written there. */
export const DECISIONS = ['approve', 'reject', 'abstain'] as const satisfies readonly Verb['kind'][];
export type Decision = (typeof DECISIONS)[number];

/** What one may do with an approval: decisions on one task, and the rest of the verbs with what each is about. */
export type Possible = {
  task: string | null;
  decisions: Decision[];
  more: { key: string; kind: CommandKind; known: Record<string, unknown> }[];
};

/** Verbs of this approval; those on tasks of others (urge, repairs) name their task. */
export function possibleIn({ approval, verbs, seal }: ApprovalAnswer, wished: string | null): Possible {
  const own = verbs.filter(({ task }) => task === undefined || task.startsWith(`${approval.id}.`));
  const deciding = own.filter(({ kind }) => DECISIONS.some((each) => each === kind));
  const task = deciding.find((verb) => verb.task === wished)?.task ?? deciding[0]?.task ?? null;
  const decisions = DECISIONS.filter((kind) => deciding.some((verb) => verb.kind === kind && verb.task === task));
  const more = own
    .filter((verb) => !deciding.includes(verb) && !ELSEWHERE.some((kind) => kind === verb.kind))
    .map((verb) => ({
      key: `${verb.kind} ${verb.task ?? ''}`,
      kind: verb.kind,
      known: verb.kind === 'undo-repair' ? undoOf(approval) : knownOf(verb, { approval: approval.id, seal }),
    }));
  return { task, decisions, more };
}

/** Not about one approval, begun from its own page, or offered at the entry it concerns. */
const ELSEWHERE: readonly Verb['kind'][] = ['submit-approval', 'reopen', 'hand-over', 'object-to-paper'];
const WITH_APPROVAL: readonly Verb['kind'][] = ['take-back', 'withdraw', 'copy', 'comment', 'repair-jump'];
const UNSEALED: readonly Verb['kind'][] = ['urge', 'copy', 'comment'];

/** The repair that can be undone is the last one. */
function undoOf({ id, undo }: ApprovalAnswer['approval']): Record<string, unknown> {
  return { approval: id, ...(undo !== undefined && { seq: undo.seq }) };
}

/** What of the body is known: nobody types a task, a version or a hash. */
function knownOf({ kind, task }: Verb, { approval, seal }: { approval: string; seal: ApprovalAnswer['seal'] }) {
  const about = task === undefined || WITH_APPROVAL.includes(kind) ? { approval } : { task };
  if (UNSEALED.includes(kind)) return about;
  if (kind.startsWith('repair-')) return { ...about, previewVersion: seal.ifVersion };
  return kind === 'take-back' || kind === 'withdraw' ? { ...about, ifVersion: seal.ifVersion } : { ...about, ...seal };
}

/**
 * The posts out of which whoever approves now names the people of the next step; empty where anybody may be named, null
 * where nobody has to be.
 */
export function nextChosenFrom({ route, entries }: ApprovalAnswer['approval']): readonly Post[] | null {
  const at = route.steps.findIndex(({ key }) => key === entries.at(-1)?.step);
  const next = route.steps[at + 1];
  if (next?.who.by !== 'chosen') return null;
  const { from } = next.who;
  return from.by === 'post' ? from.posts : [];
}
