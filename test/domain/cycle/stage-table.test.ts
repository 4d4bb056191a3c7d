import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, legalDay } from '../../../domain/calendar/instant.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import type { CommandKind } from '../../../domain/commands.js';
import { nextItem, nextWake } from '../../../domain/cycle/agenda.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { HANDLERS } from '../../../domain/cycle/handlers.js';
import { contentHash } from '../../../domain/hash.js';
import { liveObligations } from '../../../domain/obligations/derive.js';
import type { Post } from '../../../domain/people.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import { courseAllows } from '../../oracle/naive-stages.js';
import { bodyOf, KINDS } from '../../support/bodies.js';
import { type Case, caseOf, fork } from '../../support/case.js';
import {
  awarded,
  bids,
  type Code,
  judged,
  opened,
  planned,
  ranking,
  renewed,
  reported,
  serving,
  signed,
  tendered,
} from '../../support/course.js';

/** From there on by commands that the stages themselves do not show. */
function onward(from: (code: Code) => Case, act: (c: Case, code: Code) => void): (code: Code) => Case {
  const reached = new Map<Code, Case>();
  return (code) => {
    const c = reached.get(code) ?? fork(from(code));
    if (!reached.has(code)) act(c, code);
    reached.set(code, c);
    return c;
  };
}
const FIRST_SLOT = { '222401': 'firstHalf', '640402': 'midTerm' } as const;

const CODES: Code[] = ['222401', '640402'];
const STAGES: Record<string, (code: Code) => Case> = {
  nothing: (code) => caseOf(code, '2023-01-09'),
  opened,
  planned,
  tendered,
  'tender voided': onward(tendered, (c) => c.ok('void-tender', { reason: '废标' })),
  'bids opened': onward(tendered, (c) => {
    c.to('2023-03-02');
    c.ok('open-bids', bids(), { as: 'agent' });
  }),
  'bids evaluated': onward(tendered, (c) => {
    c.to('2023-03-02');
    c.ok('open-bids', bids(), { as: 'agent' });
    c.to('2023-03-03');
    c.ok('finish-bid-evaluation', ranking(), { as: 'agent' });
  }),
  reported,
  'award decided': onward(reported, (c) => {
    c.approved('award', 'lot', { rank: 1 });
    c.ok('decide-award', { rank: 1 });
  }),
  awarded,
  signed,
  'signed under a condition': (code) => signed(code, { effectiveCondition: '财政资金到位' }),
  serving,
  'all at once': onward(serving, (c, code) => {
    c.ok('amend-contract', bodyOf('amend-contract'), { on: '2023-03-31', second: 'deputyHead' });
    c.ok('record-acceptance', bodyOf('record-acceptance'));
    const slot = FIRST_SLOT[code];
    for (const station of ['a', 'b']) {
      c.ok('record-evaluation', { year: 1, slot, station, evaluators: ['e'], scoreHundredths: 8_000 });
    }
    c.ok('record-filing-returned', { filing: 'f1', reasons: '退回' });
  }),
  'contractor changed': onward(serving, (c) => c.ok('change-party', bodyOf('change-party'))),
  judged,
  renewed,
  closed: onward(renewed, (c) => c.put('cycle-closed', { reason: '期满' })),
};
/** What none of these places is ready for: two years of clocks, a second county's slot, money on its way. */
const ELSEWHERE: CommandKind[] = [
  'apply-consequence',
  'determine-annual-result',
  'make-payment',
  'record-scope-decision',
];
const PLACES = CODES.flatMap((code) => Object.keys(STAGES).map((stage) => [code, stage] as const));

function caseAt(code: Code, stage: string): Case {
  const reach = STAGES[stage];
  if (reach === undefined) throw new Error(stage);
  return fork(reach(code));
}

/** Somebody who holds a post for the kind: what then forbids it is the course of things. */
function postFor(kind: CommandKind): Post {
  const { authority } = HANDLERS[kind] as { authority: { posts?: Post[] } };
  const [post] = authority.posts ?? [];
  if (post === undefined) throw new Error(`nobody may ${kind}`);
  return post;
}

const GIVEN = new Map<string, CommandKind[]>();

