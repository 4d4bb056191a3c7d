import { z } from 'zod';
import type { Route } from '../../domain/approval/types.js';
import { approvalBodies } from '../commands/approval.js';
import { choice, count, hashText, text } from '../fields.js';
import { routeSchema } from '../profile-route.js';
import { approval, content, due, list, resolvedPerson, seqOf, task, words } from './fields.js';

const bodies = approvalBodies;
const VIAS = ['console', 'cli', 'api', 'link', 'batch', 'paper', 'system'] as const;
const ENTRY_STATUSES = [
  'resolving',
  'unmanned',
  'open',
  'passed',
  'carried',
  'jumped',
  'rejected',
  'returned',
  'cancelled',
] as const;
const HANDINGS = ['transfer', 'delegate', 'giveBack', 'recall', 'leaver', 'reassign'] as const;

const of = { approval, via: choice(VIAS, 'Door it came through (办理渠道)') };
const { entry } = bodies['repair-close-vote'].shape;
const { chosen, opinion } = bodies.approve.shape;
const { proposal, reopens, subject } = bodies['submit-approval'].shape;
const { reason, to: person } = bodies.transfer.shape;
const { persons, where } = bodies['add-signer'].shape;
const step = bodies.reopen.shape.step.describe('Step of the route, or `initiator` (环节)');
const outcome = (words: readonly string[]) => `How it ended (结果): ${words.join(', ')}`;
/** Narrower than its type: nobody chooses from those who were chosen. */
const route: z.ZodType<Route> = routeSchema;
const contentHash = hashText('SHA-256 of what is approved (审批内容)');
const directoryRev = bodies['re-resolve'].shape.directoryRev;
const seat = z.strictObject({
  post: words('Post of the seat (岗位)').optional(),
  weight: count('Weight of its vote, 0 when it fell away (票权)', 0, 1_000),
  people: list(resolvedPerson, 'Who may decide, in order (人选)'),
  vacant: z.literal(true).describe('A place in the queue waits for somebody (缺位)').optional(),
});
const excluded = z.strictObject({
  person: words('Person, or the post that is vacant (人员)'),
  why: words('Why not, as a code (原因)'),
});

const coming = {
  'approval-submitted': z
    .strictObject({
      ...of,
      subject: subject.extend({ hash: contentHash }).describe('Subject of the approval (审批对象)'),
      route,
      initiators: persons.describe('Who asked for it (发起人)'),
      people: list(resolvedPerson, 'The same with name and post (发起人姓名、岗位)'),
      proposal,
      reopens,
    })
    .describe('Submitted for approval (提交审批)'),
  'step-opened': z.strictObject({ ...of, entry, step, chosen }).describe('Step opened (进入审批环节)'),
  'resolution-asked': z
    .strictObject({ ...of, entry, directoryRev })
    .describe('Approvers to be looked up again (重新确定审批人)'),
  'seats-resolved': z
    .strictObject({
      ...of,
      entry,
      directoryRev,
      seats: list(seat, 'Seats; none: nobody can act (席位)'),
      excluded: list(excluded, 'Who may not (不得参与的人)'),
    })
    .describe('Approvers found (确定审批人)'),
  'task-opened': z
    .strictObject({ ...of, task, owner: person.describe('Whose task (待办人)'), due })
    .describe('Task opened (产生待办)'),
  carried: z
    .strictObject({ ...of, entry, fromSeq: seqOf('Number of the decision carried over (沿用的记录)') })
    .describe('Decision carried over (沿用原审批意见)'),
};

