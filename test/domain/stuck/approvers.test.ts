import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { directoryOf, routeOf, START, step, THREE_STEPS, worldOf } from '../approval/world.js';
import { d, seenOf, stuckOn, waysOf } from './seen.js';

/** The office's step, with the posts of a directory changed. */
function withoutOffice() {
  const directory = directoryOf();
  const holdings = directory.holdings.filter(({ person }) => person !== 'office');
  return worldOf(THREE_STEPS, [], { ...directory, holdings });
}

describe('a step without anybody to decide it', () => {
  test('is vacant where nobody holds the post, since the look-up that found so', () => {
    const world = withoutOffice().submitted();
    const [found, ...more] = stuckOn(seenOf(world), 'noApprover', '2026-03-02');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      cycle: world.state.cycleId,
      about: { kind: 'entry', approval: 'a1', entry: 1, step: 'office' },
      detail: { variant: 'vacant', posts: 'headOfOffice', people: '' },
      since: instantAt(START, '10:00'),
    });
    expect(waysOf(found)).toEqual(['fill-post', 'repair-from-superior']);
  });

  test('has approvers who left, where those named are gone', () => {
    const named = routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })]);
    const world = worldOf(named);
    world.leaves('adviser');
    expect(stuckOn(seenOf(world.submitted()), 'noApprover', '2026-03-02')).toMatchObject([
      { detail: { variant: 'left', people: 'adviser' } },
    ]);
  });

  test('has all excluded where who may decide has asked for it himself; the superior comes first then', () => {
    const own = routeOf([step('own', ['officer'], { who: { by: 'named', persons: ['officer'] } })]);
    const [found] = stuckOn(seenOf(worldOf(own).submitted()), 'noApprover', '2026-03-02');
    expect(found?.detail).toMatchObject({ variant: 'allExcluded', people: 'officer' });
    expect(waysOf(found)).toEqual(['repair-from-superior', 'fill-post']);
  });

  test('is stuck no more once somebody is found', () => {
    const world = withoutOffice().submitted();
    world.directory = { ...directoryOf(), rev: 2 };
    expect(world.directoryChanged()).toBe('ok');
    expect(stuckOn(seenOf(world), 'noApprover', '2026-03-02')).toEqual([]);
  });
});

