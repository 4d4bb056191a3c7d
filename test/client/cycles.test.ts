import { describe, expect, test } from '@jest/globals';
import { ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Approval } from '../../domain/approval/types.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { initialState } from '../../domain/cycle/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { type PackedPolicy, policyIn } from '../../domain/policy/pack.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import { type CommandRequest, parseCommandRequest } from '../../schemas/request.js';
import { APPROVE, OPENING } from '../schemas/samples.js';
import { ACK, callerLike, cycleOf, refusedBy, watchedGateway } from './engine-for-tests.js';
import { county, region, TODAY } from './world.js';

const CYCLE = cycleOf('222401-2026-001');

function request(input: unknown): CommandRequest {
  const parsed = parseCommandRequest(input);
  if ('issues' in parsed) throw new TypeError(JSON.stringify(parsed.issues));
  return parsed.value;
}
const closing = (commandId?: string, reason = '期满') => request({ kind: 'close-cycle', commandId, data: { reason } });
const asked = (what: CommandRequest, person = 'officer') => ({
  request: what,
  caller: callerLike(person),
  via: 'api' as const,
});
const ofCycle = (what: CommandRequest, person?: string) => ({ ...asked(what, person), cycleId: CYCLE });
const opening = (commandId?: string, change: object = {}) =>
  request({ kind: 'open-cycle', commandId, data: { ...OPENING, ...change } });

/** Looks like the engine when nobody answers in time. */
const unanswered = new ServiceError('deadline exceeded');

function closedState(): CycleState {
  const state = initialState(CYCLE);
  const opened = { openedOn: TODAY } as CycleState['plan']['opening'];
  return { ...state, plan: { ...state.plan, opening: opened }, yearEnd: { ...state.yearEnd, closedOn: TODAY } };
}

