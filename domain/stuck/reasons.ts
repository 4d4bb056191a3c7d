import type { Freer, Reason, Undo } from './types.js';

type OfReason = { whoFrees: readonly Freer[]; undo: Undo; of: 'cycle' | 'county' | 'engine' };

/**
 * Who can free what is stuck for this reason, how far that can be undone, and who looks for it: the record of the cycle
 * (`cycle`), the county as a whole (`county`), or the watch over the engine (`engine`).
 */
export const OF_REASON = {
  noApprover: { whoFrees: ['administrator', 'superior'], undo: 'untilActed', of: 'cycle' },
  awayNoProxy: { whoFrees: ['principal', 'administrator'], undo: 'proxyUntilUsed', of: 'cycle' },
  approverLeft: { whoFrees: ['administrator'], undo: 'untilActed', of: 'cycle' },
  overLimit: { whoFrees: ['holder', 'superior', 'administrator'], undo: 'limitYesVoteNever', of: 'cycle' },
  waitsContractor: { whoFrees: ['contractor', 'officer'], undo: 'untilDecided', of: 'cycle' },
  waitsReceipt: { whoFrees: ['officer', 'receiver'], undo: 'correctFact', of: 'cycle' },
  badAddress: { whoFrees: ['officer', 'administrator'], undo: 'addressYesMailNo', of: 'cycle' },
  provisionalDate: { whoFrees: ['administrator'], undo: 'counterImport', of: 'county' },
  returnedIdle: { whoFrees: ['initiator', 'officer'], undo: 'untilActed', of: 'cycle' },
  limitBroken: { whoFrees: ['officer'], undo: 'untilReliedOn', of: 'cycle' },
  stepFailing: { whoFrees: ['technician'], undo: 'never', of: 'engine' },
  workflowFailing: { whoFrees: ['technician'], undo: 'never', of: 'engine' },
  workflowGone: { whoFrees: ['administrator'], undo: 'never', of: 'engine' },
  wakeLate: { whoFrees: ['administrator'], undo: 'never', of: 'engine' },
  noPoller: { whoFrees: ['technician'], undo: 'never', of: 'engine' },
  secondClockStopped: { whoFrees: ['administrator'], undo: 'harmless', of: 'engine' },
  readModelBehind: { whoFrees: ['administrator'], undo: 'harmless', of: 'cycle' },
  reminderMissing: { whoFrees: ['secondClock'], undo: 'whileQueued', of: 'cycle' },
  repairWaitsSecond: { whoFrees: ['superior'], undo: 'untilActed', of: 'cycle' },
} as const satisfies Record<Reason, OfReason>;
