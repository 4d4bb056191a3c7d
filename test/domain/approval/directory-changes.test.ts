import { describe, expect, test } from '@jest/globals';
import { liveEntry } from '../../../domain/approval/find.js';
import { pendingResolutions, resolvedDrafts } from '../../../domain/approval/request.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Post } from '../../../domain/people.js';
import { seenOf, stuckOn } from '../stuck/seen.js';
import { type Office, routeOf, START, step, THREE_STEPS, type World, worldOf } from './world.js';

const both = routeOf([step('s', ['headOfOffice', 'deputyHead'])]);

describe('when the directory changes', () => {
  test('whoever took the post over takes the seat of who left, with a new due day', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.today = plainDate('2026-03-04');
    world.leaves('office', 'clerk');
    expect(world.directoryChanged()).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
    expect(world.tasks().map(({ status, dropped }) => `${status} ${dropped}`)).toEqual([
      'dropped left',
      'open undefined',
    ]);
    expect(world.tasks()[1]?.due?.on).toBe('2026-03-09');
    expect(world.give('clerk', 'approve')).toBe('ok');
    expect(world.open()).toEqual(['deputy']);
  });

  test('who loses the post while deciding is refused, and the case stands as it was', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const [task] = world.tasks();
    const seen = {
      ...{ task: task?.id ?? '', ifVersion: world.running().version },
      contentHash: world.running().subject.hash,
    };
    world.leaves('office', 'clerk');
    world.directoryChanged();
    const before = JSON.stringify(world.state);
    expect(world.give('office', 'approve', seen)).toBe('task-not-open');
    expect(JSON.stringify(world.state)).toBe(before);
    expect(world.open()).toEqual(['clerk']);
  });

  test('whoever left takes nobody out of his seat again, who may have followed him there', () => {
    const world = worldOf(both).submitted();
    expect(world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] })).toBe('ok');
    const added = world.tasks().find(({ origin }) => origin === 'added')?.id ?? '';
    world.leaves('office', 'clerk');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk', 'deputy']);
    expect(world.give('office', 'remove-signer', { task: added })).toBe('route-seat');
    expect(world.open()).toEqual(['clerk', 'deputy']);
  });

  test('who takes a post over gives back what was delegated to him: nobody has two parts of one step', () => {
    const world = worldOf(both).submitted();
    expect(world.give('deputy', 'delegate', { to: 'clerk' })).toBe('ok');
    expect(world.open()).toEqual(['office', 'clerk']);
    world.leaves('office', 'clerk');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk', 'deputy']);
    expect(world.give('deputy', 'approve')).toBe('ok');
    expect(world.give('clerk', 'approve')).toBe('ok');
    expect(world.state.approvals.closed.a1?.status).toBe('approved');
  });

  test('a post nobody holds any more is seen as such and does not pass in silence', () => {
    const world = worldOf(both).submitted();
    world.leaves('office');
    world.directoryChanged();
    expect(world.course()).toEqual(['s unmanned']);
    expect(world.give('deputy', 'approve')).toBe('ok');
    expect(world.course()).toEqual(['s unmanned']);
    world.directory = {
      ...world.directory,
      holdings: [
        ...world.directory.holdings,
        { post: 'headOfOffice', person: 'clerk', from: plainDate('2026-01-01'), to: null },
      ],
    };
    world.directoryChanged();
    expect(world.course()).toEqual(['s open']);
    expect(world.open()).toEqual(['clerk']);
  });

  test('a seat falls away where somebody else still speaks for its post', () => {
    const world = worldOf(routeOf([step('s', ['officer'])]));
    world.directory = {
      ...world.directory,
      holdings: [
        ...world.directory.holdings,
        { post: 'officer', person: 'clerk', from: plainDate('2026-01-01'), to: null },
      ],
    };
    world.submitted();
    expect(world.open()).toEqual(['secondOfficer', 'clerk']);
    world.leaves('clerk');
    world.directoryChanged();
    expect(world.course()).toEqual(['s open']);
    world.give('secondOfficer', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('newcomers do not join an open entry', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = {
      ...world.directory,
      holdings: [
        ...world.directory.holdings,
        { post: 'headOfOffice', person: 'clerk', from: plainDate('2026-01-01'), to: null },
      ],
    };
    world.directoryChanged();
    expect(world.open()).toEqual(['office']);
  });

  test('an entry without anybody is manned when somebody comes', () => {
    const world = worldOf(THREE_STEPS);
    world.leaves('office');
    expect(world.submitted().course()).toEqual(['office unmanned']);
    world.directory = {
      ...world.directory,
      holdings: [
        ...world.directory.holdings,
        { post: 'headOfOffice', person: 'clerk', from: plainDate('2026-01-01'), to: null },
      ],
    };
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
  });

  test('people who were named stay until a repair, for no rule would find somebody else', () => {
    const world = worldOf(routeOf([step('s', [], { who: { by: 'named', persons: ['clerk'] } })])).submitted();
    world.leaves('clerk');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
  });

  test('the electorate of a vote stays as it is', () => {
    const tally = {
      mode: 'vote',
      weights: {},
      pass: { num: 1, den: 2, strict: true },
      early: true,
      veto: [] as string[],
    } as const;
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { ...tally, veto: [] } })]),
    ).submitted();
    world.leaves('office', 'clerk');
    expect(world.directoryChanged()).toBe('ok');
    expect(world.open()).toEqual(['office', 'deputy']);
  });

  test('signers who wait one after the other keep their order', () => {
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } })]),
    ).submitted();
    world.leaves('office', 'clerk');
    world.directoryChanged();
    expect(world.tasks().map(({ owner, status }) => `${owner} ${status}`)).toEqual([
      'office dropped',
      'clerk open',
      'deputy waiting',
    ]);
  });

  describe('whose turn it is, where people sign one after the other, and who goes without a successor', () => {
    const queue = () =>
      worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead', 'bureauHead'], { tally: { mode: 'sequential' } })]));
    const standing = (world: World) => world.tasks().map(({ owner, status }) => `${owner} ${status}`);
    const status = (world: World) => liveEntry(world.running())?.status;

    test('keeps no turn: nobody behind signs, the step is without an owner, and the administrator frees it', () => {
      const world = queue().submitted();
      world.leaves('office');
      world.directoryChanged();
      expect(standing(world)).toEqual(['office dropped', 'deputy waiting', 'head waiting']);
      expect(status(world)).toBe('unmanned');
      const [stuck] = stuckOn(seenOf(world), 'noApprover', '2026-03-02');
      expect(stuck).toMatchObject({ about: { kind: 'entry', entry: 1 }, whoFrees: ['administrator', 'superior'] });
      expect(world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' })).toBe('ok');
      expect(standing(world)).toEqual(['office dropped', 'clerk open', 'deputy waiting', 'head waiting']);
      expect(status(world)).toBe('open');
      world.give('clerk', 'approve');
      expect(world.open()).toEqual(['deputy']);
    });

    test('is followed in his place by whoever gets the post later', () => {
      const world = queue().submitted();
      world.leaves('office');
      world.directoryChanged();
      world.directoryChanged();
      expect(status(world)).toBe('unmanned');
      const clerk = { post: 'headOfOffice' as const, person: 'clerk', from: START, to: null };
      const { rev, holdings } = world.directory;
      world.directory = { ...world.directory, rev: rev + 1, holdings: [...holdings, clerk] };
      world.directoryChanged();
      expect(standing(world)).toEqual(['office dropped', 'clerk open', 'deputy waiting', 'head waiting']);
    });

    test('lost the post but is in service still: it is the same', () => {
      const world = queue().submitted();
      const holdings = world.directory.holdings.filter(({ person }) => person !== 'office');
      world.directory = { ...world.directory, rev: world.directory.rev + 1, holdings };
      world.directoryChanged();
      expect(status(world)).toBe('unmanned');
      expect(world.give('office', 'approve', { task: 'a1.1.1' })).toBe('task-not-open');
    });

    test('is missed as soon as he is gone, though his turn is still to come; who has the turn may sign', () => {
      const world = queue().submitted();
      world.leaves('deputy');
      world.directoryChanged();
      expect(standing(world)).toEqual(['office open', 'deputy dropped', 'head waiting']);
      expect(status(world)).toBe('unmanned');
      expect(world.give('office', 'approve')).toBe('ok');
      expect(standing(world)).toEqual(['office done', 'deputy dropped', 'head waiting']);
      expect(status(world)).toBe('unmanned');
      expect(world.give('administrator', 'repair-from-superior', { person: 'superior' })).toBe('ok');
      expect(world.open()).toEqual(['superior']);
      world.give('superior', 'approve');
      expect(world.open()).toEqual(['head']);
    });

    test('last in the queue: what the others signed does not pass the step', () => {
      const world = queue().submitted();
      world.give('office', 'approve');
      world.give('deputy', 'approve');
      world.leaves('head');
      world.directoryChanged();
      expect(status(world)).toBe('unmanned');
      expect(world.running().status).toBe('running');
    });
  });

  test('an owner who goes is not replaced by the signer he had added: the step waits for somebody', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice']), step('t', ['deputyHead'])])).submitted();
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    world.leaves('office');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
    world.give('clerk', 'approve');
    expect(liveEntry(world.running())).toMatchObject({ no: 1, status: 'unmanned' });
  });

  test('an answer of the directory that comes too late is left out', () => {
    const world = worldOf(THREE_STEPS);
    const command = world.command('officer', 'submit-approval', {});
    const answer = world.answer('officer', 'submit-approval');
    if (!('facts' in answer)) throw new TypeError('refused');
    world.record(answer.facts, command.actor);
    const [request] = pendingResolutions(world.state, world.judging());
    if (request === undefined) throw new TypeError('nothing asked');
    world.give('officer', 'withdraw');
    const late = { directoryRev: 1, seats: [], excluded: [], away: [] };
    expect(resolvedDrafts(world.state, request, late, world.judging())).toEqual([]);
  });
});

