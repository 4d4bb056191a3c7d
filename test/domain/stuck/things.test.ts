import { describe, expect, test } from '@jest/globals';
import { isCycleId } from '../../../domain/ids.js';
import type { OwedNotice } from '../../../domain/notices/types.js';
import { ofCycle, stuckKey, stuckOf } from '../../../domain/stuck/detect.js';
import { isStuckNotice, type StuckNotice } from '../../../domain/stuck/notice.js';
import { OF_REASON } from '../../../domain/stuck/reasons.js';
import {
  type Freer,
  REASONS,
  type Reason,
  type Stuck,
  type StuckThing,
  type Undo,
} from '../../../domain/stuck/types.js';
import { submitted } from '../approval/scenes.js';
import { d, duty, on, seenOf, stuckOn } from './seen.js';

const subject = { kind: 'annual-plan', ref: 'y1' } as const;
const of = { approval: 'a1', step: '办公室', subject };

describe('what makes a stuck thing the same one tomorrow', () => {
  test.each<[StuckThing, string]>([
    [{ kind: 'task', task: 'a1.1.1', holder: 'office', ...of }, 'a1.1.1'],
    [{ kind: 'entry', entry: 2, ...of }, 'a1.2'],
    [
      { kind: 'obligation', obligation: 'plan-filing@y1#1', rule: 'plan-filing', subject: 'y1', owner: 'officer' },
      'plan-filing@y1#1',
    ],
    [{ kind: 'address', recipient: 'office', address: 'office@mz.example' }, 'office'],
    [{ kind: 'year', year: 2027 }, '2027'],
    [{ kind: 'activity', activity: 'archiveFacts' }, 'archiveFacts'],
    [{ kind: 'workflow' }, 'workflow'],
    [{ kind: 'record' }, 'record'],
    [{ kind: 'queue', queue: 'caigou' }, 'caigou'],
    [{ kind: 'clock' }, 'clock'],
    [{ kind: 'notice', notice: 'a1.1.1/task' }, 'a1.1.1/task'],
  ])('%j', (about, key) => {
    expect(stuckKey({ about })).toBe(key);
  });
});

/** Who frees it, and how far that can be undone, as the administrators are told. */
const TABLE: Record<Reason, [Freer[], Undo, string]> = {
  noApprover: [['administrator', 'superior'], 'untilActed', 'cycle'],
  awayNoProxy: [['principal', 'administrator'], 'proxyUntilUsed', 'cycle'],
  approverLeft: [['administrator'], 'untilActed', 'cycle'],
  overLimit: [['holder', 'superior', 'administrator'], 'limitYesVoteNever', 'cycle'],
  waitsContractor: [['contractor', 'officer'], 'untilDecided', 'cycle'],
  waitsReceipt: [['officer', 'receiver'], 'correctFact', 'cycle'],
  badAddress: [['officer', 'administrator'], 'addressYesMailNo', 'cycle'],
  provisionalDate: [['administrator'], 'counterImport', 'county'],
  returnedIdle: [['initiator', 'officer'], 'untilActed', 'cycle'],
  limitBroken: [['officer'], 'untilReliedOn', 'cycle'],
  stepFailing: [['technician'], 'never', 'engine'],
  workflowFailing: [['technician'], 'never', 'engine'],
  workflowGone: [['administrator'], 'never', 'engine'],
  wakeLate: [['administrator'], 'never', 'engine'],
  noPoller: [['technician'], 'never', 'engine'],
  secondClockStopped: [['administrator'], 'harmless', 'engine'],
  readModelBehind: [['administrator'], 'harmless', 'cycle'],
  reminderMissing: [['secondClock'], 'whileQueued', 'cycle'],
  repairWaitsSecond: [['superior'], 'untilActed', 'cycle'],
};

test.each(REASONS)('%s is freed by those who can, and undone as far as it can be', (reason) => {
  const { whoFrees, undo, of: place } = OF_REASON[reason];
  expect([whoFrees, undo, place]).toEqual(TABLE[reason]);
});

