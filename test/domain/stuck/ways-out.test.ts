import { describe, expect, test } from '@jest/globals';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import type { EngineView, Reason, Stuck, StuckInput } from '../../../domain/stuck/types.js';
import { given, submitted, voting } from '../approval/scenes.js';
import { routeOf, step, THREE_STEPS, worldOf } from '../approval/world.js';
import { d, duty, on, seenOf, stuckOn } from './seen.js';

const midnight = (day: string): Instant => instantAt(d(day), '00:00');
const at = (time: string): Instant => instantAt(d('2026-03-06'), time);
const engine: EngineView = {
  status: 'running',
  goneSince: null,
  pendingActivities: [],
  taskFailures: null,
  reported: false,
  nextWake: null,
};
const subject = { kind: 'annual-plan', ref: 'y1' };
const office = { kind: 'task', task: 'a1.1.1', holder: 'office', approval: 'a1', step: 'office', subject };
const named = () => worldOf(routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })]));

type Told = Pick<Stuck, 'about' | 'detail' | 'since' | 'repair'>;
type Row = [statement: string, reason: Reason, seen: () => Partial<StuckInput>, told: unknown[]];

/** What is stuck on Friday, 6 March at ten, word for word, with the next act and what is known of its body. */
const OF_PEOPLE: Row[] = [
  [
    'a post nobody holds is filled, or the superior bureau decides',
    'noApprover',
    () => {
      const world = worldOf(THREE_STEPS);
      world.leaves('office');
      return seenOf(world.submitted());
    },
    [
      {
        about: { kind: 'entry', entry: 1, approval: 'a1', step: 'office', subject },
        detail: { variant: 'vacant', posts: 'headOfOffice', people: '' },
        since: on('2026-03-02'),
        repair: [
          { way: 'fill-post' },
          { command: 'repair-from-superior', data: { approval: 'a1', entry: 1, previewVersion: 3 } },
        ],
      },
    ],
  ],
  [
    'an absence is bridged by a proxy, or the task goes to somebody else',
    'awayNoProxy',
    () => {
      const world = submitted();
      const absences = [{ person: 'office', from: d('2026-03-05'), to: d('2026-03-09'), reason: '培训' }];
      return seenOf(world, { directory: { ...world.directory, absences } });
    },
    [
      {
        about: office,
        detail: { until: '2026-03-09', from: '2026-03-05', why: '培训', who: 'office' },
        since: midnight('2026-03-05'),
        repair: [{ way: 'name-proxy' }, { command: 'repair-reassign', data: { task: 'a1.1.1', previewVersion: 3 } }],
      },
    ],
  ],
  [
    'what was lent to somebody who is away is called back first',
    'awayNoProxy',
    () => {
      const world = given(submitted(), ['office', 'delegate', { to: 'clerk' }]);
      const absences = [{ person: 'clerk', from: d('2026-02-20'), to: d('2026-03-09'), reason: '' }];
      return seenOf(world, { directory: { ...world.directory, absences } });
    },
    [
      {
        about: { ...office, holder: 'clerk' },
        detail: { until: '2026-03-09', from: '2026-02-20', why: '', who: 'clerk' },
        since: midnight('2026-03-02'),
        repair: [
          { command: 'recall', data: { task: 'a1.1.1' } },
          { way: 'name-proxy' },
          { command: 'repair-reassign', data: { task: 'a1.1.1', previewVersion: 7 } },
        ],
      },
    ],
  ],
  [
    'whoever was named and left is replaced, or hands all over',
    'approverLeft',
    () => {
      const world = named().submitted();
      world.leaves('adviser');
      return seenOf(world);
    },
    [
      {
        about: { ...office, holder: 'adviser', step: 'adviser' },
        detail: { left: '2026-03-01', who: 'adviser' },
        since: midnight('2026-03-02'),
        repair: [
          { command: 'repair-reassign', data: { task: 'a1.1.1', previewVersion: 3 } },
          { command: 'hand-over', data: { from: 'adviser' } },
        ],
      },
    ],
  ],
  [
    'a task past its day is urged, given to somebody else, or gets more time',
    'overLimit',
    () => seenOf(submitted()),
    [
      {
        about: office,
        detail: { due: '2026-03-05', who: 'office' },
        since: midnight('2026-03-05'),
        repair: [
          { command: 'urge', data: { task: 'a1.1.1' } },
          { command: 'repair-reassign', data: { task: 'a1.1.1', previewVersion: 3 } },
          { command: 'repair-extend-limit', data: { task: 'a1.1.1', previewVersion: 3 } },
        ],
      },
    ],
  ],
  [
    'what came back and lies is urged, handed over or withdrawn',
    'returnedIdle',
    () => seenOf(given(submitted(), ['office', 'return'])),
    [
      {
        about: { ...office, task: 'a1.2.1', holder: 'officer', step: 'initiator' },
        detail: { due: '2026-03-05', who: 'officer' },
        since: midnight('2026-03-02'),
        repair: [
          { command: 'urge', data: { task: 'a1.2.1' } },
          { command: 'hand-over', data: { from: 'officer' } },
          { command: 'withdraw', data: { approval: 'a1', ifVersion: 7 } },
        ],
      },
    ],
  ],
  [
    'a repair whose second person is late goes up',
    'repairWaitsSecond',
    () => seenOf(given(submitted(), ['administrator', 'repair-jump', { to: 'head' }])),
    [
      {
        about: {
          kind: 'task',
          task: 'a2.1.1',
          holder: 'superior',
          approval: 'a2',
          step: 'second',
          subject: { kind: 'repair', ref: 'a1' },
        },
        detail: { variant: 'late', who: 'superior' },
        since: midnight('2026-03-02'),
        repair: [{ command: 'urge', data: { task: 'a2.1.1' } }, { way: 'escalate' }],
      },
    ],
  ],
  [
    'and so does one for which there is nobody',
    'repairWaitsSecond',
    () => {
      const world = submitted();
      world.leaves('superior');
      return seenOf(given(world, ['administrator', 'repair-jump', { to: 'head' }]));
    },
    [
      {
        about: { kind: 'entry', entry: 1, approval: 'a2', step: 'second', subject: { kind: 'repair', ref: 'a1' } },
        detail: { variant: 'nobody' },
        since: midnight('2026-03-02'),
        repair: [{ way: 'second-person' }],
      },
    ],
  ],
];

