import type { Handler, Handlers } from '../cycle/chapter.js';
import { no } from '../refusal.js';
import type { ApprovalCommands } from './commands.js';
import * as decisions from './handlers/decisions.js';
import * as directory from './handlers/directory.js';
import * as paper from './handlers/paper.js';
import * as passing from './handlers/passing-on.js';
import * as rounds from './handlers/rounds.js';
import * as signers from './handlers/signers.js';
import { submitApproval } from './handlers/submission.js';
import { takeBack } from './handlers/taking-back.js';
import { withdraw } from './handlers/whole.js';
import * as words from './handlers/words.js';

/** Verbs whose facts are known and folded, but which nobody can give yet. */
const NOT_YET = [
  'reopen',
  'repair-reassign',
  'repair-jump',
  'repair-replace-seat',
  'repair-close-vote',
  'repair-extend-limit',
  'repair-from-superior',
  'undo-repair',
] as const satisfies (keyof ApprovalCommands)[];
type NotYet = (typeof NOT_YET)[number];

/** True for a verb that has a handler of its own. */
export function isSupported(kind: keyof ApprovalCommands): boolean {
  return !(NOT_YET as readonly string[]).includes(kind);
}

function later<K extends NotYet>(verb: K): Handler<K> {
  return {
    authority: { posts: ['officer', 'administrator', 'superior'] },
    decide: () => no('not-supported-yet', { verb }),
  };
}

/** One handler a verb, the same for console, CLI, API, mail link and paper. */
export const approvalHandlers: Handlers<ApprovalCommands> = {
  'submit-approval': submitApproval,
  approve: decisions.approve,
  reject: decisions.reject,
  abstain: decisions.abstain,
  return: rounds.returnTask,
  resubmit: rounds.resubmit,
  'take-back': takeBack,
  transfer: passing.transfer,
  delegate: passing.delegate,
  'give-back': passing.giveBack,
  recall: passing.recall,
  'add-signer': signers.addSigner,
  'remove-signer': signers.removeSigner,
  withdraw,
  reopen: later('reopen'),
  urge: words.urge,
  copy: words.copy,
  comment: words.comment,
  'record-paper': paper.recordPaper,
  'object-to-paper': paper.objectToPaper,
  're-resolve': directory.reResolve,
  'hand-over': directory.handOver,
  'repair-reassign': later('repair-reassign'),
  'repair-jump': later('repair-jump'),
  'repair-replace-seat': later('repair-replace-seat'),
  'repair-close-vote': later('repair-close-vote'),
  'repair-extend-limit': later('repair-extend-limit'),
  'repair-from-superior': later('repair-from-superior'),
  'undo-repair': later('undo-repair'),
};
