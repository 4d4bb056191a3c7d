import { type Instant, instantAt, legalDay } from '../domain/calendar/instant.js';
import { addYears, type PlainDate } from '../domain/calendar/plain-date.js';
import { nextWake } from '../domain/cycle/agenda.js';
import { settleAgenda } from '../domain/cycle/turn.js';
import { resolveSeats } from '../domain/directory/resolve.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { momentOf } from '../domain/drive/command.js';
import type { ScenarioCommand, Scene, Script } from '../domain/drive/scenario.js';

/** What is played: commands one after the other, then whatever `script` says, up to a day. */
export type Playing = {
  directory: DirectorySnapshot;
  from: PlainDate;
  commands?: readonly ScenarioCommand[];
  script?: Script;
  /** Last day that is played. Left out: up to the last command, or as long as the script has something to do. */
  until?: PlainDate;
};

/** Where to stop the clock next: at a command, or at the end of what is played. */
export type Stop = { at: Instant; asked: ScenarioCommand | null };

/** Longer than any cycle and its last payments. */
const LONGEST_PLAY_YEARS = 12;

/** The last moment that is played. */
export function endOf({ from, until }: Playing): Instant {
  return instantAt(until ?? addYears(from, LONGEST_PLAY_YEARS), '23:59');
}

/**
 * The next stop, found by playing ahead on paper: what time alone brings until then may change what is asked. The
 * engine is stopped only there and plays the wakes in between by itself; what is then asked is asked of its own record.
 * Null when nothing more is to be played.
 */
export function nextStop(playing: Playing, scene: Scene, played: number): Stop | null {
  const end = endOf(playing);
  for (let current = scene; ; ) {
    const asked = playing.commands?.[played] ?? playing.script?.(current, played) ?? null;
    if (asked === null && playing.script === undefined && playing.until === undefined) return null;
    const at = asked === null ? null : momentOf(asked, current.judging.at);
    const wake = nextWake(current.state, current.judging);
    if (at !== null && at <= end && (wake === null || at < wake)) return { at, asked };
    if (wake === null || wake > end) return lastStop(playing, current.judging.at);
    current = settledAt(current, wake, playing.directory);
  }
}

/** Where a last day is set, time goes on to its end. */
function lastStop(playing: Playing, now: Instant): Stop | null {
  const end = endOf(playing);
  return playing.until === undefined || now >= end ? null : { at: end, asked: null };
}

function settledAt({ state, judging }: Scene, at: Instant, directory: DirectorySnapshot): Scene {
  const then = { ...judging, at, today: legalDay(at) };
  const { state: after } = settleAgenda(state, then, (request) => resolveSeats(request, directory, then.today));
  return { state: after, judging: then };
}
