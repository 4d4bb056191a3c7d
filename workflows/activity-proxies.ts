import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.js';

/**
 * Profiles of activities: time-outs and retries set together, under a name. All are normal activities: a local one
 * would commit to the database before "accepted" is durable, and a kill then leaves an archive that contradicts the run.
 */

/** Without the archive nothing goes on, so it is tried until it works. */
export const { archiveFacts, openRun } = proxyActivities<Pick<Activities, 'archiveFacts' | 'openRun'>>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
  summary: '档案',
});

/** One that does not work after a few tries is put off, so that it holds up neither archive nor officer. */
export const { resolveApprovers, queueNotices, startSuccessor, shareProgrammeFacts } = proxyActivities<
  Pick<Activities, 'resolveApprovers' | 'queueNotices' | 'startSuccessor' | 'shareProgrammeFacts'>
>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '300ms', backoffCoefficient: 3, maximumInterval: '5s', maximumAttempts: 5 },
  summary: '待办事项',
});

/** Asks another cycle for an answer: one that gives none is soon let be, for the archive waits meanwhile. */
export const { joinProgramme } = proxyActivities<Pick<Activities, 'joinProgramme'>>({
  startToCloseTimeout: '3s',
  retry: { initialInterval: '300ms', maximumAttempts: 2 },
  summary: '加入采购项目',
});

/** Long rounds that report after each letter: a killed process is noticed by its silence, not by the long time-out. */
export const { sendLetters } = proxyActivities<Pick<Activities, 'sendLetters'>>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  summary: '发信',
});

const ROUND = {
  heartbeatTimeout: '20s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  summary: '第二时钟',
} as const;

/** A page of cycles: given again it finds what it did. */
export const { examineCycles } = proxyActivities<Pick<Activities, 'examineCycles'>>({
  ...ROUND,
  startToCloseTimeout: '2m',
});

/** Once a round, over all that can be stuck: it reports how far it is, and another try goes on from there. */
export const { closeRound } = proxyActivities<Pick<Activities, 'closeRound'>>({ ...ROUND, startToCloseTimeout: '50m' });

/** A cycle that is busy or whose worker is away is asked again until it answers. */
export const { deliverCommand } = proxyActivities<Pick<Activities, 'deliverCommand'>>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  summary: '群发事项',
});