describe('a command on its way to its cycle', () => {
  test('carries its id as update id, today as its day, and the card of who gave it', async () => {
    const { gateway, sent } = watchedGateway();
    expect(await gateway.submit(ofCycle(closing('c-00000001')))).toEqual({
      cycleId: CYCLE,
      commandId: 'c-00000001',
      ...ACK,
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.updateId).toBe('c-00000001');
    expect(sent[0]?.command).toMatchObject({ cycleId: CYCLE, kind: 'close-cycle', on: TODAY, via: 'api', people: [] });
    expect(sent[0]?.command.actor).toMatchObject({ person: { id: 'officer', posts: ['officer'], directoryRev: 3 } });
  });

  test('is given an id when the caller has none, another each time', async () => {
    const { gateway, sent } = watchedGateway();
    await gateway.submit(ofCycle(closing()));
    await gateway.submit(ofCycle(closing()));
    expect(new Set(sent.map(({ updateId }) => updateId)).size).toBe(2);
  });

  test('brings the cards of everybody it names, each once; strangers are left to the rules', async () => {
    const { gateway, sent } = watchedGateway();
    const persons = ['head', 'deputy', 'head', 'stranger'];
    await gateway.submit(ofCycle(request({ kind: 'copy', secondPerson: 'deputy', data: { approval: 'a1', persons } })));
    expect(sent[0]?.command.people.map(({ id }) => id)).toEqual(['head', 'deputy']);
    expect(sent[0]?.command.secondPerson).toBe('deputy');
  });

  test('to another county is answered as if that cycle were not there', async () => {
    const { gateway, sent } = watchedGateway();
    const answer = await gateway.submit({ ...asked(closing()), cycleId: cycleOf('640402-2026-001') });
    expect(answer).toMatchObject({ code: 'unknown-cycle' });
    expect(sent).toEqual([]);
  });

  test('by somebody without the post is refused before the engine is troubled, and says what he may do', async () => {
    const watched = watchedGateway();
    const opened = { openedOn: TODAY } as CycleState['plan']['opening'];
    const state = initialState(CYCLE);
    watched.states.set(CYCLE, { ...state, plan: { ...state.plan, opening: opened } });
    const answer = await watched.gateway.submit(ofCycle(closing(), 'contact'));
    expect(answer).toMatchObject({ code: 'post-missing', tried: 'close-cycle', why: { person: '承接主体联系人' } });
    expect(answer).toHaveProperty('allowedNow', ['answer-notice', 'redirect-notice', 'submit-approval']);
    expect(watched.sent).toEqual([]);
  });

  test('carries what the cycle would go by after a move, packed, and keeps it for whoever reads the record', async () => {
    const { gateway, sent, ports, states } = watchedGateway();
    const kept: CompiledPolicy[] = [];
    states.set(CYCLE, initialState(CYCLE));
    ports.judging.keepMoved = async (policy) => {
      kept.push(policy);
    };
    await gateway.submit(
      ofCycle(request({ kind: 'move-to-policy', data: { asOf: '2026-01-01', reason: '新规施行' } })),
    );
    const data: unknown = sent[0]?.command.data;
    const moved = policyIn((data as { policy: PackedPolicy }).policy);
    expect(data).toMatchObject({ policy: { deflated: expect.any(String) }, reason: '新规施行' });
    expect(moved).toMatchObject({ id: '222401', movedFrom: expect.stringMatching(/^222401@/) });
    expect(kept).toEqual([moved]);
  });
});

describe('the same command id', () => {
  test('gets the same answer, and the engine is asked once', async () => {
    const watched = watchedGateway();
    const first = await watched.gateway.submit(ofCycle(closing('c-00000001')));
    watched.acks.set(`${CYCLE} c-00000001`, ACK);
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001')))).toEqual(first);
    expect(watched.sent).toHaveLength(1);
  });

  test('with another body, or by another person, is refused', async () => {
    const watched = watchedGateway();
    await watched.gateway.submit(ofCycle(closing('c-00000001')));
    const other = [ofCycle(closing('c-00000001', '另一理由')), ofCycle(closing('c-00000001'), 'head')];
    for (const each of other) {
      expect(await watched.gateway.submit(each)).toMatchObject({
        code: 'command-id-reused',
        why: { commandId: 'c-00000001' },
      });
    }
    expect(watched.sent).toHaveLength(1);
  });

  test('is free again after a refusal, so that a mended request may use it', async () => {
    const watched = watchedGateway();
    watched.answer = async () => Promise.reject(refusedBy('contents-missing'));
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001')))).toMatchObject({ code: 'contents-missing' });
    watched.answer = async () => ACK;
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001', '已补齐')))).toMatchObject(ACK);
  });

  test('stays taken while nobody knows whether the command stands', async () => {
    const watched = watchedGateway();
    watched.answer = async () => Promise.reject(unanswered);
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001')))).toMatchObject({ code: 'not-yet-recorded' });
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001', '另一理由')))).toMatchObject({
      code: 'command-id-reused',
    });
  });

  test('may stand for another thing in another cycle', async () => {
    const { gateway, sent } = watchedGateway();
    await gateway.submit(ofCycle(closing('c-00000001')));
    await gateway.submit({ ...asked(closing('c-00000001', '另一理由')), cycleId: cycleOf('222401-2026-002') });
    expect(sent).toHaveLength(2);
  });
});

