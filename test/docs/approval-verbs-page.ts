import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { EXPECTED_VERBS, type ExpectedVerb, LEGAL_PLACES } from '../domain/approval/verb-table.js';

const ON = { task: 'a task', approval: 'the approval', system: 'no person gives it', repair: 'a repair' } as const;
const WORDS = { required: 'required', free: 'may be given', later: 'once somebody decided', none: 'none' } as const;
const VOTE = { yes: 'yes', no: 'no', only: 'only there' } as const;

const yes = (holds: boolean) => (holds ? 'yes' : '');

/** The verbs of approvals as people agreed on them, as a page. */
export function approvalVerbsPage(): string {
  const rows = Object.entries<ExpectedVerb>(EXPECTED_VERBS).map(([verb, { on, words, inVote, proxy, added, act }]) => [
    `\`${verb}\``,
    COMMAND_NAMES[verb as keyof typeof COMMAND_NAMES],
    ON[on],
    WORDS[words],
    VOTE[inVote],
    yes(proxy),
    yes(added),
    yes(act),
    LEGAL_PLACES[verb as keyof typeof LEGAL_PLACES].join(', '),
  ]);
  const head = [
    'Verb',
    '命令',
    'On',
    'Opinion or reason',
    'In a vote',
    'By a proxy',
    'By an added signer',
    'An act',
    'Legal',
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Verbs of approvals',
    '',
    'Made by `npm run docs` from the table that the code is tested against (`test/domain/approval/verb-table.ts`). An act makes',
    'what others have on their screen out of date, and ends that what was done before it can be undone. Legal: in a step of',
    'which tally, while the matter is back at its initiator, or once it has ended.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
  ].join('\n');
}
