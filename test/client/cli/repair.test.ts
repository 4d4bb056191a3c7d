import { describe, expect, test } from '@jest/globals';
import type { Asked, Gateway } from '../../../client/cycles.js';
import { stamped } from '../../../client/stamp.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { preview } from '../../../domain/cycle/preview.js';
import { OFFICES, type Office, routeOf, step, THREE_STEPS, type World, worldOf } from '../../domain/approval/world.js';
import { appFor, CYCLE, emptyReads } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { caigou } from './terminal.js';

/** The command line against the real rules over a record in memory. */
function appOn(world: World) {
  const command = ({ request, caller, via }: Asked) =>
    stamped(request, { cycleId: CYCLE, commandId: `x${world.count}`, caller, via, today: world.today });
  const gateway: Gateway = {
    open: () => Promise.reject(new Error('not part of this test')),
    submit: async (asked) => {
      const given = command(asked);
      const answer = decide(world.state, given, world.judging());
      if (isRefusal(answer)) return answer;
      world.record(answer, given.actor);
      world.lookUp();
      return { cycleId: CYCLE, commandId: given.commandId, seq: world.state.seq, hash: world.state.hash };
    },
    preview: async (asked) => preview(world.state, command(asked), world.judging(), world.directory),
    allowed: async () => [],
    account: async () => ({ ledger: [], shortfalls: [], interest: [] }),
    verbs: async () => [],
    stations: async () => [],
  };
  const plain = emptyReads();
  const reads = emptyReads({
    directories: { codes: async () => [YANJI], of: async () => world.directory },
    cycle: async (code, id) => {
      const found = await plain.cycle(code, id);
      return found === null ? null : { ...found, state: world.state };
    },
    approvals: async (_code, id) => {
      const { running, closed, people } = world.state.approvals;
      return id === CYCLE ? { running: Object.values(running), closed: Object.values(closed), people } : null;
    },
  });
  return appFor({ gateway, reads });
}

const REASON = '长期病假';
const as = (who: Office) => ['--as', Object.keys(OFFICES).includes(who) ? who : 'administrator'];
const doing = (kind: string, data: object, ...more: string[]) => [
  ...[
    'do',
    kind,
    '--cycle',
    CYCLE,
    '--data',
    JSON.stringify({ reason: REASON, ...data }),
    ...as('administrator'),
    ...more,
  ],
];

const halfway = () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.give('office', 'approve');
  return world;
};

describe('a repair by hand', () => {
  test('is tried out first: decisions lost, who begins anew, who must agree and why, and how long it can be undone', async () => {
    const world = halfway();
    const said = await caigou(doing('repair-jump', { approval: 'a1', to: 'office' }, '--dry-run'), {
      app: appOn(world),
    });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toContain('决定作废 office（office，2026-03-02）');
    expect(said.out).toContain('新增待办 office → office，2026-03-05 前');
    expect(said.out).toContain('须经第二人确认：已作出的决定将作废；可由superior确认，确认后才生效');
    expect(said.out).toContain('撤销：在有人办理之前可以撤销');
    expect(world.course()).toEqual(['office passed', 'deputy open']);
  });

  test('is shown and bound to just what was shown', async () => {
    const world = halfway();
    const said = await caigou(doing('repair-reassign', { task: 'a1.2.1', to: 'clerk' }), { app: appOn(world) });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toContain('待办 deputy（a1.2.1）由 deputy 转 clerk');
    expect(said.out).toContain('无须第二人确认');
    expect(world.open()).toEqual(['clerk']);
  });

  test('that a program gives must say on which version it was previewed', async () => {
    const given = doing('repair-reassign', { task: 'a1.2.1', to: 'clerk' }, '--json');
    const said = await caigou(given, { app: appOn(halfway()) });
    expect(JSON.parse(said.err)).toMatchObject({ code: 'bad-input', issues: [{ field: 'data.previewVersion' }] });
  });

  test('of a step the law requires is refused, and the step named', async () => {
    const law = routeOf([step('office', ['headOfOffice'], { requiredByLaw: true }), step('head', ['bureauHead'])]);
    const world = worldOf(law).submitted();
    const said = await caigou(doing('repair-jump', { approval: 'a1', to: 'head' }), { app: appOn(world) });
    expect(said.code).toBe(3);
    expect(said.err).toContain('法定事项不能免除或跳过：office');
  });
});

describe('many cases for one reason', () => {
  const repair = (kind: string, cases: string, ...more: string[]) => [
    ...['repair', kind, '--cases', cases, '--reason', REASON, ...as('administrator'), ...more],
  ];
  const TO = ['--data', '{"to":"clerk"}'];

  test('each is repaired on its own, and one that cannot be holds up no other', async () => {
    const world = halfway();
    const said = await caigou(repair('repair-reassign', `222401-2026-009,${CYCLE}`, ...TO), { app: appOn(world) });
    expect(said.out).toMatch(/^222401-2026-009 {2}未办理：/);
    expect(said.out).toMatch(new RegExp(`${CYCLE} {2}已修复\n$`));
    expect(said.code).toBe(3);
    expect(world.open()).toEqual(['clerk']);
    // A reason belongs to the repair; who gives one here all the same is not sent away for it.
    const undone = await caigou(repair('undo-repair', CYCLE), { app: appOn(world) });
    expect(undone).toMatchObject({ out: `${CYCLE}  已撤销修复\n`, code: 0 });
    expect(world.open()).toEqual(['deputy']);
    const nothing = await caigou(repair('undo-repair', CYCLE), { app: appOn(world) });
    expect(nothing).toMatchObject({ out: expect.stringContaining('没有可以撤销的修复'), code: 3 });
  });

  test('where a second person must agree, it says that it waits', async () => {
    const world = halfway();
    const said = await caigou(repair('repair-jump', `${CYCLE}:a1`, '--data', '{"to":"head"}'), { app: appOn(world) });
    expect(said).toMatchObject({ out: `${CYCLE}:a1  已提请第二人确认，确认后生效\n`, code: 0 });
    expect(world.running('a2').subject.kind).toBe('repair');
  });

  test('tried out, nothing is on record; for programs each case has its result', async () => {
    const world = halfway();
    const { seq } = world.state;
    const given = repair('repair-reassign', `${CYCLE}:a1.2.1`, ...TO, '--dry-run', '--json');
    const said = await caigou(given, { app: appOn(world) });
    expect(JSON.parse(said.out).cases).toMatchObject([
      { case: `${CYCLE}:a1.2.1`, result: 'shown', preview: { second: { required: false } } },
    ]);
    expect(world.state.seq).toBe(seq);
  });

  test('a refusal of the rules is told in their words', async () => {
    const world = halfway();
    const to = ['--data', '{"to":"deputy"}'];
    const said = await caigou(repair('repair-reassign', CYCLE, ...to), { app: appOn(world) });
    expect(said.out).toContain(`${CYCLE}  未办理：`);
    expect(said.out).toContain('已在本环节中');
    const none = await caigou(repair('repair-reassign', `${CYCLE}:a7`, ...TO), { app: appOn(world) });
    expect(none.out).toContain('没有或不止一个正在进行的审批');
  });
});
