import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ApprovalCommands } from '../../../domain/approval/commands.js';
import { approvalHandlers } from '../../../domain/approval/decide.js';
import {
  INITIATOR,
  inForce,
  isLive,
  isPending,
  liveEntry,
  stepIndex,
  stepOf,
  tasksOf,
} from '../../../domain/approval/find.js';
import { mapTasks } from '../../../domain/approval/fold/slice.js';
import { foldApproval } from '../../../domain/approval/fold.js';
import { seatVerdict, tallyOf } from '../../../domain/approval/tally.js';
import type { Approval } from '../../../domain/approval/types.js';
import { foldUses } from '../../../domain/approval/uses.js';
import { approvalVerbsFor } from '../../../domain/approval/verbs-for.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { foldAll } from '../../../domain/cycle/fold.js';
import { POSTS } from '../../../domain/people.js';
import { isNo } from '../../../domain/refusal.js';
import { complaintsAbout } from '../../oracle/naive-approval.js';
import { bodyOf, move, PAIRS, PEOPLE, play, repairMove, route } from './moves.js';
import { OFFICES, type Office, routeOf, START, step, type World, worldOf } from './world.js';

const RUNS = 100;
const held = fc.assert;

describe('whatever people do on a route of one to four steps', () => {
  test('a running approval has one live entry, an ended one has no task left', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        play(route, moves, (world) => {
          for (const approval of Object.values(world.state.approvals.running)) {
            expect(approval.entries.filter(isLive)).toHaveLength(1);
            const ended = approval.entries.filter((entry) => !isLive(entry)).flatMap(tasksOf);
            expect(ended.filter(isPending)).toEqual([]);
          }
          expect(Object.keys(world.state.approvals.running).filter((id) => id in world.state.approvals.closed)).toEqual(
            [],
          );
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('in an open entry nothing is decided yet, and each undecided seat has one open task of one holder', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        play(route, moves, (world) => {
          for (const approval of Object.values(world.state.approvals.running)) openEntryIsSound(approval);
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('steps to come straight back to fall towards the top, and all lie ahead', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        play(route, moves, (world) => {
          for (const approval of Object.values(world.state.approvals.running)) {
            const here = stepIndex(approval, liveEntry(approval)?.step ?? INITIATOR);
            const order = [...approval.resume.map((key) => stepIndex(approval, key)), here];
            expect(order).toEqual([...new Set(order)].sort((a, b) => b - a));
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('a second reading of the record has nothing to complain about', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        const world = play(route, moves, () => {});
        expect(complaintsAbout(world.facts, PAIRS)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('what is approved was passed at every step, and steps in force have their votes', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        play(route, moves, (world) => {
          for (const approval of Object.values(world.state.approvals.running)) {
            for (const entry of Object.values(inForce(approval))) {
              expect(['passed', 'carried', 'jumped']).toContain(entry.status);
              expect(stepIndex(approval, entry.step)).toBeLessThan(approval.route.steps.length);
            }
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('the state survives JSON and is the fold of its record, and no approval outgrows 16 KB', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 40 }), (route, moves) => {
        const world = play(route, moves, () => {});
        expect(JSON.parse(JSON.stringify(world.state))).toEqual(world.state);
        const before = worldOf(route, PAIRS).state;
        const again = world.facts.reduce((slice, fact) => foldUses(foldApproval(slice, fact), fact), before.approvals);
        expect(again).toEqual(world.state.approvals);
        for (const approval of Object.values(world.state.approvals.running)) {
          expect(JSON.stringify(approval).length).toBeLessThan(16_384);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a refusal leaves everything as it was', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 30 }), (route, moves) => {
        play(route, moves, (world, before, code) => {
          if (code !== 'ok') expect(JSON.stringify(world.state)).toBe(before);
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('the same act given again with what was seen then is refused', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 30 }), (route, moves) => {
        const acts = [
          'approve',
          'reject',
          'abstain',
          'return',
          'resubmit',
          'transfer',
          'take-back',
          'withdraw',
          'add-signer',
        ];
        const world = worldOf(route, PAIRS).submitted();
        for (const each of moves.filter(({ verb }) => acts.includes(verb))) {
          const { who, body } = bodyOf(world, each);
          const seen = world.command(who, each.verb, body).data;
          if (world.give(who, each.verb, body) !== 'ok') continue;
          expect(world.give(who, each.verb, seen)).not.toBe('ok');
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('taking a decision back restores the entries and the way back', () => {
    held(
      fc.property(
        route,
        fc.array(move, { maxLength: 30 }),
        fc.constantFrom('approve', 'return'),
        (route, moves, verb) => {
          const world = play(
            route,
            moves.filter((each) => each.verb !== 'withdraw'),
            () => {},
          );
          const own = world.tasks().filter(({ id }) => id.startsWith('a1.'));
          const task = own.find(
            ({ status, holder, owner, origin }) => status === 'open' && holder === owner && origin !== 'revise',
          );
          if (task === undefined) return;
          const before = skeleton(world.running());
          const who = task.owner as Office;
          if (
            world.give(who, verb as 'approve', { task: task.id }) !== 'ok' ||
            world.state.approvals.running.a1 === undefined
          )
            return;
          // A carried step asks nobody and so does not stand in the way; 40 entries do.
          const answer = world.give(who, 'take-back', { approval: 'a1' });
          if (answer === 'too-many-rounds') return;
          expect(answer).toBe('ok');
          expect(skeleton(world.running())).toEqual(before);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('undoing a repair restores the approval, with the same tasks and days', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 20 }), repairMove, (route, moves, repair) => {
        const world = play(route, moves, () => {});
        const before = world.state.approvals.running.a1;
        if (before === undefined) return;
        const { who, body } = bodyOf(world, repair);
        if (world.give(who, repair.verb, body) !== 'ok') return;
        const proposal = Object.values(world.state.approvals.running).find(({ proposal }) => proposal !== undefined);
        if (proposal !== undefined) world.give('superior', 'approve', { task: `${proposal.id}.1.1` });
        const seq = world.state.approvals.running.a1?.undo?.seq;
        if (seq === undefined || seq === before.undo?.seq) return;
        expect(world.give('administrator', 'undo-repair', { approval: 'a1', seq })).toBe('ok');
        expect(bare(world.running())).toEqual(bare(before));
      }),
      { numRuns: RUNS },
    );
  });

  test('what is allowed now is what is accepted', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 20 }), (route, moves) => {
        play(route, moves, (world) => {
          for (const who of PEOPLE) toldIsAccepted(world, who);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('from any state eligible people bring it to an end in at most 60 acts', () => {
    held(
      fc.property(route, fc.array(move, { maxLength: 30 }), (route, moves) => {
        const world = play(route, moves, () => {});
        let acts = 0;
        while (Object.keys(world.state.approvals.running).length > 0 && acts < 60) {
          acts += 1;
          const task = world.tasks().find(({ status }) => status === 'open');
          const verbs = ['recall', 'resubmit', 'approve', 'abstain', 'reject', 'return'] as const;
          const done =
            task !== undefined &&
            verbs.some((verb) => world.give(task.owner as Office, verb, { task: task.id }) === 'ok');
          const [first] = Object.values(world.state.approvals.running);
          const withdrawn = { approval: first?.id ?? '', reason: '无人可批' };
          if (!done) expect(world.give(first?.initiators[0] as Office, 'withdraw', withdrawn)).toBe('ok');
        }
        expect(Object.keys(world.state.approvals.running)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

type Verb = keyof ApprovalCommands;
const ON_TASK = ['approve', 'reject', 'abstain', 'repair-extend-limit'] as const;

function toldIsAccepted(world: World, who: Office): void {
  const told = approvalVerbsFor(world.state, world.card(who), world.judging());
  const accepts = (kind: Verb, bodies: object[]) => bodies.some((body) => !isNo(world.answer(who, kind, body)));
  const { running, closed } = world.state.approvals;
  const whole = Object.keys(running).map((approval) => ({ approval, reason: '内容有误' }));
  const bodies: [Verb, object[]][] = [
    ['withdraw', whole],
    ['take-back', whole],
    ['undo-repair', Object.values(running).map(({ id, undo }) => ({ approval: id, seq: undo?.seq ?? 0 }))],
    ['repair-jump', Object.values(running).flatMap(jumpsOf)],
    ['repair-close-vote', Object.values(running).map(closingOf)],
    ['reopen', Object.keys(closed).map((approval) => ({ approval, step: INITIATOR }))],
  ];
  for (const [kind, all] of bodies.filter(([kind]) => mayGive(kind, who))) {
    expect([who, kind, told.some((each) => each.kind === kind)]).toEqual([who, kind, accepts(kind, all)]);
  }
  const later = { to: addDays(world.today, 90) };
  for (const { id } of world.tasks()) {
    for (const kind of ON_TASK.filter((kind) => mayGive(kind, who))) {
      const accepted = accepts(kind, [{ task: id, ...(kind === 'repair-extend-limit' ? later : {}) }]);
      expect([who, kind, told.some((each) => each.kind === kind && each.task === id)]).toEqual([who, kind, accepted]);
    }
  }
}

/** The gateway's question, before any other: does the post allow the verb at all? */
function mayGive(kind: Verb, who: Office): boolean {
  const { authority } = approvalHandlers[kind];
  const held: readonly string[] = OFFICES[who];
  return (
    !('posts' in authority) ||
    authority.posts.length === POSTS.length ||
    authority.posts.some((post) => held.includes(post))
  );
}

const reason = '长期病假';

function jumpsOf({ id: approval, version: previewVersion, route }: Approval): object[] {
  const targets = [INITIATOR, ...route.steps.map(({ key }) => key)];
  return targets.map((to) => ({ approval, to, previewVersion, reason }));
}

function closingOf(approval: Approval): object {
  const entry = liveEntry(approval)?.no ?? 0;
  return { approval: approval.id, entry, previewVersion: approval.version, reason };
}

function openEntryIsSound(approval: Approval): void {
  const entry = liveEntry(approval);
  if (entry === undefined || entry.status !== 'open') return;
  const tally = stepOf(approval, entry.step)?.tally;
  if (tally !== undefined) expect(tallyOf(entry, tally)).toBe('undecided');
  for (const seat of entry.seats) {
    const open = seat.tasks.filter(({ status }) => status === 'open');
    expect(open).toHaveLength(seatVerdict(seat) === 'undecided' ? 1 : 0);
  }
  const holders = tasksOf(entry).filter(({ status }) => status === 'open');
  expect(new Set(holders.map(({ holder }) => holder)).size).toBe(holders.length);
  for (const { due, openedOn } of holders)
    expect(due !== undefined && openedOn !== undefined && due.on > openedOn).toBe(true);
}

/** What must come back: entries that were not cancelled and the stack, without seqs and versions. */
function skeleton({ entries, resume }: Approval) {
  const standing = entries.filter(({ status }) => status !== 'cancelled');
  return { resume, entries: standing.map((entry) => mapTasks(entry, ({ since: _since, ...task }) => task)) };
}

/** All of an approval but what a later version of it must differ in; one level can be undone. */
function bare({ version: _version, undo: _undo, entries, ...rest }: Approval) {
  return { ...rest, entries: entries.map((entry) => mapTasks(entry, ({ since: _since, ...task }) => task)) };
}

test('the fold of the whole cycle knows every fact of an approval', () => {
  const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
  const fact = world.facts[0];
  if (fact === undefined) throw new TypeError('nothing on record');
  expect(() => foldAll(world.state.cycleId, [{ ...fact, kind: 'guessed' } as never])).toThrow('unknown fact kind');
  expect(world.today).toBe(START);
});