describe('a stuck thing', () => {
  const late = () => stuckOn(seenOf(submitted()), 'overLimit', '2026-03-06')[0] as Stuck;

  test('is of its cycle, and says who frees it and how far that can be undone', () => {
    const world = submitted();
    expect(stuckOn(seenOf(world), 'overLimit', '2026-03-06')).toMatchObject([
      { cycle: world.state.cycleId, whoFrees: ['holder', 'superior', 'administrator'], undo: 'limitYesVoteNever' },
    ]);
  });

  test('names the person as the directory does, else as the record does, else by his id', () => {
    const seen = seenOf(submitted());
    const named = (name: string) => {
      const { directory } = seen;
      if (directory === null) throw new TypeError('no directory');
      const people = directory.people.map((each) => (each.id === 'office' ? { ...each, name } : each));
      return stuckOn({ ...seen, directory: { ...directory, people } }, 'overLimit', '2026-03-06')[0]?.detail.who;
    };
    expect(named('办公室主任')).toBe('办公室主任');
    const { state } = seen;
    if (state === null) throw new TypeError('no state');
    const called = { ...state.approvals.people, office: { name: '原主任', post: 'headOfOffice' } };
    const recorded = { ...state, approvals: { ...state.approvals, people: called } };
    const unknown = { ...state, approvals: { ...state.approvals, people: {} } };
    const without = (of: typeof state) =>
      stuckOn({ ...seen, state: of, directory: null }, 'overLimit', '2026-03-06')[0]?.detail.who;
    expect([without(recorded), without(unknown)]).toEqual(['原主任', 'office']);
  });

  test('that is no person names nobody', () => {
    expect(stuckOn({ obligations: [duty()] }, 'limitBroken', '2026-03-11')[0]?.detail).not.toHaveProperty('who');
  });

  test('names whom a letter did not reach', () => {
    const failed = { about: 'a1.1.1', recipient: 'deputy', address: 'x@y', currentAddress: 'x@y' };
    const deliveries = [{ ...failed, at: on('2026-03-03'), why: '550' }];
    expect(stuckOn(seenOf(submitted(), { deliveries }), 'badAddress', '2026-03-04')[0]?.detail).toEqual({
      why: '550',
      who: 'deputy',
    });
  });

  test('breaks the nearest day of a law in its cycle', () => {
    const obligations = [duty({ id: 'b', due: d('2026-03-20') }), duty({ id: 'a', due: d('2026-03-12') })];
    expect(stuckOn(seenOf(submitted(), { obligations }), 'overLimit', '2026-03-06')[0]?.breaksOn).toBe('2026-03-12');
  });

  test('seen by the watch over the engine belongs to the cycle watched; a queue without workers and a clock that stands to none', () => {
    const id = '222401-2026-009';
    if (!isCycleId(id)) throw new TypeError(id);
    expect(ofCycle(id)({ ...late(), cycle: null }).cycle).toBe(id);
    expect(ofCycle(id)({ ...late(), reason: 'noPoller', cycle: null }).cycle).toBeNull();
    expect(ofCycle(id)({ ...late(), reason: 'secondClockStopped', cycle: null }).cycle).toBeNull();
  });

  test('is looked for by every reason, or by those asked for', () => {
    const seen = seenOf(submitted(), { obligations: [duty()] });
    const reasons = stuckOf(seen, on('2026-03-11')).map(({ reason }) => reason);
    expect(reasons).toEqual(['overLimit', 'limitBroken']);
    expect(stuckOf(seen, on('2026-03-11'), ['limitBroken'])).toHaveLength(1);
    expect(stuckOf(seen, on('2026-03-11'), [])).toEqual([]);
  });
});

test('a letter about what is stuck is told from those a cycle owes', () => {
  const about = (kind: string) => ({ about: { kind } }) as OwedNotice | StuckNotice;
  expect([isStuckNotice(about('stuck')), isStuckNotice(about('task'))]).toEqual([true, false]);
});
