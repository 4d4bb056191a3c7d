import type { SubjectKind } from '../policy/vocabulary.js';

/** Bodies of the approval verbs. `task` is a task id `<approval>.<entry>.<n>`. */
type OnTask = { task: string; ifVersion: number; contentHash: string };

export type ApprovalCommands = {
  'submit-approval': {
    subject: { kind: SubjectKind; ref: string };
    proposal?: Record<string, unknown>;
    chosen?: string[];
    reopens?: string;
  };
  approve: OnTask & { opinion?: string; chosen?: string[] };
  reject: OnTask & { opinion: string };
  abstain: OnTask & { opinion?: string };
  return: OnTask & { to: string; then: 'again' | 'straightBack'; opinion: string };
  resubmit: OnTask & { proposal?: Record<string, unknown>; chosen?: string[] };
  'take-back': { approval: string; ifVersion: number };
  transfer: OnTask & { to: string; reason: string };
  delegate: OnTask & { to: string; reason: string };
  'give-back': OnTask & { opinion: string };
  recall: OnTask;
  'add-signer': OnTask & { where: 'before' | 'after' | 'beside'; persons: string[]; reason: string };
  'remove-signer': OnTask;
  withdraw: { approval: string; ifVersion: number; reason?: string };
  reopen: { approval: string; step: string; reason: string };
  urge: { task: string };
  copy: { approval: string; persons: string[] };
  comment: { approval: string; text: string };
  'record-paper': {
    task: string;
    ifVersion: number;
    contentHash: string;
    decidedBy: string;
    value: 'approve' | 'reject' | 'abstain';
    opinion?: string;
    chosen?: string[];
    /** SHA-256 of the scan in the attachment store. */
    file: string;
  };
  'object-to-paper': { task: string; reason: string };
  're-resolve': { approvals: string[]; directoryRev: number };
  'hand-over': { from: string; to: string; reason: string };
  'repair-reassign': { task: string; to: string; reason: string; previewVersion: number; second?: string };
  'repair-jump': { approval: string; to: string; reason: string; previewVersion: number; second?: string };
  'repair-replace-seat': {
    approval: string;
    entry: number;
    seat: number;
    to: string;
    reason: string;
    previewVersion: number;
    second?: string;
  };
  'repair-close-vote': { approval: string; entry: number; reason: string; previewVersion: number; second?: string };
  'repair-extend-limit': { task: string; to: string; reason: string; previewVersion: number };
  'repair-from-superior': {
    approval: string;
    entry: number;
    person: string;
    reason: string;
    previewVersion: number;
    second?: string;
  };
  'undo-repair': { approval: string; seq: number };
};
