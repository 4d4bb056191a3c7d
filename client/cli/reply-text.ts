import { EXIT } from '../refusals.js';
import type { Reply } from './api.js';
import type { ExitCode } from './io.js';

/** An answer that is no yes. */
export type NotDone = Exclude<Reply, { kind: 'done' }>;

/** Why one of many was not done, in one line. */
export function replyText(reply: NotDone): string {
  if (reply.kind === 'refused') return `${reply.problem.title}；${reply.problem.detail}`;
  if (reply.kind === 'failed') return `${reply.title}（${reply.status}）`;
  return reply.kind === 'unreachable' ? '服务没有应答' : '尚未得到答复，请核对后再办';
}

/** How many commands end as one: done only when each was; what nobody knows weighs more than what was refused. */
export function exitOfReplies(failed: readonly NotDone[], isAllDone: boolean): ExitCode {
  const kinds = failed.map(({ kind }) => kind);
  if (kinds.includes('unanswered')) return EXIT.notYetKnown;
  if (kinds.some((kind) => kind !== 'refused')) return EXIT.fault;
  return isAllDone ? EXIT.done : EXIT.refused;
}
