import { expect, test } from '@jest/globals';
import type { JobDesk } from '../../../client/jobs/types.js';
import { initialState } from '../../../domain/cycle/fold.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { appFor, ask, CYCLE, emptyReads } from './app-for-tests.js';

/** The cycle once its contract is with that party. */
function contractedTo(party: string): CycleState {
  const state = initialState(CYCLE);
  const contractor = { id: party, name: '承接主体', kind: 'socialOrganisation' as const };
  return { ...state, contract: { ...state.contract, contractor } };
}

/** What is told to somebody until two looks at the feed found a change; the feed goes quiet after that. */
async function toldTo(person: string, state: CycleState, jobs: string[] = []): Promise<string> {
  const base = emptyReads();
  let looked = 0;
  const reads = emptyReads({
    cycle: async (code, id) => {
      const line = await base.cycle(code, id);
      return line === null ? null : { ...line, state };
    },
    // Once when the stream begins, and then with each look.
    feedHeads: async (codes) => {
      looked += 1;
      return new Map(codes.map((code) => [code, looked === 1 ? 0 : 1]));
    },
    changes: async () => ({ cycles: [CYCLE], cursor: 1 }),
  });
  const desk = { ask: never, again: never, ahead: never, list: never, one: never };
  const changed: JobDesk['changed'] = async (_caller, at) => ({ jobs: looked === 1 ? jobs : [], at });
  const response = await ask(appFor({ reads, jobs: { ...desk, changed } }), 'GET', '/api/events', { person });
  const reader = response.body?.getReader();
  let told = '';
  while (looked < 3) {
    const { value, done } = (await Promise.race([reader?.read(), quiet(() => looked >= 3)])) ?? { done: true };
    if (done) break;
    told += new TextDecoder().decode(value);
  }
  await reader?.cancel();
  return told;
}

const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));

/** Ends the waiting for a word once the feed was looked at so often. */
async function quiet(over: () => boolean): Promise<{ done: true; value: undefined }> {
  while (!over()) await new Promise((resume) => setTimeout(resume, 50));
  return { done: true, value: undefined };
}

test('an office hears which cycles of its county have changed, and nothing of what is in them', async () => {
  const told = await toldTo('officer', contractedTo('another'));
  expect(told).toContain(`data: {"cycles":["${CYCLE}"]}`);
});

test('who asked for long work hears that it moved on, by its id alone', async () => {
  const told = await toldTo('officer', contractedTo('another'), ['a-job']);
  expect(told).toContain('event: jobs\ndata: {"jobs":["a-job"]}');
});

test('a contractor does not hear of the cycle of another, not even that it is there', async () => {
  const told = await toldTo('contact', contractedTo('another'));
  expect(told).toContain('event: ready');
  expect(told).not.toContain(CYCLE);
});
