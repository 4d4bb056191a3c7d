/** Verbs given on one task. */
export const TASK_VERBS = [
  'approve',
  'reject',
  'abstain',
  'return',
  'resubmit',
  'transfer',
  'delegate',
  'give-back',
  'recall',
  'add-signer',
] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

/**
 * What a verb asks of the task and of who gives it.
 * `by`: who has the task in hand and owns it, the delegate who has it in hand, or the owner who gave it away.
 * `vote`: in a vote the electorate is fixed, so little else than answering is possible.
 * `words`: an opinion or a reason must be given. `decides`: it counts in the tally, so separation is asked again.
 * `proxy`, `added`: somebody who stands in, or was added, may not pass on.
 */
export type VerbRule = {
  by: 'holder' | 'delegate' | 'owner';
  vote: 'yes' | 'no' | 'only';
  revise: 'yes' | 'no' | 'only';
  words: boolean;
  decides: boolean;
  proxy: boolean;
  added: boolean;
};

const DECIDES = { by: 'holder', vote: 'yes', revise: 'no', decides: true, proxy: true, added: true } as const;
const PASSES_ON = { vote: 'no', words: true, decides: false, proxy: false, added: false } as const;

export const VERB_RULES: Record<TaskVerb, VerbRule> = {
  approve: { ...DECIDES, words: false },
  reject: { ...DECIDES, words: true },
  abstain: { ...DECIDES, vote: 'only', words: false },
  return: { ...DECIDES, vote: 'no', words: true },
  resubmit: { by: 'holder', vote: 'no', revise: 'only', words: false, decides: false, proxy: true, added: true },
  transfer: { ...PASSES_ON, by: 'holder', revise: 'yes' },
  delegate: { ...PASSES_ON, by: 'holder', revise: 'no' },
  'give-back': { ...PASSES_ON, by: 'delegate', revise: 'no' },
  recall: { ...PASSES_ON, by: 'owner', revise: 'no', words: false, proxy: true },
  'add-signer': { ...PASSES_ON, by: 'holder', revise: 'no' },
};

/** An opinion, a reason or a comment is plain text of at most so many characters. */
export const MAX_WORDS = 2000;
/** A task may be passed on this often. */
export const MAX_TRANSFERS = 3;
/** Signers one task may add in all. */
export const MAX_SIGNERS = 5;
/** Entries an approval may come to; returning and taking back stop there, deciding never does. */
export const MAX_ENTRIES = 40;
/** Characters of JSON one approval may come to before it can go back no more (I14: it has to fit a run's input many times over). */
export const MAX_SIZE = 16_384;
/** What an entry of three seats comes to, opinions being kept elsewhere. */
export const ENTRY_SIZE = 1_024;
/** People one copy may go to. */
export const MAX_COPIES = 20;
/** Urges of one task in all. */
export const MAX_URGES = 5;
