import type { Fact, FactKind, FactOf } from '../facts.js';
import { trancheSubject } from '../payment/subjects.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { SUBJECTS } from './subjects.js';
import type { ApprovalState, ApprovalSubject } from './types.js';

/** The outcome a fact rests on: by the approval it names, or by the subject it is about; no ref where a cycle has one. */
type Use = { approval: string } | { kind: SubjectKind; ref?: string };
type UsesBy = { [K in FactKind]?: (fact: FactOf<K>) => Use[] };

const named = (approval: string | undefined): Use[] => (approval === undefined ? [] : [{ approval }]);

const USES_BY: UsesBy = {
  'filing-submitted': ({ data }) => (data.of === 'plan' ? [{ kind: 'annual-plan', ref: `y${data.year ?? 1}` }] : []),
  'scope-extension-decided': () => [{ kind: 'scope-extension' }],
  'tender-issued': () => [{ kind: 'tender-documents', ref: 'lot' }],
  'award-decided': ({ data }) => named(data.approval),
  'contract-signed': ({ data }) => [{ kind: 'contract', ref: `y${data.year}` }],
  'contract-amended': ({ data }) => [{ kind: 'amendment', ref: `y${data.year}` }],
  'result-confirmed': ({ data }) => named(data.approval),
  'renewal-decided': ({ data }) => named(data.approval),
  'payment-allocated': ({ data }) => [{ kind: 'payment', ref: trancheSubject(data) }],
  'obligation-extended': ({ data }) => [{ kind: 'extension', ref: data.obligation }],
  repaired: ({ data }) => (data.second === undefined ? [] : [{ kind: 'repair', ref: data.approval }]),
  'obligation-waived': ({ data }) => [{ kind: 'waiver', ref: data.obligation }],
};

/** Marks the outcome a fact of another chapter rests on as used: from then on it is corrected, not reopened. */
export function foldUses(slice: ApprovalState, fact: Fact): ApprovalState {
  const uses = (USES_BY[fact.kind] as ((fact: Fact) => Use[]) | undefined)?.(fact) ?? [];
  return uses.reduce((after, use) => marked(after, use, fact), slice);
}

function marked(slice: ApprovalState, use: Use, { kind, seq }: Fact): ApprovalState {
  const found = Object.values(slice.closed).findLast(
    ({ id, subject, status, suspendedBy }) =>
      status === 'approved' &&
      suspendedBy === undefined &&
      ('approval' in use ? id === use.approval : isAbout(subject, use)),
  );
  if (found === undefined || found.usedBySeq !== undefined) return slice;
  if (!SUBJECTS[found.subject.kind].usedBy.includes(kind)) return slice;
  return { ...slice, closed: { ...slice.closed, [found.id]: { ...found, usedBySeq: seq } } };
}

function isAbout(subject: ApprovalSubject, { kind, ref = subject.ref }: { kind: SubjectKind; ref?: string }): boolean {
  return subject.kind === kind && subject.ref === ref;
}