describe('what the engine answers', () => {
  test('a cycle that asks for patience is asked again under the same id', async () => {
    const watched = watchedGateway();
    const answers = [refusedBy('retry-soon'), refusedBy('retry-soon')];
    watched.answer = async () => {
      const next = answers.shift();
      return next === undefined ? ACK : Promise.reject(next);
    };
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001')))).toMatchObject(ACK);
    expect(watched.sent.map(({ updateId }) => updateId)).toEqual(['c-00000001', 'c-00000001', 'c-00000001']);
  });

  test('patience ends: the caller learns that nothing was recorded', async () => {
    const watched = watchedGateway();
    watched.ports.waitMs = 120;
    watched.answer = async () => Promise.reject(refusedBy('retry-soon'));
    expect(await watched.gateway.submit(ofCycle(closing('c-00000001')))).toMatchObject({ code: 'retry-soon' });
  });

  test('a call without an answer is looked up on record before the caller is told that nothing is known', async () => {
    const watched = watchedGateway();
    watched.answer = async ({ commandId }) => {
      if (commandId === 'c-recorded') watched.acks.set(`${CYCLE} c-recorded`, ACK);
      throw unanswered;
    };
    expect(await watched.gateway.submit(ofCycle(closing('c-recorded')))).toMatchObject(ACK);
    expect(await watched.gateway.submit(ofCycle(closing('c-00000002')))).toMatchObject({
      code: 'not-yet-recorded',
      allowedNow: [],
    });
  });

  test('without a workflow a cycle is unknown, closed, or about to be started from the record', async () => {
    const watched = watchedGateway();
    watched.answer = async () => Promise.reject(new WorkflowNotFoundError('not found', `cycle/${CYCLE}`, undefined));
    const answer = () => watched.gateway.submit(ofCycle(request({ kind: 'draft-plan', data: PLAN })));
    expect(await answer()).toMatchObject({ code: 'unknown-cycle', why: { cycle: CYCLE } });
    watched.states.set(CYCLE, closedState());
    expect(await answer()).toMatchObject({ code: 'cycle-closed', why: { on: TODAY } });
    const state = initialState(CYCLE);
    const opened = { openedOn: TODAY, regime: 'act' } as CycleState['plan']['opening'];
    watched.states.set(CYCLE, { ...state, plan: { ...state.plan, opening: opened } });
    expect(await answer()).toMatchObject({ code: 'retry-soon' });
  });

  test('an error nobody expects is a fault, not an answer', async () => {
    const watched = watchedGateway();
    watched.answer = async () => Promise.reject(new TypeError('a bug'));
    await expect(watched.gateway.submit(ofCycle(closing()))).rejects.toThrow('a bug');
  });

  test('at most four commands of a cycle are in flight; the others wait their turn and none is lost', async () => {
    const watched = watchedGateway();
    let [now, most] = [0, 0];
    const release: (() => void)[] = [];
    watched.answer = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise<void>((resolve) => release.push(resolve));
      now -= 1;
      return ACK;
    };
    const all = Array.from({ length: 11 }, () => watched.gateway.submit(ofCycle(closing())));
    const other = watched.gateway.submit({ ...asked(closing()), cycleId: cycleOf('222401-2026-002') });
    while (release.length < 5) await new Promise((resolve) => setImmediate(resolve));
    expect(watched.sent.map(({ command }) => command.cycleId).filter((id) => id === CYCLE)).toHaveLength(4);
    for (let freed = 0; freed < 12; freed += 1) {
      while (release[freed] === undefined) await new Promise((resolve) => setImmediate(resolve));
      release[freed]?.();
    }
    expect((await Promise.all([...all, other])).filter((answer) => 'seq' in answer)).toHaveLength(12);
    expect(most).toBe(5);
  });
});

const PLAN = {
  year: 1,
  title: '年度计划',
  parts: [],
  fen: 1,
  serviceFrom: '2026-06-01',
  serviceTo: '2027-05-31',
  summary: '摘要',
};