describe('an approver who is away', () => {
  const away = (from: string, to: string) => ({ person: 'office', from: d(from), to: d(to), reason: '培训' });

  test('holds the step up on the days of the absence, its ends included', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = { ...world.directory, absences: [away('2026-03-03', '2026-03-05')] };
    const seen = seenOf(world);
    const days = ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'];
    expect(days.map((day) => stuckOn(seen, 'awayNoProxy', day).length)).toEqual([0, 1, 1, 0]);
  });

  test('does so since the later of the absence and the opening of the task', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const since = (from: string) => {
      world.directory = { ...world.directory, absences: [away(from, '2026-03-09')] };
      return stuckOn(seenOf(world), 'awayNoProxy', '2026-03-04')[0]?.since;
    };
    expect(since('2026-02-20')).toBe(instantAt(d('2026-03-02'), '00:00'));
    expect(since('2026-03-04')).toBe(instantAt(d('2026-03-04'), '00:00'));
  });

  test('does not while a proxy stands in who is here, in his dates, and not separated', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = { ...world.directory, absences: [away('2026-03-03', '2026-03-20')] };
    world.standsIn('office', 'clerk', ['annual-plan'], d('2026-03-10'));
    const seen = seenOf(world);
    expect(stuckOn(seen, 'awayNoProxy', '2026-03-10')).toEqual([]);
    expect(stuckOn(seen, 'awayNoProxy', '2026-03-11')).toHaveLength(1);
    const bothAway = [away('2026-03-03', '2026-03-20'), { ...away('2026-03-03', '2026-03-20'), person: 'clerk' }];
    expect(
      stuckOn(seenOf(world, { directory: { ...world.directory, absences: bothAway } }), 'awayNoProxy', '2026-03-10'),
    ).toHaveLength(1);
    const initiator = world.directory.proxies.map((each) => ({ ...each, proxy: 'officer' }));
    expect(
      stuckOn(seenOf(world, { directory: { ...world.directory, proxies: initiator } }), 'awayNoProxy', '2026-03-10'),
    ).toHaveLength(1);
  });

  test('does where the proxy is who asked for it, under another entry of the directory', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.standsIn('office', 'clerk', ['annual-plan'], d('2026-03-20'));
    const withPhones = (phones: Readonly<Record<string, string>>) => {
      const people = world.directory.people.map((each) => ({ ...each, phone: phones[each.id] ?? null }));
      return { ...world.directory, people, absences: [away('2026-03-03', '2026-03-20')] };
    };
    const [apart, same] = [{ clerk: '13900000001' }, { clerk: '13900000001', officer: '13900000001' }];
    const found = (phones: Readonly<Record<string, string>>) =>
      stuckOn(seenOf(world, { directory: withPhones(phones) }), 'awayNoProxy', '2026-03-10');
    expect(found(apart)).toEqual([]);
    expect(found(same)).toHaveLength(1);
  });

  test('does where the proxy signs in the same step himself, also once he has: he has one decision there', () => {
    const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    world.standsIn('office', 'deputy', ['annual-plan'], d('2026-03-20'));
    world.directory = { ...world.directory, absences: [away('2026-03-02', '2026-03-20')] };
    const found = () => stuckOn(seenOf(world), 'awayNoProxy', '2026-03-10').map(({ about }) => about);
    const office = { kind: 'task', holder: 'office' };
    expect(found()).toMatchObject([office]);
    expect(world.give('deputy', 'approve')).toBe('ok');
    expect(world.give('deputy', 'approve', {}, { as: 'office' })).toBe('already-decided');
    expect(found()).toMatchObject([office]);
  });

  test('does where the proxy stood in for another in the same step already, and not where a third decided', () => {
    const three = routeOf([step('all', ['headOfOffice', 'deputyHead', 'bureauHead'])]);
    const decidedBy = (act: { as?: 'deputy'; who: 'clerk' | 'head' }) => {
      const world = worldOf(three).submitted();
      for (const principal of ['office', 'deputy'] as const) world.standsIn(principal, 'clerk');
      world.directory = { ...world.directory, absences: [away('2026-03-02', '2026-03-20')] };
      expect(world.give(act.who, 'approve', {}, act.as === undefined ? {} : { as: act.as })).toBe('ok');
      return stuckOn(seenOf(world), 'awayNoProxy', '2026-03-10').length;
    };
    expect(decidedBy({ who: 'clerk', as: 'deputy' })).toBe(1);
    expect(decidedBy({ who: 'head' })).toBe(0);
  });

  test('can be recalled from, where he has the task only in trust', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'delegate', { to: 'clerk' })).toBe('ok');
    world.directory = { ...world.directory, absences: [{ ...away('2026-03-03', '2026-03-20'), person: 'clerk' }] };
    const [found] = stuckOn(seenOf(world), 'awayNoProxy', '2026-03-04');
    expect(found?.about).toMatchObject({ holder: 'clerk' });
    expect(waysOf(found)).toEqual(['recall', 'name-proxy', 'repair-reassign']);
  });
});

describe('an approver who left', () => {
  const named = routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })]);

  test('holds up a step that named him, from the day after his last', () => {
    const world = worldOf(named).submitted();
    const people = world.directory.people.map((each) =>
      each.id === 'adviser' ? { ...each, activeTo: d('2026-03-04') } : each,
    );
    const seen = seenOf(world, { directory: { ...world.directory, people } });
    expect(stuckOn(seen, 'approverLeft', '2026-03-04')).toEqual([]);
    const [found] = stuckOn(seen, 'approverLeft', '2026-03-05');
    expect(found).toMatchObject({ detail: { left: '2026-03-04', who: 'adviser' } });
    expect(waysOf(found)).toEqual(['repair-reassign', 'hand-over']);
  });

  test('does not where the post finds somebody else', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.leaves('office');
    expect(stuckOn(seenOf(world), 'approverLeft', '2026-03-05')).toEqual([]);
  });

  test('holds up the step he was added to, whatever its rule', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'add-signer', { where: 'before', persons: ['adviser'] })).toBe('ok');
    world.leaves('adviser');
    expect(stuckOn(seenOf(world), 'approverLeft', '2026-03-05')).toMatchObject([{ about: { holder: 'adviser' } }]);
  });
});