/** What is accepted of every kind, as an act of today and as a record of yesterday that a second person confirms. */
function acceptedAt(code: Code, stage: string): CommandKind[] {
  const key = `${code} ${stage}`;
  const known = GIVEN.get(key);
  if (known !== undefined) return known;
  const c = caseAt(code, stage);
  const answers = KINDS.map((kind) => {
    const each = [c.today, addDays(c.today, -1)].map((on) =>
      decide(c.state, c.command(kind, bodyOf(kind), { as: postFor(kind), on, second: 'deputyHead' }), c.judging()),
    );
    return { kind, each };
  });
  const accepted = answers.filter(({ each }) => each.some((answer) => !isRefusal(answer))).map(({ kind }) => kind);
  GIVEN.set(key, accepted);
  return accepted;
}

describe('at every stage of both counties', () => {
  test.each(PLACES)('%s, %s: nothing is accepted that the course of a purchase has no room for', (code, stage) => {
    const { facts } = caseAt(code, stage);
    expect(acceptedAt(code, stage).filter((kind) => !courseAllows(facts, kind))).toEqual([]);
  });

  test('every kind is accepted somewhere, or the table above would say nothing', () => {
    const all = PLACES.flatMap(([code, stage]) => acceptedAt(code, stage));
    const seen = new Set([...all, ...ELSEWHERE]);
    expect(KINDS.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  late: fc.constantFrom(0, 0, 0, 1, 20),
  wait: fc.constantFrom(0, 0, 1, 7, 45),
  /** The county's new policy no longer knows one of the rules that has a duty alive. */
  rule: fc.option(fc.nat(), { freq: 4 }),
});

function loseRule(c: Case, pick: number): void {
  const live = [...new Set(liveObligations(c.state, c.judging()).map(({ rule }) => rule))];
  const lost = live[pick % Math.max(live.length, 1)];
  if (lost === undefined || c.state.yearEnd.closedOn !== null) return;
  const rules = { ...c.policy.rules };
  delete rules[lost];
  const { hash: _hash, ...known } = c.policy;
  const body = { ...known, rules, version: c.today };
  const policy = { ...body, hash: contentHash(body) };
  c.ok('move-to-policy', { policy: packPolicy(policy), reason: '新规施行' });
}

describe('whatever offices do after one another, and however long they wait', () => {
  test('the course allowed it, no duty is gone without a fact, and the cycle sleeps over nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.array(step, { minLength: 6, maxLength: 14 }),
        ([code, stage], steps) => {
          const c = caseAt(code, stage);
          const born = new Set<string>();
          for (const { kind, late, wait, rule } of steps) {
            if (wait > 0) c.to(addDays(c.today, wait));
            if (rule !== null) loseRule(c, rule);
            const giving = { as: postFor(kind), on: addDays(c.today, -late), second: 'deputyHead' as const };
            const answer = decide(c.state, c.command(kind, bodyOf(kind), giving), c.judging());
            if (!isRefusal(answer)) {
              expect({ kind, allowed: courseAllows(c.facts, kind) }).toEqual({ kind, allowed: true });
              c.ok(kind, bodyOf(kind), giving);
            }
            noneVanished(c, born);
            nothingSleptOver(c);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Every duty that ever lived is still listed, or a fact on record says how it ended. */
function noneVanished(c: Case, born: Set<string>): void {
  const live = new Set(liveObligations(c.state, c.judging()).map(({ id }) => id));
  const ended = new Set(c.facts.flatMap((fact) => (fact.kind === 'obligation-closed' ? [fact.data.obligation] : [])));
  expect([...born].filter((id) => !live.has(id) && !ended.has(id))).toEqual([]);
  for (const id of live) born.add(id);
}

/** Had anything been owed by the last minute before the day it wakes, it would have slept too long. */
function nothingSleptOver(c: Case): void {
  const wake = nextWake(c.state, c.judging());
  if (wake === null) {
    expect(c.state.plan.opening === null || c.state.yearEnd.closedOn !== null).toBe(true);
    return;
  }
  expect(wake > c.at).toBe(true);
  const at = instantAt(addDays(legalDay(wake), -1), '23:59');
  if (at <= c.at) return;
  expect({ wake, owed: nextItem(c.state, { ...c.judging(), at, today: legalDay(at) }) }).toEqual({ wake, owed: null });
}