const OF_DUTIES: Row[] = [
  [
    'what a contractor owes is asked for by telephone, or gets more time',
    'waitsContractor',
    () => ({ obligations: [duty({ owner: 'contractor', due: d('2026-03-05') })] }),
    [
      {
        about: {
          kind: 'obligation',
          obligation: 'plan-filing@y1#1',
          rule: 'plan-filing',
          subject: 'y1',
          owner: 'contractor',
        },
        detail: { due: '2026-03-05' },
        since: midnight('2026-03-05'),
        repair: [{ way: 'call' }, { command: 'extend-obligation', data: { obligation: 'plan-filing@y1#1' } }],
      },
    ],
  ],
  [
    'a decision of an outside party is urged',
    'waitsContractor',
    () => seenOf(worldOf(routeOf([step('seen', [], { who: { by: 'party', party: 'evaluator' } })])).submitted()),
    [
      {
        about: { ...office, holder: 'evaluator', step: 'seen' },
        detail: { due: '2026-03-05', who: 'evaluator' },
        since: midnight('2026-03-05'),
        repair: [{ command: 'urge', data: { task: 'a1.1.1' } }, { way: 'call' }],
      },
    ],
  ],
  [
    'a receipt that does not come is asked for, recorded, or the papers go once more',
    'waitsReceipt',
    () => ({ obligations: [duty({ rule: 'filing-receipt', subject: 'f1', due: d('2026-03-05') })] }),
    [
      {
        about: {
          kind: 'obligation',
          obligation: 'plan-filing@y1#1',
          rule: 'filing-receipt',
          subject: 'f1',
          owner: 'officer',
        },
        detail: { filedOn: '2026-02-24', due: '2026-03-05' },
        since: midnight('2026-02-24'),
        repair: [
          { way: 'call' },
          { command: 'record-receipt', data: { filing: 'f1' } },
          { command: 'refile', data: { filing: 'f1' } },
        ],
      },
    ],
  ],
  [
    'a duty that is late is met late, or waived where that may be',
    'limitBroken',
    () => ({ obligations: [duty({ due: d('2026-03-05') })] }),
    [
      {
        about: {
          kind: 'obligation',
          obligation: 'plan-filing@y1#1',
          rule: 'plan-filing',
          subject: 'y1',
          owner: 'officer',
        },
        detail: { due: '2026-03-05', severity: 'law', basis: 'CN' },
        since: midnight('2026-03-05'),
        repair: [{ way: 'meet-late' }, { command: 'waive-obligation', data: { obligation: 'plan-filing@y1#1' } }],
      },
    ],
  ],
  [
    'an address is corrected',
    'badAddress',
    () => {
      const failed = { about: 'plan-filing@y1#1', recipient: 'office', address: 'x@y', currentAddress: 'x@y' };
      return { obligations: [duty()], deliveries: [{ ...failed, at: on('2026-03-03'), why: '550' }] };
    },
    [
      {
        about: { kind: 'address', recipient: 'office', address: 'x@y' },
        detail: { why: '550', who: 'office' },
        since: on('2026-03-03'),
        repair: [{ way: 'correct-address' }, { way: 'resend-letters' }],
      },
    ],
  ],
  [
    'a year without its notice has it imported',
    'provisionalDate',
    () => ({
      calendarYears: [2026],
      obligations: [
        duty({
          certainty: 'provisional',
          trigger: { kind: 'plan-approved', on: d('2026-02-02'), seq: 9 },
          due: d('2027-01-05'),
          earliest: d('2026-04-01'),
          latest: d('2027-01-12'),
        }),
      ],
    }),
    [
      {
        about: { kind: 'year', year: 2027 },
        detail: { count: 1 },
        since: midnight('2026-03-02'),
        repair: [{ way: 'import-calendar' }],
      },
    ],
  ],
];

