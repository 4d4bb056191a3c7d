import { z } from 'zod';
import { SUBJECT_KINDS } from '../../domain/policy/vocabulary.js';
import { choice, count, givenId, hashText, list, ownId, some, text } from '../fields.js';

const LONGEST_COMMENT = 10_000;
/** Named apart: written out, the schema's table of fields would look like a promise. */
const AFTERWARDS = 'then';

const person = ownId('Person of the directory (人员)', 'person');
const task = givenId('Task (待办), <approval>.<entry>.<n>');
const approval = givenId('Approval (审批)', 'approval');
const ifVersion = count('Version of the approval you decided on (所见版本)', 0, Number.MAX_SAFE_INTEGER);
const onTask = { task, ifVersion, contentHash: hashText('SHA-256 of the content you read (所见内容)') };
const onApproval = { approval, ifVersion };
/** May be empty here: the approval itself answers `opinion-required`, and says for which verb. */
const opinion = z.string().trim().max(LONGEST_COMMENT).describe('Opinion (意见)');
const why = text('Reason (理由)');
const chosen = list(person, 'Approvers of the next step, where it is chosen (指定下一步审批人)').optional();
const proposal = z
  .record(z.string(), z.unknown())
  .describe('What is proposed, for subjects without a record of their own (申请内容)')
  .optional();
const value = choice(['approve', 'reject', 'abstain'], 'Decision (决定)');
const to = person.describe('To whom (接收人)');
const entry = count('Opening of the step (环节序号)', 1, 1_000);
const repair = {
  reason: why,
  previewVersion: count('Version the preview was made on (预演版本)', 0, Number.MAX_SAFE_INTEGER),
};
const repairOfTwo = { ...repair, second: person.describe('Second person (复核人)').optional() };

/** Bodies of the verbs of an approval (审批). */
export const approvalBodies = {
  'submit-approval': z
    .strictObject({
      subject: z
        .strictObject({
          kind: choice(SUBJECT_KINDS, 'What is to be approved (审批事项)'),
          ref: givenId('Which one, e.g. y1 (审批对象编号)', 'subject'),
        })
        .describe('Subject of the approval (审批对象)'),
      proposal,
      chosen,
      reopens: approval.optional(),
    })
    .describe('Submit for approval (提交审批)'),
  approve: z.strictObject({ ...onTask, opinion: opinion.optional(), chosen }).describe('Approve (同意)'),
  reject: z.strictObject({ ...onTask, opinion }).describe('Reject (不同意)'),
  abstain: z.strictObject({ ...onTask, opinion: opinion.optional() }).describe('Abstain (弃权)'),
  return: z
    .strictObject({
      ...onTask,
      to: givenId('Step to go back to, or `initiator` (退回环节)'),
      [AFTERWARDS]: choice(['again', 'straightBack'], 'Then through all steps again, or straight back (重走或直达)'),
      opinion,
    })
    .describe('Return (退回)'),
  resubmit: z.strictObject({ ...onTask, proposal, chosen }).describe('Submit again (重新提交)'),
  'take-back': z.strictObject(onApproval).describe('Take a decision back (撤回决定)'),
  transfer: z.strictObject({ ...onTask, to, reason: why }).describe('Transfer (转办)'),
  delegate: z.strictObject({ ...onTask, to, reason: why }).describe('Delegate (委派)'),
  'give-back': z.strictObject({ ...onTask, opinion }).describe('Give a delegated task back (交回委派)'),
  recall: z.strictObject(onTask).describe('Recall a delegation (收回委派)'),
  'add-signer': z
    .strictObject({
      ...onTask,
      where: choice(['before', 'after', 'beside'], 'Where (加签位置)'),
      persons: some(person, 'Signers (加签人)'),
      reason: why,
    })
    .describe('Add signers (加签)'),
  'remove-signer': z.strictObject(onTask).describe('Remove an added signer (减签)'),
  withdraw: z.strictObject({ ...onApproval, reason: why.optional() }).describe('Withdraw the request (撤回申请)'),
  reopen: z
    .strictObject({ approval, step: givenId('Step to begin at (起始环节)'), reason: why })
    .describe('Reopen a finished approval as a new one (重启审批)'),
  urge: z.strictObject({ task }).describe('Urge (催办)'),
  copy: z.strictObject({ approval, persons: some(person, 'Who gets a copy (抄送人)') }).describe('Send copies (抄送)'),
  comment: z.strictObject({ approval, text: text('Comment (评论)', LONGEST_COMMENT) }).describe('Comment (评论)'),
  'record-paper': z
    .strictObject({
      task,
      ifVersion,
      contentHash: onTask.contentHash,
      decidedBy: person.describe('Who decided on paper (签批人)'),
      value,
      opinion: opinion.optional(),
      chosen,
      file: hashText('SHA-256 of the scan in the attachment store (扫描件)', 'file'),
    })
    .describe('Record a decision made on paper (登记纸质签批)'),
  'object-to-paper': z.strictObject({ task, reason: why }).describe('Object to a paper decision (对代录签批提出异议)'),
  're-resolve': z
    .strictObject({
      approvals: list(approval, 'Approvals touched (涉及的审批)'),
      directoryRev: count('Revision of the directory (组织版本)', 0, Number.MAX_SAFE_INTEGER),
    })
    .describe('Look approvers up again after a directory change (重新确定审批人)'),
  'hand-over': z
    .strictObject({ from: person.describe('Who leaves (离岗人)'), to, reason: why })
    .describe('Hand all open tasks over (离岗移交)'),
  'repair-reassign': z.strictObject({ task, to, ...repairOfTwo }).describe('Repair: give the task to another (改派)'),
  'repair-jump': z
    .strictObject({ approval, to: givenId('Step to jump to (目标环节)'), ...repairOfTwo })
    .describe('Repair: jump to a step (跳转环节)'),
  'repair-replace-seat': z
    .strictObject({ approval, entry, seat: count('Seat, from 0 (席位)', 0, 1_000), to, ...repairOfTwo })
    .describe('Repair: replace a seat (更换席位)'),
  'repair-close-vote': z.strictObject({ approval, entry, ...repairOfTwo }).describe('Repair: close a vote (结束表决)'),
  'repair-extend-limit': z
    .strictObject({ task, to: text('New due day YYYY-MM-DD (延至)', 10), ...repair })
    .describe('Repair: extend the inner limit of a task (延长办理时限)'),
  'repair-from-superior': z
    .strictObject({
      approval,
      entry,
      person: person.describe('Approver of the superior bureau (上级审批人)'),
      ...repairOfTwo,
    })
    .describe('Repair: an approver from the superior bureau (上级指派审批人)'),
  'undo-repair': z
    .strictObject({ approval, seq: count('Number of the repair on record (修复记录序号)', 1, Number.MAX_SAFE_INTEGER) })
    .describe('Undo a repair (撤销修复)'),
};
