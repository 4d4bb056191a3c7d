import { askingOf } from '../../domain/approval/asking.js';
import { stepsTouched } from '../../domain/approval/touched.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { regionOf } from '../../domain/ids.js';
import { FAN_OUT_WORKFLOW, type FanOutInput, fanOutWorkflowId } from '../../workflows/messages.js';
import { isStarted } from '../known-failures.js';
import type { Ports } from '../ports.js';

/**
 * Has the open steps of a cycle looked up again whose people have become others by the passing of days alone:
 * somebody's service or post has ended, or one that nobody held is held again. Under the name that a change of the
 * directory uses, so that a cycle is asked once a day and revision, whoever asks.
 * @returns whether it is asked now, and was not before
 */
export async function askPeople(ports: Ports, state: CycleState, judging: Judging): Promise<boolean> {
  if (Object.keys(state.approvals.running).length === 0) return false;
  const directory = await ports.registry.directory(regionOf(state.cycleId));
  if (directory === null) return false;
  const steps = stepsTouched(state, directory, judging);
  if (steps.length === 0) return false;
  const { cycleId } = state;
  const asking = askingOf(directory, judging.today, steps);
  if ((await ports.ledger.ackOf(cycleId, `${asking.cause}/${cycleId}`)) !== null) return false;
  // A run of its own: one cycle that does not answer must not hold up another.
  await started(ports, `${asking.cause}/${cycleId}`, { ...asking, cycles: [cycleId], insist: true });
  return true;
}

async function started({ engine }: Ports, name: string, input: FanOutInput): Promise<void> {
  const workflowId = fanOutWorkflowId(name);
  try {
    await engine.client.start(FAN_OUT_WORKFLOW, { workflowId, taskQueue: engine.taskQueue, args: [input] });
  } catch (error) {
    if (!isStarted(error)) throw error;
  }
}