const failing = { type: 'archiveFacts', scheduledAt: at('09:30') };
const OF_THE_ENGINE: Row[] = [
  [
    'an effect that does not get through is tried at once',
    'stepFailing',
    () => ({
      engine: {
        ...engine,
        pendingActivities: [
          { ...failing, attempt: 3, failure: null },
          { ...failing, type: 'sendLetters', attempt: 1, failure: '数据库不可用' },
        ],
      },
    }),
    [
      {
        about: { kind: 'activity', activity: 'archiveFacts' },
        detail: { attempt: 3, failure: '' },
        since: at('09:30'),
        repair: [{ way: 'retry-now' }],
      },
      {
        about: { kind: 'activity', activity: 'sendLetters' },
        detail: { attempt: 1, failure: '数据库不可用' },
        since: at('09:30'),
        repair: [{ way: 'retry-now' }],
      },
    ],
  ],
  [
    'a fault of the workflow’s own code is mended, or the cycle begins anew from its record',
    'workflowFailing',
    () => ({ engine: { ...engine, taskFailures: { attempt: 4, since: at('09:30'), failure: 'TypeError' } } }),
    [
      {
        about: { kind: 'workflow' },
        detail: { attempt: 4, failure: 'TypeError' },
        since: at('09:30'),
        repair: [{ way: 'deploy-fix' }, { way: 'restart-from-record' }],
      },
    ],
  ],
  [
    'and so is one only the engine tells of',
    'workflowFailing',
    () => ({ engine: { ...engine, reported: true } }),
    [
      {
        about: { kind: 'workflow' },
        detail: { attempt: 0, failure: '' },
        since: at('10:00'),
        repair: [{ way: 'deploy-fix' }, { way: 'restart-from-record' }],
      },
    ],
  ],
  [
    'a workflow that is gone begins anew from its record',
    'workflowGone',
    () => ({ engine: { ...engine, status: 'gone', goneSince: at('08:00') } }),
    [{ about: { kind: 'workflow' }, detail: {}, since: at('08:00'), repair: [{ way: 'restart-from-record' }] }],
  ],
  [
    'and so does one that slept past its hour',
    'wakeLate',
    () => ({ engine: { ...engine, nextWake: at('09:00') } }),
    [{ about: { kind: 'workflow' }, detail: {}, since: at('09:00'), repair: [{ way: 'restart-from-record' }] }],
  ],
  [
    'a queue nobody works at gets a worker',
    'noPoller',
    () => ({ queues: [{ queue: 'caigou', lastPoll: at('09:50'), seenSince: at('08:00') }] }),
    [
      {
        about: { kind: 'queue', queue: 'caigou' },
        detail: { minutes: 10 },
        since: at('09:50'),
        repair: [{ way: 'start-worker' }],
      },
    ],
  ],
  [
    'a second clock that stands is started',
    'secondClockStopped',
    () => ({
      clock: {
        status: 'set' as const,
        note: '',
        lastRound: at('07:20'),
        expectedSince: at('07:00'),
        allowedMinutes: 130,
      },
    }),
    [
      {
        about: { kind: 'clock' },
        detail: { variant: 'silent', note: '' },
        since: at('07:20'),
        repair: [{ way: 'start-second-clock' }],
      },
    ],
  ],
  [
    'what people read is made anew',
    'readModelBehind',
    () => ({ projection: { lastFact: { seq: 9, at: at('09:00') }, snapshotSeq: 8 } }),
    [
      {
        about: { kind: 'record' },
        detail: { fact: 9, shown: 8 },
        since: at('09:00'),
        repair: [{ way: 'rebuild' }],
      },
    ],
  ],
  [
    'letters that are missing or lie are looked for by the second clock',
    'reminderMissing',
    () => ({
      expectedNotices: [{ key: 'k1', sendAt: at('09:00') }],
      outbox: [
        { key: 'k2', state: 'queued', notBefore: at('09:10'), claimedAt: null },
        { key: 'k3', state: 'sending', notBefore: at('09:10'), claimedAt: at('09:40') },
        { key: 'k4', state: 'sending', notBefore: at('09:10'), claimedAt: null },
      ],
    }),
    [
      {
        about: { kind: 'notice', notice: 'k1' },
        detail: { variant: 'missing' },
        since: at('09:00'),
        repair: [{ way: 'run-second-clock' }],
      },
      {
        about: { kind: 'notice', notice: 'k2' },
        detail: { variant: 'queued' },
        since: at('09:10'),
        repair: [{ way: 'run-second-clock' }],
      },
      {
        about: { kind: 'notice', notice: 'k3' },
        detail: { variant: 'sending' },
        since: at('09:40'),
        repair: [{ way: 'run-second-clock' }],
      },
    ],
  ],
];

