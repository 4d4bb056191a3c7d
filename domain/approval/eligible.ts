import type { SeparationPair } from '../policy/types.js';
import type { Duty, SubjectKind } from '../policy/vocabulary.js';
import type { Approval, DutyEntry } from './types.js';

/** What separation of duties is judged by, whoever asks. */
export type SeparationGround = {
  subject: { kind: SubjectKind; ref: string };
  initiators: string[];
  ledger: Record<string, DutyEntry[]>;
  pairs: SeparationPair[];
};

/** How the ledger names the subject of an approval. */
export function dutySubject(subject: { kind: SubjectKind; ref: string }): string {
  return `${subject.kind}:${subject.ref}`;
}

/** Repairs that bring somebody in, by the field that names him. */
const BRINGS: Readonly<Record<string, string>> = {
  'repair-reassign': 'to',
  'repair-replace-seat': 'to',
  'repair-from-superior': 'person',
};

/** Who may not decide because it is about him: who asked for it, and whom a repair would bring in. */
export function interestedIn({
  subject,
  initiators,
  proposal,
}: Pick<Approval, 'subject' | 'initiators' | 'proposal'>): string[] {
  const field = subject.kind === 'repair' ? BRINGS[String(proposal?.command)] : undefined;
  const data = proposal?.data;
  if (field === undefined || typeof data !== 'object' || data === null) return initiators;
  return [...new Set([...initiators, String(Reflect.get(data, field))])];
}

/**
 * The one separation function (回避): why this person may not decide on this subject, or null. Asked when a step is
 * resolved, by every verb that names a person, and at the decision for who acts and for whom he acts. Nobody decides
 * on what he asked for himself, whatever the pairs say. `sameAs`: other entries of the directory that are he.
 */
export function separatedBy(person: string, ground: SeparationGround, sameAs: readonly string[] = []): Duty | null {
  const own = [person, ...sameAs];
  const carried = own.flatMap((id) => ground.ledger[id] ?? []);
  const subject = dutySubject(ground.subject);
  // Also who asked for it in an earlier approval, which was rejected or withdrawn.
  const asked = carried.some((each) => each.duty === 'initiated' && each.subject === subject);
  if (asked || own.some((id) => ground.initiators.includes(id))) return 'initiated';
  for (const pair of ground.pairs) {
    const other = otherThanApproved(pair);
    const clash = carried.some((each) => each.duty === other && (pair.within === 'cycle' || each.subject === subject));
    if (clash) return other;
  }
  return null;
}

function otherThanApproved({ a, b }: SeparationPair): Duty | null {
  if (a === 'approved') return b;
  return b === 'approved' ? a : null;
}
