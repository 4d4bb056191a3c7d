import { describe, expect, test } from '@jest/globals';
import { rehearsalText } from '../../bin/rehearse-text.js';
import { instant } from '../../domain/calendar/instant.js';
import { simulate } from '../../domain/simulate.js';
import type { TimelineEntry } from '../../rehearsal/history.js';
import type { Rehearsal } from '../../rehearsal/rehearse.js';
import { opening } from '../support/course.js';
import { cycleWorld, d } from '../support/cycle-world.js';

const RUN = '01a20630-0000-4000-8000-000000000000';
const world = cycleWorld('222401', '2026-01-05');

/** A cycle opened one day late on record, with one notice and one duty. */
function rehearsal(): Rehearsal {
  const open = {
    kind: 'open-cycle',
    data: opening(),
    on: d('2026-01-05'),
    at: instant('2026-01-06T01:00:00.000Z'),
  } as const;
  const played = simulate({ ...world, from: d('2026-01-05'), commands: [open] });
  const facts = played.facts.map((fact): TimelineEntry => ({ entry: 'fact', runId: RUN, eventId: 6, ...fact }));
  const [first] = played.facts;
  if (first === undefined) throw new Error('nothing was played');
  const card = { id: 'officer', name: '经办人', posts: [], party: 'bureau', directoryRev: 1 } as const;
  const person = { ...card, posts: [], activeFrom: d('2020-01-01'), activeTo: null };
  const command: TimelineEntry = {
    entry: 'command',
    runId: RUN,
    eventId: 5,
    on: first.on,
    at: first.at,
    kind: 'open-cycle',
    commandId: first.commandId,
    actor: { person },
  };
  return { cycleId: world.cycleId, timeline: [command, ...facts], notices: [], obligations: [], refusals: [] };
}

describe('the timeline for people', () => {
  const text = rehearsalText(rehearsal());

  test('is told by day, with the time in Beijing and the place in the history of the engine', () => {
    expect(text).toContain('2026-01-06 星期二');
    expect(text).toMatch(/09:00 +命令 +启动采购周期（2026-01-05） +经办人 +01a20630\/5/);
    expect(text).toMatch(/09:00 +事实 +1 启动采购周期（2026-01-05） +经办人 +01a20630\/6/);
  });

  test('names a command before the facts it led to', () => {
    expect(text.indexOf('命令')).toBeLessThan(text.indexOf('事实  '));
  });

  test('ends with the sums', () => {
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '222401-2026-001：事实 1 条，引擎运行 1 次；义务 0 项，其中逾期 0 项；通知 0 条，已发送 0 条',
    );
  });
});