describe('opening a cycle', () => {
  test('takes the next number and starts the workflow with its first command', async () => {
    const { gateway, sent } = watchedGateway();
    expect(await gateway.open(asked(opening()))).toMatchObject({ cycleId: '222401-2026-001', ...ACK });
    expect(sent[0]?.command.cycleId).toBe('222401-2026-001');
    expect(sent[0]?.started).toMatchObject({
      options: { workflowId: 'cycle/222401-2026-001', taskQueue: 'test', workflowIdConflictPolicy: 'USE_EXISTING' },
    });
  });

  test('twice under one id gives one cycle', async () => {
    const watched = watchedGateway();
    const first = await watched.gateway.open(asked(opening('open-0001')));
    watched.acks.set('222401-2026-001 open-0001', ACK);
    expect(await watched.gateway.open(asked(opening('open-0001')))).toEqual(first);
    expect(await watched.gateway.open(asked(opening('open-0001', { lot: '2' })))).toMatchObject({
      code: 'command-id-reused',
    });
    expect([watched.numbersTaken, watched.sent.length]).toEqual([1, 1]);
  });

  test('that is refused takes no number and starts nothing', async () => {
    const watched = watchedGateway();
    const station = OPENING.stations[0];
    const answers = [
      await watched.gateway.open(asked(opening('open-0001', { stations: [station, station] }))),
      await watched.gateway.open(asked(opening(), 'contact')),
      await watched.gateway.open(asked(request({ ...opening(), on: '2027-01-01' }))),
    ];
    expect(answers.map((answer) => 'code' in answer && answer.code)).toEqual([
      'bad-input',
      'post-missing',
      'in-the-future',
    ]);
    expect([watched.numbersTaken, watched.sent.length]).toEqual([0, 0]);
  });

  test('needs a policy and a calendar of the county', async () => {
    const watched = watchedGateway();
    watched.ports.judging.policyInForce = async () => null;
    expect(await watched.gateway.open(asked(opening()))).toMatchObject({
      code: 'unknown-subject',
      why: { subject: 'policy 222401' },
    });
  });
});

describe('a preview', () => {
  test('says what would be written and writes nothing', async () => {
    const watched = watchedGateway();
    const preview = await watched.gateway.preview({ ...asked(opening()), cycleId: null });
    expect(preview).toHaveProperty('wouldAppend', [expect.objectContaining({ kind: 'cycle-opened' })]);
    expect([watched.numbersTaken, watched.sent.length]).toEqual([0, 0]);
  });

  test('of a cycle nobody has opened is refused', async () => {
    const { gateway } = watchedGateway();
    expect(await gateway.preview(ofCycle(closing()))).toMatchObject({ code: 'unknown-cycle' });
  });
});

describe('somebody who stands in for another', () => {
  const subject = { kind: 'annual-plan' as const, ref: 'y1', hash: 'a'.repeat(64) };
  const task = { id: 'a1.1.1', owner: 'head', holder: 'head', origin: 'route', status: 'open', handed: 0 };
  const approval = { id: 'a1', subject, entries: [{ seats: [{ weight: 1, tasks: [task] }] }] } as unknown as Approval;
  const [from, to] = [plainDate('2026-02-01'), plainDate('2026-03-31')];
  const proxies = [{ id: 'px1', principal: 'head', proxy: 'officer', from, to, subjects: ['annual-plan' as const] }];

  async function sentBy(person: string, dates = { from, to }) {
    const watched = watchedGateway();
    const state = initialState(CYCLE);
    watched.states.set(CYCLE, { ...state, approvals: { ...state.approvals, running: { a1: approval } } });
    const directory = { ...county(), proxies: proxies.map((each) => ({ ...each, ...dates })) };
    const caller = callerLike(person, directory);
    await watched.gateway.submit({
      request: request({ kind: 'approve', data: APPROVE }),
      caller,
      via: 'api',
      cycleId: CYCLE,
    });
    return watched.sent[0]?.command.actor;
  }

  test('acts with the principal named on his card', async () => {
    expect(await sentBy('officer')).toMatchObject({
      person: { id: 'officer', actingFor: { person: 'head', proxyId: 'px1', name: '科室负责人' } },
    });
  });

  test('acts for himself alone outside the dates, and so does the principal always', async () => {
    expect(await sentBy('officer', { from, to: plainDate('2026-02-28') })).not.toHaveProperty('person.actingFor');
    expect(await sentBy('head')).not.toHaveProperty('person.actingFor');
  });
});

describe('counties', () => {
  test('a person of one does not act in another whose directory has the same id', async () => {
    const { gateway, sent } = watchedGateway();
    const caller = callerLike('officer', county(region('640402')));
    expect(await gateway.submit({ request: closing(), caller, via: 'api', cycleId: CYCLE })).toMatchObject({
      code: 'unknown-cycle',
    });
    expect(sent).toEqual([]);
  });
});
