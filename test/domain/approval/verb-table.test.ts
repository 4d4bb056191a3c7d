import { describe, expect, test } from '@jest/globals';
import { approvalHandlers } from '../../../domain/approval/decide.js';
import { approvalFolds } from '../../../domain/approval/fold.js';
import { TASK_VERBS, VERB_RULES } from '../../../domain/approval/verb-rules.js';
import { approvalBodies } from '../../../schemas/commands/approval.js';
import { EXPECTED_VERBS } from './verb-table.js';

const rows = Object.entries(EXPECTED_VERBS);

describe('the verbs in the code are those of the table', () => {
  test('all of them, and no others', () => {
    expect(Object.keys(approvalHandlers).sort()).toEqual(Object.keys(EXPECTED_VERBS).sort());
  });

  test('those on one task are the same', () => {
    const onTask = rows.filter(([, { on }]) => on === 'task').map(([verb]) => verb);
    expect([...TASK_VERBS].sort()).toEqual(onTask.sort());
  });

  test.each(TASK_VERBS.map((verb) => [verb] as const))('%s asks for what the table says', (verb) => {
    const { inVote, words, proxy, added } = EXPECTED_VERBS[verb] ?? {};
    const rule = VERB_RULES[verb];
    expect({ inVote: rule.vote, words: rule.words, proxy: rule.proxy, added: rule.added }).toEqual({
      inVote,
      words: words === 'required',
      proxy,
      added,
    });
  });

  test.each(rows)('%s has words in its body as the table says', (verb, { words }) => {
    const fields: Record<string, { safeParse(value: unknown): { success: boolean } }> =
      approvalBodies[verb as 'approve'].shape;
    const said = ['reason', 'opinion', 'text'].flatMap((name) => fields[name] ?? []);
    const asked = said.length === 0 ? 'none' : said.every((each) => each.safeParse(undefined).success);
    expect(asked).toBe({ required: false, free: true, later: true, none: 'none' }[words]);
  });

  test.each(rows.filter(([, { on }]) => on === 'repair').map(([verb]) => [verb] as const))(
    '%s is given by the administrator and the superior bureau only',
    (verb) => {
      expect(approvalHandlers[verb as 'approve'].authority).toEqual({ posts: ['administrator', 'superior'] });
    },
  );

  test.each(rows.filter(([, { on }]) => on === 'system').map(([verb]) => [verb] as const))(
    '%s is given by no person',
    (verb) => {
      expect(approvalHandlers[verb as 'approve'].authority).toEqual({ system: true });
    },
  );
});

test('every fact of an approval has a fold', () => {
  expect(Object.keys(approvalFolds).sort()).toEqual(
    [
      'approval-submitted',
      'step-opened',
      'resolution-asked',
      'seats-resolved',
      'task-opened',
      'carried',
      'decided',
      'paper-objected',
      'returned',
      'step-closed',
      'approval-closed',
      'resubmitted',
      'taken-back',
      'handed',
      'signers-added',
      'signer-removed',
      'withdrawn',
      'limit-passed',
      'escalated',
      'limits-moved',
      'urged',
      'copied',
      'commented',
      'vote-closed',
      'repaired',
      'repair-undone',
    ].sort(),
  );
});
