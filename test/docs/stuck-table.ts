import type { Reason } from '../../domain/stuck/types.js';

/** How a reason comes about in a test, what frees it there, and whether that is undone. */
type Shown = { door: string; tests: readonly string[]; repairs: readonly string[]; undone: string };

const COUNTY = 'test/client/stuck/whole-county.test.ts';
const ENGINE = 'test/client/stuck/engine.test.ts';
const DUTIES = 'test/client/stuck/duties.test.ts';
const MAIL = 'test/client/stuck/mail.test.ts';
const APPROVALS = 'test/client/stuck/approvals.test.ts';

/** By hand, reason by reason; every one stands in the county as well. */
export const SHOWN: Record<Reason, Shown> = {
  noApprover: {
    door: 'a post without holder; the only holder is the initiator; the person a route names has left',
    tests: [COUNTY, APPROVALS, 'test/domain/stuck/approvers.test.ts'],
    repairs: ['`do repair-from-superior`', '`directory import`'],
    undone: 'yes, until acted',
  },
  awayNoProxy: {
    door: 'an absence of the holder',
    tests: [COUNTY, APPROVALS],
    repairs: ['`proxy add`', '`do repair-reassign`', '`do recall`'],
    undone: 'yes, `proxy end` while unused',
  },
  approverLeft: {
    door: 'an added signer leaves the service',
    tests: [COUNTY, DUTIES],
    repairs: ['`do repair-reassign`', '`hand-over`'],
    undone: 'yes, until acted (`undo-hand-over`)',
  },
  overLimit: {
    door: 'a step nobody decides',
    tests: [COUNTY, APPROVALS],
    repairs: ['`do urge`', '`do repair-reassign`', '`do repair-extend-limit`', '`do repair-close-vote`'],
    undone: 'yes, but for a closed vote',
  },
  waitsContractor: {
    door: 'a correction the contractor was ordered to make',
    tests: [COUNTY, DUTIES],
    repairs: ['a call', '`do extend-obligation`'],
    undone: 'until decided; refused without an approval',
  },
  waitsReceipt: {
    door: 'a filing that left',
    tests: [COUNTY, DUTIES],
    repairs: ['`do record-receipt`', '`do refile`'],
    undone: 'no, `do correct-fact`',
  },
  badAddress: {
    door: 'an SMTP server that refuses the reader; a letter that comes back',
    tests: [COUNTY, MAIL],
    repairs: ['`directory import`', '`operate resend-letters`'],
    undone: 'the address yes, a sent letter no',
  },
  provisionalDate: {
    door: 'duties in a year whose notice is not loaded',
    tests: [COUNTY, DUTIES, 'test/workflows/calendar-import.test.ts'],
    repairs: ['`calendar import`'],
    undone: 'yes, by a notice that takes it back',
  },
  returnedIdle: {
    door: 'a plan sent back to its initiator',
    tests: [COUNTY, DUTIES],
    repairs: ['`do urge`', '`hand-over`', '`do withdraw`'],
    undone: 'yes, until acted (`undo-hand-over`)',
  },
  limitBroken: {
    door: 'an approved plan nobody files',
    tests: [COUNTY, APPROVALS],
    repairs: ['the act itself, late', '`do waive-obligation`'],
    undone: 'no; a duty of law is not waived',
  },
  stepFailing: {
    door: 'a database that takes nothing of the cycle',
    tests: [COUNTY, ENGINE],
    repairs: ['`operate retry-now`'],
    undone: 'no',
  },
  workflowFailing: {
    door: 'a run whose code fails on what it was started with',
    tests: [COUNTY, ENGINE],
    repairs: ['a mended program', '`operate restart-from-record`'],
    undone: 'never',
  },
  workflowGone: {
    door: 'a run terminated, or deleted from the engine',
    tests: [COUNTY, ENGINE],
    repairs: ['`operate restart-from-record`'],
    undone: 'never',
  },
  wakeLate: {
    door: 'a run whose clock is sixty days behind',
    tests: [COUNTY, ENGINE],
    repairs: ['`operate restart-from-record`'],
    undone: 'never',
  },
  noPoller: {
    door: 'the worker is stopped',
    tests: [COUNTY, ENGINE],
    repairs: ['`caigou worker`'],
    undone: 'no',
  },
  secondClockStopped: {
    door: 'the Schedule is paused, or deleted; a round that hangs with the worker',
    tests: [COUNTY, ENGINE],
    repairs: ['`operate start-second-clock`'],
    undone: 'harmless',
  },
  readModelBehind: {
    door: 'the database takes a fact and keeps the row of its cycle as it was',
    tests: [COUNTY, DUTIES],
    repairs: ['`operate rebuild-row`'],
    undone: 'harmless',
  },
  reminderMissing: {
    door: 'rows lost from the outbox, and a round of the second clock that cannot queue them; letters that lie',
    tests: [COUNTY, DUTIES, MAIL],
    repairs: ['the next round', '`operate queue-reminders`'],
    undone: 'what ends the matter cancels what is queued',
  },
  repairWaitsSecond: {
    door: 'a jump an administrator proposed, and nobody or nobody in time to agree',
    tests: [COUNTY, DUTIES],
    repairs: ['`directory import`', '`do urge`'],
    undone: 'it lapses after three working days',
  },
};
