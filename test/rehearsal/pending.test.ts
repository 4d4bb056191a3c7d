import { describe, expect, test } from '@jest/globals';
import type { Question, Request } from '../../rehearsal/channel.js';
import { pendingQuestions } from '../../rehearsal/pending.js';

const QUESTION: Question = { kind: 'query', asked: { text: 'select 1', values: [] } };
const ANSWER = { command: 'SELECT', rowCount: 1, rows: [{ one: 1 }] };

describe('questions to a worker process', () => {
  test('wait until a process is there, and are answered by their number', async () => {
    const pending = pendingQuestions();
    const first = pending.ask(QUESTION);
    const second = pending.ask({ kind: 'query', asked: { text: 'select 2', values: [] } });
    const sent: Request[] = [];
    pending.connect((request) => sent.push(request));
    expect(sent.map(({ id }) => id)).toEqual([1, 2]);
    pending.settle({ id: 2, answer: { ...ANSWER, rowCount: 2 } });
    pending.settle({ id: 1, answer: ANSWER });
    await expect(first).resolves.toEqual({ id: 1, answer: ANSWER });
    await expect(second).resolves.toMatchObject({ answer: { rowCount: 2 } });
  });

  test('that a dead process left unanswered are asked of the next one, and only those', async () => {
    const pending = pendingQuestions();
    pending.connect(() => undefined);
    const answered = pending.ask(QUESTION);
    const left = pending.ask(QUESTION);
    pending.settle({ id: 1, answer: ANSWER });
    await answered;
    const sent: Request[] = [];
    pending.connect((request) => sent.push(request));
    expect(sent.map(({ id }) => id)).toEqual([2]);
    pending.settle({ id: 2 });
    await expect(left).resolves.toEqual({ id: 2 });
  });

  test('fail with what the worker says is wrong', async () => {
    const pending = pendingQuestions();
    const asked = pending.ask(QUESTION);
    pending.settle({ id: 1, fault: 'no such table' });
    await expect(asked).rejects.toThrow('no such table');
  });

  test('fail, the later ones too, when no process is coming any more', async () => {
    const pending = pendingQuestions();
    const asked = pending.ask(QUESTION);
    pending.fail(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await expect(pending.ask(QUESTION)).rejects.toThrow('gone');
  });
});
