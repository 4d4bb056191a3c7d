import { describe, expect, test } from '@jest/globals';
import { fromMs, legalDay, toMs } from '../../domain/calendar/instant.js';
import type { Command } from '../../domain/commands.js';
import type { Ack, FactDraft } from '../../domain/facts.js';
import {
  accept,
  ackOnRecord,
  type Desk,
  handledBefore,
  headOf,
  isReused,
  judge,
  noteArchived,
  openDesk,
  overturn,
  record,
} from '../../workflows/cycle-desk.js';
import { freshCycleId, inputOf, now, opening, remark } from '../support/workflow-office.js';

const cycleId = freshCycleId();

function moment() {
  const at = now();
  return { at, today: legalDay(at) };
}

function taken(desk: Desk, command: Command): Ack {
  const answer = accept(desk, command, moment());
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

function archiveAll(desk: Desk): void {
  noteArchived(desk, desk.pending.slice());
}

describe('the desk of a run', () => {
  test('an accepted command leaves its facts pending and the state at its Ack', () => {
    const desk = openDesk(inputOf(cycleId));
    const ack = taken(desk, opening(cycleId));
    expect(desk.pending.at(-1)).toMatchObject({ seq: ack.seq, hash: ack.hash });
    expect(headOf(desk)).toEqual(ack);
    expect(desk.archivedSeq).toBe(0);
  });

  test('a refused command leaves the desk as it was', () => {
    const desk = openDesk(inputOf(cycleId));
    const before = structuredClone(desk);
    expect(accept(desk, remark(cycleId, '太早'), moment())).toMatchObject({ code: 'cycle-not-open' });
    expect(desk).toEqual(before);
  });

  test('what was judged a moment ago is accepted as it was judged; another state or moment is judged anew', () => {
    const desk = openDesk(inputOf(cycleId));
    const [command, at] = [opening(cycleId), moment()];
    const judged = judge(desk, command, at);
    expect(judge(desk, command, at)).toBe(judged);
    expect(judge(desk, command, { ...at, at: fromMs(toMs(at.at) + 1) })).not.toBe(judged);
    taken(desk, command);
    expect(judge(desk, command, at)).toMatchObject({ code: 'already-open' });
  });

  test('what was accepted while a batch was archived stays pending', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId));
    const batch = desk.pending.slice();
    const later = taken(desk, remark(cycleId, '之后'));
    noteArchived(desk, batch);
    expect(desk.archivedSeq).toBe(1);
    expect(desk.pending.map(({ seq }) => seq)).toEqual([later.seq]);
  });

  test('a command is known again by its id, and told from another one with the same id', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId));
    const command = remark(cycleId, '一件', 'an-id');
    const ack = taken(desk, command);
    const before = handledBefore(desk, command);
    expect(before).toMatchObject(ack);
    expect(before !== undefined && isReused(before, command)).toBe(false);
    expect(before !== undefined && isReused(before, remark(cycleId, '另一件', 'an-id'))).toBe(true);
    expect(handledBefore(desk, remark(cycleId, '一件', 'other-id'))).toBeUndefined();
  });

  test('it remembers the last hundred commands, and all that are not archived yet', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId, { commandId: 'opening' }));
    for (let no = 1; no <= 150; no += 1) taken(desk, remark(cycleId, '一件', `c${no}`));
    expect(desk.handled).toHaveLength(151);
    archiveAll(desk);
    expect(desk.handled).toHaveLength(100);
    expect(desk.handled.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, at) => `c${at + 51}`));
  });

  test('when the archive knows better, nothing pending is left and the known Ack is the answer', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId));
    archiveAll(desk);
    const command = remark(cycleId, '早已在案');
    const wrong = taken(desk, command);
    const ack: Ack = { seq: 7, hash: wrong.hash };
    overturn(desk, { kind: 'known', commandId: command.commandId, ack });
    expect(desk.pending).toEqual([]);
    expect(desk.ready).toBe(false);
    expect(handledBefore(desk, command)).toBeUndefined();
    expect(ackOnRecord(desk, command.commandId)).toEqual(ack);
    expect(ackOnRecord(desk, 'another')).toBeUndefined();
  });

  test('facts of the system itself carry who and why, and are no commands to be known again', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId));
    const drafts: FactDraft[] = [{ kind: 'notices-queued', data: { keys: ['x/due/1'] } }];
    record(desk, drafts, { actor: { system: 'notices' }, commandId: 'effect/1' }, moment());
    expect(desk.pending.at(-1)).toMatchObject({ actor: { system: 'notices' }, commandId: 'effect/1', n: 0 });
    expect(desk.handled).toHaveLength(1);
  });

  test('all that is carried to the next run survives JSON', () => {
    const desk = openDesk(inputOf(cycleId));
    taken(desk, opening(cycleId));
    taken(desk, remark(cycleId, '一件'));
    archiveAll(desk);
    const { state, handled, packed, calendar } = desk;
    const carried = { state, handled, packed, calendar };
    expect(JSON.parse(JSON.stringify(carried))).toEqual(carried);
  });
});