const deciding = {
  decided: bodies['record-paper']
    .omit({ ifVersion: true, contentHash: true, decidedBy: true })
    .extend({
      ...of,
      hash: contentHash,
      on: due.shape.on.describe('Day of the decision (决定日期)'),
      by: bodies['record-paper'].shape.decidedBy.describe('Whose decision (决定人)'),
      actingFor: person.describe('For whom he stood in (被代理人)').optional(),
      opinion,
      chosen,
      file: bodies['record-paper'].shape.file.optional(),
    })
    .describe('Decided (作出审批决定)'),
  'paper-objected': bodies['object-to-paper'].extend(of).describe('Objection to a paper decision (对代录签批提出异议)'),
  returned: bodies.return.omit({ ifVersion: true, contentHash: true }).extend(of).describe('Returned (退回)'),
  'step-closed': z
    .strictObject({ ...of, entry, outcome: choice(ENTRY_STATUSES, outcome(ENTRY_STATUSES)) })
    .describe('Step closed (审批环节结束)'),
  'approval-closed': z
    .strictObject({ ...of, outcome: choice(['approved', 'rejected', 'withdrawn', 'void'], 'How it ended (结果)') })
    .describe('Approval ended (审批结束)'),
  resubmitted: z
    .strictObject({
      ...of,
      hash: contentHash,
      route,
      resume: list(step, 'Steps to come straight back to (直达环节)'),
      proposal,
    })
    .describe('Submitted again (重新提交)'),
  'taken-back': z
    .strictObject({ ...of, seq: seqOf('Number of the decision taken back (撤回的记录)') })
    .describe('Decision taken back (撤回决定)'),
};

const passing = {
  handed: z
    .strictObject({
      ...of,
      task,
      from: person.describe('Who had it (原待办人)'),
      to: person,
      toPerson: resolvedPerson,
      why: choice(HANDINGS, 'Why it changed hands (转交原因)'),
      reason: words('Reason (理由)'),
    })
    .describe('Task handed on (转交待办)'),
  'signers-added': z
    .strictObject({ ...of, task, where, persons: list(resolvedPerson, 'Signers (加签人)'), reason })
    .describe('Signers added (加签)'),
  'signer-removed': z.strictObject({ ...of, task }).describe('Added signer removed (减签)'),
  withdrawn: z.strictObject({ ...of, reason: reason.optional() }).describe('Request withdrawn (撤回申请)'),
  'limit-passed': z.strictObject({ ...of, task }).describe('Inner limit passed (超过办理时限)'),
  escalated: z
    .strictObject({ ...of, task, to: words('Post that was told (督办岗位)') })
    .describe('Escalated (提请上级督办)'),
  'limits-moved': z
    .strictObject({
      ...of,
      calendarVersion: words('Calendar counted by (所用日历)'),
      tasks: list(z.strictObject({ task, due }), 'Tasks and their new days (待办)'),
    })
    .describe('Inner limits counted anew (办理时限重新计算)'),
  urged: z.strictObject({ ...of, task }).describe('Urged (催办)'),
  copied: z.strictObject({ ...of, persons: persons.describe('Who got a copy (抄送人)') }).describe('Copied (抄送)'),
  commented: bodies.comment.extend(of).describe('Comment (评论)'),
};

/** An id on record is not given to anything else. */
const spent = z
  .strictObject({
    entry: seqOf('Highest number of an entry (环节序号)'),
    tasks: z
      .record(z.string(), seqOf('Highest number of a task of that entry (待办序号)'))
      .describe('By entry (按环节)'),
  })
  .describe('Numbers that were given and are not given again (已用编号)');

const repairing = {
  'vote-closed': z.strictObject({ ...of, entry, reason }).describe('Vote closed (结束表决)'),
  repaired: z
    .strictObject({
      ...of,
      repair: text('Kind of repair (修复方式)', 100),
      reason,
      previewVersion: bodies['repair-jump'].shape.previewVersion,
      second: bodies['repair-jump'].shape.second,
      change: content('What was changed (修复内容)'),
    })
    .describe('Approval repaired (修复审批)'),
  'repair-undone': z
    .strictObject({ ...of, seq: bodies['undo-repair'].shape.seq, spent: spent.optional() })
    .describe('Repair undone (撤销修复)'),
};

/** Facts of approvals (审批). */
export const approvalFacts = { ...coming, ...deciding, ...passing, ...repairing };
