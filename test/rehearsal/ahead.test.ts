import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../domain/calendar/instant.js';
import { nextWake } from '../../domain/cycle/agenda.js';
import type { ScenarioCommand, Script } from '../../domain/drive/scenario.js';
import { simulate } from '../../domain/simulate.js';
import { endOf, nextStop, type Playing } from '../../rehearsal/ahead.js';
import { opening } from '../support/course.js';
import { cycleWorld, d } from '../support/cycle-world.js';

const world = cycleWorld('222401', '2026-01-05');
const FROM = d('2026-01-05');
const OPEN: ScenarioCommand = { kind: 'open-cycle', data: opening(), on: FROM };

function remarkOn(on: string): ScenarioCommand {
  return { kind: 'record-deviation', data: { what: '情况', reason: '说明' }, on: d(on) };
}

/** The cycle opened on the first day, at nine. */
const { state, judging } = simulate({ ...world, from: FROM, commands: [OPEN] });
const opened = { state, judging };

function playing(more: Partial<Playing>): Playing {
  return { directory: world.directory, from: FROM, ...more };
}

describe('the next stop of a rehearsal', () => {
  test('is the office hour of the next command, past the wakes in between', () => {
    const later = remarkOn('2027-03-10');
    const stop = nextStop(playing({ commands: [OPEN, later] }), opened, 1);
    expect(stop).toEqual({ at: instantAt(d('2027-03-10'), '09:00'), asked: later });
    expect(String(nextWake(opened.state, opened.judging)) < String(stop?.at)).toBe(true);
  });

  test('is now for a command whose day is not later', () => {
    const today = remarkOn('2026-01-05');
    expect(nextStop(playing({ commands: [OPEN, today] }), opened, 1)).toEqual({ at: judging.at, asked: today });
  });

  test('is none after the last command, where no day to play to is set', () => {
    expect(nextStop(playing({ commands: [OPEN] }), opened, 1)).toBeNull();
  });

  test('is the end of the last day once, where one is set', () => {
    const until = playing({ commands: [OPEN], until: d('2026-01-31') });
    const at = instantAt(d('2026-01-31'), '23:59');
    expect(endOf(until)).toBe(at);
    expect(nextStop(until, opened, 1)).toEqual({ at, asked: null });
    expect(nextStop(until, { ...opened, judging: { ...judging, at, today: d('2026-01-31') } }, 1)).toBeNull();
  });

  test('leaves out a command after the last day', () => {
    const until = playing({ commands: [OPEN, remarkOn('2026-03-10')], until: d('2026-01-31') });
    expect(nextStop(until, opened, 1)).toEqual({ at: instantAt(d('2026-01-31'), '23:59'), asked: null });
  });

  test('sees what time alone will bring: a script asks by the state of then', () => {
    const seen: number[] = [];
    const script: Script = (scene) => {
      seen.push(scene.state.seq);
      return scene.state.seq > state.seq ? remarkOn(scene.judging.today) : null;
    };
    const stop = nextStop(playing({ script }), opened, 1);
    // The first wake of a cycle without a plan is the night after the year's end.
    expect(stop).toEqual({ at: instantAt(d('2027-01-01'), '09:00'), asked: remarkOn('2027-01-01') });
    expect(new Set(seen).size).toBe(2);
  });
});
