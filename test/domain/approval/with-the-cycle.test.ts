import { expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import type { Command } from '../../../domain/commands.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import type { FactDraft } from '../../../domain/facts.js';
import { fen } from '../../../domain/money/fen.js';
import { CALENDAR, routeOf, START, step, THREE_STEPS, type World, worldOf } from './world.js';

/** What the whole cycle answers, as its workflow would ask it. */
function decided(world: World, command: Partial<Command>): FactDraft[] | string {
  const envelope = { commandId: 'c', cycleId: world.state.cycleId, on: world.today, people: [], via: 'api' };
  const answer = decide(world.state, { ...envelope, ...command } as Command, world.judging());
  return isRefusal(answer) ? answer.code : answer;
}

test('terminating a contract voids the approvals that run', () => {
  const world = worldOf(THREE_STEPS).submitted();
  const party = { id: 'c1', name: '社会工作服务中心', kind: 'socialOrganisation' as const };
  const signed = {
    year: 1,
    signedByPurchaserOn: START,
    signedByContractorOn: START,
    effectiveOn: START,
    serviceFrom: START,
    serviceTo: plainDate('2027-03-01'),
    purchaser: party,
    contractor: party,
    fen: fen(1),
    parts: [],
  };
  world.record([draft('contract-signed', signed)]);
  const facts = decided(world, {
    kind: 'terminate',
    data: { year: 1, reason: '严重违约', lastServiceDay: plainDate('2026-06-30') },
    actor: { person: world.card('officer') },
  });
  if (typeof facts === 'string') throw new TypeError(facts);
  world.record(facts);
  expect(world.ended().status).toBe('void');
});

test('a new calendar moves the due days of open tasks in the same breath', () => {
  const world = worldOf(THREE_STEPS).submitted();
  const rest = { name: '州庆', from: plainDate('2026-03-03'), to: plainDate('2026-03-03'), notice: 'n' };
  const notice = { title: '放假通知', date: plainDate('2026-02-20'), region: CALENDAR.id };
  const calendar: CompiledCalendar = { ...CALENDAR, version: '2026-02-20', rest: [rest], notices: { n: notice } };
  const facts = decided(world, { kind: 'apply-calendar', data: { calendar }, actor: { system: 'calendar-import' } });
  if (typeof facts === 'string') throw new TypeError(facts);
  world.record(facts);
  expect(world.tasks()[0]?.due?.on).toBe('2026-03-06');
});

test('a refused verb says what the person could do instead', () => {
  const world = worldOf(THREE_STEPS).submitted();
  const data = { task: 'a1.1.1', ifVersion: world.running().version, contentHash: world.running().subject.hash };
  const command = {
    commandId: 'c',
    cycleId: world.state.cycleId,
    on: world.today,
    people: [],
    via: 'api',
    kind: 'approve',
    data,
  } as const;
  const answer = decide(
    world.state,
    { ...command, people: [], actor: { person: world.card('officer') } },
    world.judging(),
  );
  expect(answer).toMatchObject({ code: 'not-your-task', tried: 'approve' });
  expect(isRefusal(answer) && answer.allowedNow).toEqual(
    expect.arrayContaining(['withdraw', 'record-paper', 'comment']),
  );
  expect(isRefusal(answer) && answer.allowedNow).not.toContain('approve');
});

test('a task that came to somebody who holds no post is his to decide, and no other is', () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.give('office', 'add-signer', { where: 'before', persons: ['adviser'] });
  const actor = { person: world.card('adviser') };
  expect(actor.person.posts).toEqual([]);
  const task = world.tasks().find(({ owner }) => owner === 'adviser')?.id ?? '';
  const { version: ifVersion, subject } = world.running();
  const read = { task, ifVersion, contentHash: subject.hash };
  expect(decided(world, { kind: 'approve', data: { ...read, task: 'a1.1.1' }, actor })).toBe('not-your-task');
  expect(decided(world, { kind: 'approve', data: read, actor })).toMatchObject([
    { kind: 'decided', data: { by: 'adviser' } },
    { kind: 'task-opened', data: { owner: 'office' } },
  ]);
});

test('in a batch nothing is given but an approval, where the route takes it', () => {
  const world = worldOf(routeOf([step('office', ['headOfOffice'])], { batch: true })).submitted();
  const seen = { ifVersion: world.running().version, contentHash: world.running().subject.hash };
  const [actor, task] = [{ person: world.card('office') }, 'a1.1.1'];
  const by = (who: 'office' | 'officer', command: object) =>
    decided(world, { ...command, actor: { person: world.card(who) }, via: 'batch' } as Partial<Command>);
  const said = { reason: '工作需要' };
  expect([
    by('office', { kind: 'transfer', data: { task, to: 'clerk', ...seen, ...said } }),
    by('office', { kind: 'comment', data: { approval: 'a1', text: '已阅' } }),
    by('officer', { kind: 'withdraw', data: { approval: 'a1', ifVersion: seen.ifVersion } }),
    by('officer', { kind: 'start-project', data: {} }),
  ]).toEqual(Array.from({ length: 4 }, () => 'batch-not-allowed'));
  expect(typeof decided(world, { kind: 'approve', data: { task, ...seen }, actor, via: 'batch' })).toBe('object');
});