describe('handing everything over', () => {
  test('moves what waits for one person to another, with its due day', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const due = world.tasks()[0]?.due;
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'clerk' })).toBe('ok');
    expect(world.tasks()[0]).toMatchObject({ owner: 'clerk', due, handed: 0 });
    expect(world.facts.at(-1)?.data).toMatchObject({ why: 'leaver', toPerson: { id: 'clerk' } });
  });

  test('is undone like a repair, by the same administrator, until somebody acted', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = world.running('a1');
    world.give('administrator', 'hand-over', { from: 'office', to: 'clerk' });
    const { undo, ...handed } = world.running('a1');
    expect(handed.version).toBeGreaterThan(before.version);
    expect(world.give('administrator', 'undo-repair', { approval: 'a1', seq: undo?.seq })).toBe('ok');
    const { version, entries } = world.running('a1');
    expect({ ...world.running('a1'), version: before.version, entries: before.entries }).toEqual(before);
    expect([version > before.version, entries[0]?.seats[0]?.tasks[0]?.owner]).toEqual([true, 'office']);
    expect(world.state.approvals.ledger.administrator).toBeUndefined();
    world.give('administrator', 'hand-over', { from: 'office', to: 'clerk' });
    const again = world.running('a1').undo;
    expect(world.give('clerk', 'approve', { task: 'a1.1.1' })).toBe('ok');
    expect(world.give('administrator', 'undo-repair', { approval: 'a1', seq: again?.seq })).toBe('next-acted');
  });

  test('leaves what the other may not decide on, and says so when nothing can move', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'officer' })).toBe('not-eligible');
    expect(world.give('administrator', 'hand-over', { from: 'head', to: 'clerk' })).toBe('not-eligible');
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'nobody' })).toBe('not-eligible');
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'clerk', reason: '' })).toBe(
      'opinion-required',
    );
  });

  describe('is no way around the second person of a repair', () => {
    const moves = (world: World, who: Office, to: Office) => world.give(who, 'hand-over', { from: 'office', to });
    const holds = (world: World, person: Office, post: Post) => {
      const holding = { post, person, from: START, to: null };
      world.directory = { ...world.directory, holdings: [...world.directory.holdings, holding] };
    };
    const money = () => worldOf({ ...THREE_STEPS, money: true }).submitted();

    test('nobody hands a decision over to himself', () => {
      expect(moves(worldOf(THREE_STEPS).submitted(), 'administrator', 'administrator')).toBe('not-eligible');
      expect(moves(worldOf(THREE_STEPS).submitted(), 'superior', 'administrator')).toBe('ok');
    });

    test('on money only who holds the post that was asked gets it', () => {
      expect(moves(money(), 'administrator', 'clerk')).toBe('not-eligible');
      const world = money();
      holds(world, 'clerk', 'headOfOffice');
      expect(moves(world, 'administrator', 'clerk')).toBe('ok');
    });

    test('nor does who asked for the matter choose who decides on it', () => {
      const world = worldOf(THREE_STEPS);
      holds(world, 'officer', 'administrator');
      world.submitted();
      expect(moves(world, 'officer', 'clerk')).toBe('not-eligible');
      expect(world.give('officer', 'repair-reassign', { task: 'a1.1.1', to: 'clerk' })).toBe('ok');
      expect(world.running('a1').entries[0]?.seats[0]?.tasks[0]?.owner).toBe('office');
      expect(world.running('a2').subject).toMatchObject({ kind: 'repair', ref: 'a1' });
    });

    test('what lies with the initiator may go to whoever hands it over', () => {
      const world = worldOf(THREE_STEPS).submitted();
      world.give('office', 'return');
      expect(world.give('administrator', 'hand-over', { from: 'officer', to: 'administrator' })).toBe('ok');
    });
  });
});
