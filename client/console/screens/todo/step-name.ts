import { REVISION_NAME } from '../../../../texts/zh-CN/contents.js';
import type { TaskLine } from '../../api/answers.js';

/** What is called `initiator` on the route is the revision of what was sent back. */
export function stepName({ step, stepTitle }: Pick<TaskLine, 'step' | 'stepTitle'>): string {
  return step === 'initiator' ? REVISION_NAME : stepTitle;
}
