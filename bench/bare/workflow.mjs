/**
 * The baseline: the least a Temporal application can do for a decision. One update, one normal activity, an answer;
 * no rules, no record, no reminders. FROZEN: baseline.json holds its hash, and figures of another baseline do not
 * compare with earlier ones.
 */
import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

/** @type {typeof import('./activity.mjs')} */
const { note } = proxyActivities({ startToCloseTimeout: '5s' });

export async function bareWorkflow() {
  let seq = 0;
  setHandler(defineUpdate('submit'), async () => {
    seq += 1;
    const mine = seq;
    await note(mine);
    return { seq: mine };
  });
  await condition(() => false);
}
