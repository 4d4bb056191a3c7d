import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stepsTouched } from '../../../domain/approval/touched.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Post } from '../../../domain/people.js';
import { seenOf, stuckOn, waysOf } from '../stuck/seen.js';
import { type Office, routeOf, START, step, type World, worldOf } from './world.js';

const YESTERDAY = plainDate('2026-03-01');
const POSTS = ['headOfOffice', 'deputyHead', 'bureauHead'] as const satisfies readonly Post[];
type Held = Partial<Record<(typeof POSTS)[number], Office>>;

/** The posts are held by these people now, and by nobody else; who held them before is still known to have. */
function hold(world: World, held: Held): void {
  const before = world.directory.holdings.map((each) =>
    POSTS.some((post) => post === each.post) && each.to === null ? { ...each, to: YESTERDAY } : each,
  );
  const now = POSTS.flatMap((post) => {
    const person = held[post];
    return person === undefined ? [] : [{ post, person, from: START, to: null }];
  });
  world.directory = { ...world.directory, rev: world.directory.rev + 1, holdings: [...before, ...now] };
}

function holdNow(world: World, held: Held): void {
  hold(world, held);
  world.directoryChanged();
}

/** A step in which the holders of these posts must all agree. */
function asking(held: Held, posts: readonly Post[] = POSTS.filter((post) => post in held)): World {
  const world = worldOf(routeOf([step('s', [...posts])]));
  hold(world, held);
  return world.submitted();
}

const seatsOf = (world: World) =>
  world.running().entries[0]?.seats.map(({ post, weight, tasks }) => [post, weight, tasks.length]);

