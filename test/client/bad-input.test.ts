import { describe, expect, test } from '@jest/globals';
import type { Asked } from '../../client/cycles.js';
import { EXIT } from '../../client/refusals.js';
import { decide, isRefusal } from '../../domain/cycle/decide.js';
import { GENESIS_HASH } from '../../domain/hash.js';
import type { Post } from '../../domain/people.js';
import { type Case, d } from '../support/case.js';
import { MEDIUM, planned, SUM } from '../support/course.js';
import { caigou } from './cli/terminal.js';
import { appFor, ask, CYCLE, listeningGateway, problemIn } from './http/app-for-tests.js';

const commands = `/api/cycles/${CYCLE}/commands`;

/** A gateway behind which the real rules judge a real case; what is accepted is counted and not recorded. */
function judgingGateway(c: Case) {
  const accepted: string[] = [];
  const submit = async ({ request, caller }: Asked) => {
    const giving = { as: caller.card.posts[0] as Post, on: request.on ?? c.today };
    const command = c.command(request.kind as 'publish-intention', request.data as never, giving);
    const answer = decide(c.state, command, c.judging());
    if (isRefusal(answer)) return answer;
    accepted.push(request.kind);
    return { cycleId: CYCLE, commandId: 'c-00000001', seq: 1, hash: GENESIS_HASH };
  };
  return { accepted, gateway: listeningGateway({ submit }) };
}

const INTENTION = { title: '采购意向', fen: SUM, plannedFor: '2023-06-01', medium: MEDIUM };
type Bad = { kind: string; data: object; on?: string; as?: string; code: string; field?: string };
const BAD: [string, Bad][] = [
  [
    'an impossible date',
    {
      kind: 'publish-intention',
      data: { ...INTENTION, plannedFor: '2023-02-30' },
      code: 'bad-input',
      field: 'data.plannedFor',
    },
  ],
  [
    'money that is no whole number of fen',
    { kind: 'publish-intention', data: { ...INTENTION, fen: 0.5 }, code: 'bad-input', field: 'data.fen' },
  ],
  [
    'a field nobody knows',
    { kind: 'publish-intention', data: { ...INTENTION, colour: 'red' }, code: 'bad-input', field: 'data.colour' },
  ],
  ['an event in the future', { kind: 'publish-intention', data: INTENTION, on: '2023-12-01', code: 'in-the-future' }],
  ['a trigger that is not on record', { kind: 'open-bids', data: { bidders: [] }, code: 'trigger-missing' }],
  ['a person without the post', { kind: 'publish-intention', data: INTENTION, as: 'deputy', code: 'post-missing' }],
  ['a contractor of other cases', { kind: 'publish-intention', data: INTENTION, as: 'contact', code: 'unknown-cycle' }],
];

describe('what may not be', () => {
  test.each(BAD)(
    '%s is refused over HTTP and on the command line alike, with what may be done instead',
    async (_what, bad) => {
      const c = planned();
      const before = JSON.stringify(c.state);
      const { gateway, accepted } = judgingGateway(c);
      const app = appFor({ gateway });
      const { kind, data, on, as = 'officer', code, field } = bad;
      const headers = { 'x-caigou-person': as };
      const problem = await problemIn(await ask(app, 'POST', commands, { body: { kind, data, on }, headers }));
      expect(problem).toMatchObject({ code, tried: kind });
      expect(Array.isArray(problem.allowedNow)).toBe(true);
      if (field !== undefined) expect(problem.issues[0]).toMatchObject({ field });
      // Who has no post here has nothing to do here; an input that was not read was not judged.
      else if (as === 'officer') expect(problem.allowedNow).toContain('issue-tender');
      const line = ['do', kind, '--cycle', CYCLE, '--data', JSON.stringify(data), '--as', as, '--json'];
      const said = await caigou(on === undefined ? line : [...line, '--on', on], { app });
      expect(said.code).toBe(code === 'bad-input' ? EXIT.usage : EXIT.refused);
      expect({ issues: [], ...JSON.parse(said.err) }).toEqual(problem);
      expect(accepted).toEqual([]);
      expect(JSON.stringify(c.state)).toBe(before);
    },
  );

  test('and the same without its mistake is accepted', async () => {
    const { gateway, accepted } = judgingGateway(planned());
    const response = await ask(appFor({ gateway }), 'POST', commands, {
      body: { kind: 'publish-intention', data: INTENTION },
    });
    expect(response.status).toBe(200);
    expect(accepted).toEqual(['publish-intention']);
    expect(d(INTENTION.plannedFor)).toBe(INTENTION.plannedFor);
  });
});

describe('a body nobody should send', () => {
  const good = JSON.stringify({ kind: 'publish-intention', data: INTENTION });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const gbk = new Uint8Array([...bytes('{"kind":"'), 0xd1, 0xd3, ...bytes('"}')]);
  const bodies: [string, string | Uint8Array, string, string?][] = [
    ['NaN', '{"kind":"amend-contract","data":{"deltaFen":NaN}}', '(input)'],
    ['a number beyond numbers', good.replace(String(SUM), '1e999'), 'data.fen'],
    ['a number beyond counting', good.replace(String(SUM), '9007199254740993'), 'data.fen'],
    ['bytes that are no UTF-8', gbk, '(input)'],
    ['nesting without end', `{"kind":"correct-fact","data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'data'],
    ['an ancestor for a field', good.replace('{"title"', '{"__proto__":{"fen":1},"title"'), 'data.__proto__'],
    ['a text of half a megabyte', good.replace('采购意向', 'x'.repeat(500_000)), 'data.title'],
    ['digits of full width', good.replace('2023-06-01', '２０２３-06-01'), 'data.plannedFor'],
    ['a day of the year nought', good.replace('2023-06-01', '0000-00-00'), 'data.plannedFor'],
    ['a day of the year 9999', good.replace('2023-06-01', '9999-12-31'), 'data.plannedFor'],
    ['invisible signs', good.replace('采购意向', 'a\\u0000b'), 'data.title'],
    ['another kind of JSON', good, '(input)', 'application/json-patch+json'],
    ['a form', 'kind=publish-intention', '(input)', 'application/x-www-form-urlencoded'],
    ['nothing', '', '(input)'],
  ];

  test.each(bodies)(
    '%s is told by its field, and nothing is done',
    async (_what, body, field, type = 'application/json') => {
      const gateway = listeningGateway();
      const faults: unknown[] = [];
      const app = appFor({ gateway, onFault: (error) => faults.push(error) });
      const response = await ask(app, 'POST', commands, { body, headers: { 'content-type': type } });
      expect(response.status).toBe(400);
      const [issue] = (await problemIn(response)).issues;
      expect(issue?.field.startsWith(field)).toBe(true);
      expect(
        [issue?.expected.zh, issue?.expected.en, issue?.mend.zh, issue?.mend.en].filter((words) => !words),
      ).toEqual([]);
      expect([gateway.reached, faults]).toEqual([[], []]);
    },
  );

  test('ten megabytes are not read to their end, whether their length is told or not', async () => {
    const gateway = listeningGateway();
    const app = appFor({ gateway });
    const whole = await ask(app, 'POST', commands, { body: 'x'.repeat(10_000_000) });
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(120));
        if (sent >= 10_000_000) controller.close();
      },
    });
    const pieces = await ask(app, 'POST', commands, { body: endless });
    expect([whole.status, pieces.status, sent < 3_000_000]).toEqual([413, 413, true]);
    expect(gateway.reached).toEqual([]);
  });
});
