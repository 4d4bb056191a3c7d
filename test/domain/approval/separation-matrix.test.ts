import { describe, expect, test } from '@jest/globals';
import { addDuty } from '../../../domain/approval/duties.js';
import type { Via } from '../../../domain/approval/facts.js';
import { separationPairs } from '../../../domain/approval/route.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import type { Person } from '../../../domain/directory/types.js';
import type { Duty } from '../../../domain/policy/vocabulary.js';
import { caseOf } from '../../support/case.js';
import { type Office, routeOf, step, type World, worldOf } from './world.js';

/**
 * Every door a decision can come through, with everybody who may stand at it: whoever carried a duty that clashes
 * decides through none. A new door misses a row here, and the build fails.
 */
const DOORS = {
  console: decides('console'),
  cli: decides('cli'),
  api: decides('api'),
  link: decides('link'),
  batch: decides('batch'),
  paper: (world, { person, as }) =>
    world.give('officer', 'record-paper', { task: taskOf(world, as ?? person), decidedBy: person, value: 'approve' }),
  // Nobody asks: the limit passes, and the clock decides nothing.
  system: (world) => {
    world.today = addDays(world.today, 30);
    return world.directoryChanged() === 'ok' ? 'nobody-decides' : 'refused';
  },
} as const satisfies Record<Via, Door>;

/** Who is at the door, and in whose place. */
type At = { person: Office; as?: Office };
type Door = (world: World, at: At) => string;

function decides(via: Via): Door {
  return (world, { person, as }) =>
    world.give(person, 'approve', { task: taskOf(world, as ?? person) }, { via, ...(as === undefined ? {} : { as }) });
}

function taskOf(world: World, owner: Office): string {
  const found = world.tasks().find((each) => each.owner === owner && each.status === 'open');
  if (found === undefined) throw new Error(`${owner} has no task`);
  return found.id;
}

/** How somebody comes to have a task in hand, before his clashing duty is known; answers who is at the door. */
const CAPACITIES = {
  self: () => ({ person: 'office' }),
  proxy: (world) => {
    world.standsIn('office', 'adviser');
    return { person: 'adviser', as: 'office' };
  },
  delegate: (world) => {
    world.give('office', 'delegate', { to: 'adviser' });
    return { person: 'adviser', as: 'office' };
  },
  added: (world) => {
    world.give('office', 'add-signer', { where: 'before', persons: ['adviser'] });
    return { person: 'adviser' };
  },
  transferred: (world) => {
    world.give('office', 'transfer', { to: 'adviser' });
    return { person: 'adviser' };
  },
  reassigned: (world) => {
    world.give('administrator', 'repair-reassign', { to: 'adviser' });
    return { person: 'adviser' };
  },
} as const satisfies Record<string, (world: World) => At>;
type Capacity = keyof typeof CAPACITIES;

const { state: opened, judging } = caseOf('222401', '2026-01-05');
const PAIRS = separationPairs(opened, judging());
/** Duties that whoever approves may not have carried. */
const CLASHING = PAIRS.map(({ a, b }) => [a, b])
  .filter((pair) => pair.includes('approved'))
  .flatMap((pair) => pair.filter((duty) => duty !== 'approved'));
const SUBJECT = 'annual-plan:y1';

function asked(): World {
  return worldOf(routeOf([step('office', ['headOfOffice'])], { batch: true }), PAIRS).submitted();
}

function carries(world: World, person: Office, duty: Duty): void {
  const { approvals } = world.state;
  const ledger = addDuty(approvals.ledger, { person, duty, subject: SUBJECT }, world.today);
  world.state = { ...world.state, approvals: { ...approvals, ledger } };
}

/** The clerk's entry and this person's have one mobile number: they are one person. */
function oneOf(entry: Person, person: Office): Person {
  return entry.id === 'clerk' || entry.id === person ? { ...entry, phone: '13800001111' } : entry;
}

function decisionsIn({ facts }: World): number {
  return facts.filter(({ kind }) => kind === 'decided').length;
}

const STANDING = (Object.keys(DOORS) as Via[]).flatMap((door) =>
  (Object.keys(CAPACITIES) as Capacity[]).map((capacity) => [door, capacity] as const),
);
const ROWS = STANDING.flatMap(([door, capacity]) => CLASHING.map((duty) => [door, capacity, duty] as const));

describe('whoever carried a duty that clashes decides on nothing', () => {
  test('the policy names such duties', () => {
    expect(CLASHING).toEqual(
      expect.arrayContaining(['initiated', 'evaluated-bids', 'applied-payment', 'proposed-repair']),
    );
  });

  test.each(ROWS)('by %s, as %s, having %s', (door, capacity, duty) => {
    const world = asked();
    const at: At = CAPACITIES[capacity](world);
    carries(world, at.person, duty);
    expect(DOORS[door](world, at)).not.toBe('ok');
    expect(decisionsIn(world)).toBe(0);
  });

  test.each(ROWS)('nor, by %s, as %s, who had %s under another entry of the directory', (door, capacity, duty) => {
    const world = asked();
    const at: At = CAPACITIES[capacity](world);
    carries(world, 'clerk', duty);
    world.directory = { ...world.directory, people: world.directory.people.map((each) => oneOf(each, at.person)) };
    expect(DOORS[door](world, at)).not.toBe('ok');
    expect(decisionsIn(world)).toBe(0);
  });

  test.each(STANDING.filter(([door]) => door !== 'system'))('but without the duty: by %s, as %s', (door, capacity) => {
    const world = asked();
    const at: At = CAPACITIES[capacity](world);
    // A delegate advises and never decides; who stands in for somebody does so in no batch and on no paper.
    const advises = capacity === 'delegate' || (capacity === 'proxy' && (door === 'batch' || door === 'paper'));
    expect(DOORS[door](world, at) === 'ok').toBe(!advises);
  });

  test.each(CLASHING)('neither does who stands in for somebody that had %s', (duty) => {
    const world = asked();
    const at: At = CAPACITIES.proxy(world);
    carries(world, 'office', duty);
    expect(DOORS.console(world, at)).toBe('separated');
  });

  test.each(CLASHING)('and a repair brings in nobody that had %s', (duty) => {
    const world = asked();
    carries(world, 'adviser', duty);
    expect(world.give('administrator', 'repair-reassign', { to: 'adviser' })).toBe('not-eligible');
  });
});