const toldOf = (found: Stuck[]): Told[] =>
  found.map(({ about, detail, since, repair }) => ({ about, detail, since, repair }));

describe.each<[string, Row[]]>([
  ['people', OF_PEOPLE],
  ['duties and dates', OF_DUTIES],
  ['the engine and the record', OF_THE_ENGINE],
])('what is stuck of %s comes with the next act', (_of, rows) => {
  test.each(rows)('%s', (_statement, reason, seen, told) => {
    expect(toldOf(stuckOn(seen(), reason, '2026-03-06'))).toEqual(told);
  });
});

test('a vote somebody left has his seat filled by another: the task itself goes to nobody', () => {
  const vote = voting().running().route.steps[0];
  if (vote === undefined) throw new TypeError('no vote');
  const who = { by: 'named', persons: ['office', 'adviser'] } as const;
  const world = worldOf(routeOf([{ ...vote, who: { ...who, persons: [...who.persons] } }])).submitted();
  world.leaves('adviser');
  expect(toldOf(stuckOn(seenOf(world), 'approverLeft', '2026-03-06'))).toMatchObject([
    {
      repair: [
        { command: 'repair-replace-seat', data: { approval: 'a1', entry: 1, seat: 1, previewVersion: 3 } },
        { command: 'hand-over', data: { from: 'adviser' } },
      ],
    },
  ]);
});
