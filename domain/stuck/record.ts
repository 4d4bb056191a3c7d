import { isLongAgo } from './engine.js';
import type { Detector, Found, OutboxView } from './types.js';

const QUEUED_MINUTES = 30;
const SENDING_MINUTES = 10;

/** What people read is behind what is on record. */
export const readModelBehind: Detector = ({ projection }) => {
  if (projection === null || projection.snapshotSeq === projection.lastFact.seq) return [];
  const { lastFact, snapshotSeq } = projection;
  return [
    {
      about: { kind: 'record' },
      detail: { fact: lastFact.seq, shown: snapshotSeq },
      since: lastFact.at,
      repair: [{ way: 'rebuild' }],
    },
  ];
};

/** A letter that should have left by now has not: it stands in the outbox, or never got there. */
function overdueRow({ state, notBefore, claimedAt }: OutboxView, seenAt: Found['since']): Found['since'] | null {
  if (state === 'queued' && isLongAgo(notBefore, QUEUED_MINUTES, seenAt)) return notBefore;
  return state === 'sending' && claimedAt !== null && isLongAgo(claimedAt, SENDING_MINUTES, seenAt) ? claimedAt : null;
}

/** A reminder that must exist is not in the outbox, or lies there. */
export const reminderMissing: Detector = ({ expectedNotices, outbox, at }) => {
  // A cancelled one that must exist was cancelled by what has been taken back since.
  const known = new Set(outbox.filter(({ state }) => state !== 'cancelled').map(({ key }) => key));
  const missing = expectedNotices
    .filter(({ key, sendAt }) => !known.has(key) && isLongAgo(sendAt, QUEUED_MINUTES, at))
    .map(({ key, sendAt }): Found => reminder(key, 'missing', sendAt));
  const lying = outbox.flatMap((row) => {
    const since = overdueRow(row, at);
    return since === null ? [] : [reminder(row.key, row.state, since)];
  });
  return [...missing, ...lying];
};

function reminder(notice: string, variant: string, since: Found['since']): Found {
  return {
    about: { kind: 'notice', notice },
    detail: { variant },
    since,
    repair: [{ way: 'run-second-clock' }],
  };
}
