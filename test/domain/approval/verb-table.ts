/**
 * The verbs of approvals as they were agreed, written down by hand: who gives each, what it asks for, and what a vote
 * does to it. Tests compare the code with this table; it is never derived from the code.
 */
export type ExpectedVerb = {
  /** `task`: on one task; `approval`: on the whole; `system`: no person gives it; `repair`: the administrator's. */
  on: 'task' | 'approval' | 'system' | 'repair';
  /** Must an opinion or a reason be given? `later`: only once somebody decided. */
  words: 'required' | 'free' | 'later' | 'none';
  inVote: 'yes' | 'no' | 'only';
  /** May somebody who stands in give it? */
  proxy: boolean;
  /** May an added signer give it? */
  added: boolean;
  /** Does it make what others have on their screen out of date? */
  act: boolean;
};

const REPAIR = {
  on: 'repair',
  words: 'required',
  inVote: 'yes',
  proxy: false,
  added: false,
  act: true,
} as const;

export const EXPECTED_VERBS: Record<string, ExpectedVerb> = {
  'submit-approval': { on: 'approval', words: 'none', inVote: 'yes', proxy: true, added: false, act: true },
  approve: { on: 'task', words: 'free', inVote: 'yes', proxy: true, added: true, act: true },
  reject: { on: 'task', words: 'required', inVote: 'yes', proxy: true, added: true, act: true },
  abstain: { on: 'task', words: 'free', inVote: 'only', proxy: true, added: true, act: true },
  return: { on: 'task', words: 'required', inVote: 'no', proxy: true, added: true, act: true },
  resubmit: { on: 'task', words: 'none', inVote: 'no', proxy: true, added: true, act: true },
  'take-back': { on: 'approval', words: 'none', inVote: 'yes', proxy: true, added: true, act: true },
  transfer: { on: 'task', words: 'required', inVote: 'no', proxy: false, added: false, act: true },
  delegate: { on: 'task', words: 'required', inVote: 'no', proxy: false, added: false, act: true },
  'give-back': { on: 'task', words: 'required', inVote: 'no', proxy: false, added: false, act: true },
  recall: { on: 'task', words: 'none', inVote: 'no', proxy: true, added: false, act: true },
  'add-signer': { on: 'task', words: 'required', inVote: 'no', proxy: false, added: false, act: true },
  'remove-signer': { on: 'approval', words: 'none', inVote: 'no', proxy: false, added: false, act: true },
  withdraw: { on: 'approval', words: 'later', inVote: 'yes', proxy: false, added: false, act: true },
  reopen: { on: 'approval', words: 'required', inVote: 'yes', proxy: false, added: false, act: true },
  urge: { on: 'approval', words: 'none', inVote: 'yes', proxy: false, added: false, act: false },
  copy: { on: 'approval', words: 'none', inVote: 'yes', proxy: false, added: true, act: false },
  comment: { on: 'approval', words: 'required', inVote: 'yes', proxy: false, added: true, act: false },
  'record-paper': { on: 'approval', words: 'free', inVote: 'yes', proxy: false, added: true, act: true },
  'object-to-paper': { on: 'approval', words: 'required', inVote: 'yes', proxy: false, added: true, act: true },
  're-resolve': { on: 'system', words: 'none', inVote: 'no', proxy: false, added: false, act: false },
  'hand-over': { on: 'approval', words: 'required', inVote: 'no', proxy: false, added: false, act: true },
  'repair-reassign': REPAIR,
  'repair-jump': REPAIR,
  'repair-replace-seat': REPAIR,
  'repair-close-vote': REPAIR,
  'repair-extend-limit': REPAIR,
  'repair-from-superior': REPAIR,
  // Names the repair it takes back, whose reason is on record.
  'undo-repair': { ...REPAIR, words: 'none' },
};

const STEPS = ['any', 'all', 'sequential', 'vote'] as const;
const NO_VOTE = ['any', 'all', 'sequential'] as const;
const RUNNING = [...STEPS, 'initiator'] as const;

/**
 * Where each verb is legal, written down by hand: in a step of that tally, while the matter is back at its initiator, or
 * once it has ended.
 */
export const LEGAL_PLACES = {
  'submit-approval': ['ended'],
  approve: STEPS,
  reject: STEPS,
  abstain: ['vote'],
  return: NO_VOTE,
  resubmit: ['initiator'],
  'take-back': RUNNING,
  transfer: [...NO_VOTE, 'initiator'],
  delegate: NO_VOTE,
  'give-back': NO_VOTE,
  recall: NO_VOTE,
  'add-signer': NO_VOTE,
  'remove-signer': NO_VOTE,
  withdraw: RUNNING,
  reopen: ['ended'],
  urge: RUNNING,
  copy: [...RUNNING, 'ended'],
  comment: [...RUNNING, 'ended'],
  'record-paper': STEPS,
  'object-to-paper': [...STEPS, 'ended'],
  // An electorate is fixed, but for one that has nobody in a seat with a veto.
  're-resolve': RUNNING,
  'hand-over': [...NO_VOTE, 'initiator'],
  'repair-reassign': RUNNING,
  'repair-jump': RUNNING,
  'repair-replace-seat': RUNNING,
  'repair-close-vote': ['vote'],
  'repair-extend-limit': RUNNING,
  'repair-from-superior': STEPS,
  'undo-repair': RUNNING,
} as const satisfies Record<string, readonly ((typeof RUNNING)[number] | 'ended')[]>;
