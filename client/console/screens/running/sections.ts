import { RUNNING } from '../../../../texts/zh-CN/console/running.js';
import type { Found, RunningState } from '../../api/answers.js';
import { momentText } from '../../parts/words.js';

/** One part of the installation as it is shown: what was found, and what of it asks for attention. */
export type RunningPart = {
  title: string;
  lines: readonly (readonly [name: string, value: string])[];
  attend: string | null;
  /** Why nothing was found; null when something was. */
  failed: string | null;
};

type Read<Name extends 'store' | 'outbox'> = Exclude<RunningState[Name], { failed: string }>;
type Told = Pick<RunningPart, 'lines' | 'attend'>;

const LOW = 0.1;
const UNIT = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it: `1.5 GB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(UNIT)));
  const shown = bytes / UNIT ** power;
  return `${power === 0 ? shown : shown.toFixed(1)} ${UNITS[power]}`;
}

const momentOr = (at: Parameters<typeof momentText>[0] | null) => (at === null ? RUNNING.never : momentText(at));

/** The parts in the order in which one stands on the other. */
export function runningParts(state: RunningState): RunningPart[] {
  const { versions, engine, secondClock, store, outbox, disk } = state;
  const program = [
    [RUNNING.version, versions.caigou],
    [RUNNING.node, versions.node],
  ] as const;
  return [
    { title: RUNNING.program, lines: program, attend: null, failed: null },
    part(RUNNING.engine, engine, ({ address, namespace, taskQueue, lastPoll }) => ({
      lines: [
        [RUNNING.address, address],
        [RUNNING.namespace, namespace],
        [RUNNING.queue, taskQueue],
        [RUNNING.lastPoll, momentOr(lastPoll)],
      ],
      attend: lastPoll === null ? RUNNING.noWorker : null,
    })),
    part(RUNNING.clock, secondClock, ({ status, note, lastRound, nextRound }) => ({
      lines: [
        [RUNNING.lastRound, momentOr(lastRound)],
        [RUNNING.nextRound, momentOr(nextRound)],
      ],
      attend: { set: null, paused: RUNNING.clockPaused(note), gone: RUNNING.clockGone }[status],
    })),
    part(RUNNING.store, store, storeLines),
    part(RUNNING.mail, outbox, mailLines),
    part(RUNNING.disk, disk, ({ freeBytes, totalBytes }) => ({
      lines: [
        [RUNNING.free, sizeText(freeBytes)],
        [RUNNING.whole, sizeText(totalBytes)],
      ],
      attend: freeBytes < totalBytes * LOW ? RUNNING.lowDisk : null,
    })),
  ];
}

function part<T extends object>(title: string, found: Found<T>, tell: (found: T) => Told): RunningPart {
  return isFailed(found)
    ? { title, lines: [], attend: null, failed: found.failed }
    : { title, ...tell(found), failed: null };
}

/** Letters that failed are a number there. */
function isFailed(found: object): found is { failed: string } {
  return 'failed' in found && typeof found.failed === 'string';
}

function storeLines({ version, bytes, migration, openCycles }: Read<'store'>): Told {
  return {
    lines: [
      [RUNNING.version, version],
      [RUNNING.migration, migration],
      [RUNNING.size, sizeText(bytes)],
      [RUNNING.openCycles, RUNNING.cycles(openCycles)],
    ],
    attend: null,
  };
}

/** What lies past its time is for the second clock and the stuck page to say; here it is a number. */
function mailLines({ due, oldestDue, queued, unknown, failed }: Read<'outbox'>): Told {
  return {
    lines: [
      [RUNNING.due, RUNNING.letters(due)],
      ...(oldestDue === null ? [] : [[RUNNING.oldest, momentText(oldestDue)] as const]),
      [RUNNING.queued, RUNNING.letters(queued)],
      [RUNNING.unknown, RUNNING.letters(unknown)],
      [RUNNING.undelivered, RUNNING.letters(failed)],
    ],
    attend: null,
  };
}