describe('where all must agree and one person held two posts, when he goes and only one of them is filled', () => {
  const halfFilled = () => {
    const world = asking({ headOfOffice: 'office', deputyHead: 'office' });
    expect(world.open()).toEqual(['office']);
    holdNow(world, { headOfOffice: 'clerk' });
    return world;
  };

  test('the other post has a seat of its own that waits; the step does not pass without it', () => {
    const world = halfFilled();
    expect(world.course()).toEqual(['s unmanned']);
    expect(seatsOf(world)).toEqual([
      ['headOfOffice', 1, 2],
      ['deputyHead', 1, 0],
    ]);
    expect(world.give('clerk', 'approve')).toBe('ok');
    expect(world.course()).toEqual(['s unmanned']);
  });

  test('it is stuck for want of an approver, with the ways out of a post that was vacant from the start', () => {
    const found = stuckOn(seenOf(halfFilled()), 'noApprover', '2026-03-02');
    expect(found).toMatchObject([{ about: { kind: 'entry', entry: 1 }, detail: { variant: 'vacant', people: '' } }]);
    expect(waysOf(found[0])).toEqual(['fill-post', 'repair-from-superior']);
    expect(halfFilled().facts.findLast(({ kind }) => kind === 'seats-resolved')?.data).toMatchObject({
      excluded: [{ person: 'deputyHead', why: 'vacant' }],
    });
  });

  test('whoever is given the post then is asked, and the step passes when both agreed', () => {
    const world = halfFilled();
    holdNow(world, { headOfOffice: 'clerk', deputyHead: 'adviser' });
    expect(world.open().sort()).toEqual(['adviser', 'clerk']);
    expect(stuckOn(seenOf(world), 'noApprover', '2026-03-02')).toEqual([]);
    world.give('clerk', 'approve');
    world.give('adviser', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('falling to the one who follows in the first, it is asked with his one seat; when he goes, both are asked anew', () => {
    const world = halfFilled();
    hold(world, { headOfOffice: 'clerk', deputyHead: 'clerk' });
    expect(stepsTouched(world.state, { ...world.directory, rev: 9 }, world.judging())).toMatchObject([
      { leaving: [], coming: [], ownerless: false },
    ]);
    world.directoryChanged();
    expect([world.course(), world.open()]).toEqual([['s open'], ['clerk']]);
    holdNow(world, { headOfOffice: 'adviser' });
    expect([world.course(), world.open()]).toEqual([['s unmanned'], ['adviser']]);
    holdNow(world, { headOfOffice: 'adviser', deputyHead: 'deputy' });
    expect(world.open().sort()).toEqual(['adviser', 'deputy']);
  });

  test('one of the superior bureau may take it, or whom a repair names', () => {
    const sent = halfFilled();
    expect(sent.give('administrator', 'repair-from-superior', { person: 'superior' })).toBe('ok');
    expect(sent.open().sort()).toEqual(['clerk', 'superior']);
    const named = halfFilled();
    expect(named.give('administrator', 'repair-replace-seat', { seat: 1, to: 'adviser' })).toBe('ok');
    expect(named.open().sort()).toEqual(['adviser', 'clerk']);
  });

  test('the directory says before that the step will have nobody for it', () => {
    const world = asking({ headOfOffice: 'office', deputyHead: 'office' });
    hold(world, { headOfOffice: 'clerk' });
    expect(stepsTouched(world.state, world.directory, world.judging())).toMatchObject([
      { leaving: [{ id: 'office' }], coming: [{ id: 'clerk' }], ownerless: true },
    ]);
  });

  test('nobody following in either, one of the superior bureau takes both; when he goes, both are asked', () => {
    const world = asking({ headOfOffice: 'office', deputyHead: 'office' });
    holdNow(world, {});
    expect(seatsOf(world)).toEqual([
      ['headOfOffice', 1, 1],
      ['deputyHead', 1, 0],
    ]);
    expect(world.give('administrator', 'repair-from-superior', { person: 'superior' })).toBe('ok');
    expect([world.course(), world.open()]).toEqual([['s open'], ['superior']]);
    holdNow(world, { headOfOffice: 'clerk' });
    expect(world.open()).toEqual(['superior']);
    world.leaves('superior');
    world.directoryChanged();
    expect([world.course(), world.open()]).toEqual([['s unmanned'], ['clerk']]);
  });
});

type Change = { held: Held; decides: number };

describe('whoever comes and goes while a step waits in which all must agree', () => {
  const people: readonly Office[] = ['office', 'deputy', 'head', 'clerk'];
  const heldBy = (least: 0 | 1) => {
    const person = fc.constantFrom(...people);
    return fc.record(Object.fromEntries(POSTS.map((post) => [post, person])), least === 1 ? {} : { requiredKeys: [] });
  };
  const change: fc.Arbitrary<Change> = fc.record({ held: heldBy(0), decides: fc.integer({ min: 0, max: 4 }) });

  /** Everything done as told; who held each post at any time, and whether the step ever waited for a holder. */
  function played(first: Held, changes: readonly Change[]) {
    const world = asking(first, POSTS);
    const ever = POSTS.map((post) => [first[post]]);
    const courses = changes.map(({ held, decides }) => {
      for (const [n, post] of POSTS.entries()) ever[n]?.push(held[post]);
      hold(world, held);
      if (world.state.approvals.running.a1 !== undefined) world.directoryChanged();
      // What was asked once is not asked again and again.
      const again = stepsTouched(world.state, { ...world.directory, rev: world.directory.rev + 1 }, world.judging());
      expect(again).toEqual([]);
      const course = world.state.approvals.running.a1?.entries[0]?.status;
      const who = world.open()[decides];
      if (who !== undefined) world.give(who as Office, 'approve');
      return course;
    });
    const said = world.state.approvals.closed.a1?.decisions.map(({ by }) => by);
    return { ever, said, waited: courses.includes('unmanned') };
  }

  test('it passes only when somebody agreed for each of its posts who held it meanwhile', () => {
    const seen = { passed: 0, waited: 0 };
    fc.assert(
      fc.property(heldBy(1), fc.array(change, { maxLength: 6 }), (first, changes) => {
        const { ever, said, waited } = played(first, changes);
        seen.waited += Number(waited);
        if (said === undefined) return;
        seen.passed += 1;
        expect(ever.filter((holders) => !holders.some((each) => each !== undefined && said.includes(each)))).toEqual(
          [],
        );
      }),
      { numRuns: 300, seed: 20_261_128 },
    );
    expect([seen.passed > 20, seen.waited > 20]).toEqual([true, true]);
  });
});
