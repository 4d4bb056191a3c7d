import type { Handlers } from '../cycle/chapter.js';
import type { ApprovalCommands } from './commands.js';
import * as decisions from './handlers/decisions.js';
import * as directory from './handlers/directory.js';
import * as paper from './handlers/paper.js';
import * as passing from './handlers/passing-on.js';
import { reopen } from './handlers/reopen.js';
import { repairing } from './handlers/repair.js';
import * as rounds from './handlers/rounds.js';
import * as signers from './handlers/signers.js';
import { submitApproval } from './handlers/submission.js';
import { takeBack } from './handlers/taking-back.js';
import { undoRepair } from './handlers/undo.js';
import { withdraw } from './handlers/whole.js';
import * as words from './handlers/words.js';
import { agreeing } from './repairs/agreed.js';

/** One handler a verb, the same for console, CLI, API, mail link and paper. */
export const approvalHandlers: Handlers<ApprovalCommands> = {
  'submit-approval': submitApproval,
  approve: agreeing(decisions.approve),
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
  'remove-signer': agreeing(signers.removeSigner),
  withdraw,
  reopen,
  urge: words.urge,
  copy: words.copy,
  comment: words.comment,
  'record-paper': agreeing(paper.recordPaper),
  'object-to-paper': paper.objectToPaper,
  're-resolve': directory.reResolve,
  'hand-over': directory.handOver,
  'repair-reassign': repairing(),
  'repair-jump': repairing(),
  'repair-replace-seat': repairing(),
  'repair-close-vote': repairing(),
  'repair-extend-limit': repairing(),
  'repair-from-superior': repairing(),
  'undo-repair': undoRepair,
};
