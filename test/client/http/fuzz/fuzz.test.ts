import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { openApiDocument } from '../../../../client/http/openapi.js';
import { type Office, officeAtWork } from './office-at-work.js';
import { type Fuzzed, requests } from './requests.js';

const MANY = 1000;
const AT_ONCE = 8;
const ASK_AGAIN = ['not-yet-recorded', 'retry-soon'];
const TRIES = 6;
const PAUSE_MS = 1_500;
/** Of a day, so that a failure is the change's; `CAIGOU_SEED` draws others. */
const SEED = Number(process.env.CAIGOU_SEED ?? 20_261_128);

/** Answers of those who read the input or turn somebody away, before a rule is asked. */
const BEFORE_THE_RULES = [
  'bad-input',
  'not-signed-in',
  'not-authorised',
  'csrf-stale',
  'out-of-scope',
  'too-many-requests',
];

type Answer = { request: Fuzzed; status: number; code: string | null };

describe('the interface as it is published', () => {
  let office: Office;
  beforeAll(async () => {
    office = await officeAtWork();
  });
  afterAll(() => office.close());

  test.each([
    ['/api/tokens/%00', 400],
    ['/l/%00', 404],
    ['/ics/%00', 404],
  ])('knows nothing by the name of %s', async (path, status) => {
    const response = await fetch(new URL(path, office.url));
    expect(response.status).toBe(status);
  });

  test('is an OpenAPI document by the rules of OpenAPI', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument())));
    expect([errors, valid]).toEqual([undefined, true]);
  });

  test(`breaks at none of ${MANY} requests, half of which reach the rules (seed ${SEED})`, async () => {
    const drawn = fc.sample(requests(office.places), { numRuns: MANY, seed: SEED });
    const answers = await answered(office, drawn);
    expect(answers).toHaveLength(MANY);
    expect(answers.filter(({ status }) => status >= 500).map(told)).toEqual([]);
    const reached = answers.filter(
      ({ request, status, code }) =>
        request.valid && status < 500 && !(code !== null && BEFORE_THE_RULES.includes(code)),
    );
    expect(reached.length).toBeGreaterThanOrEqual(MANY / 2);
  });
});

async function answered(office: Office, all: readonly Fuzzed[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...all];
  const lane = async () => {
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
      answers.push(await answerTo(office, request));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return answers;
}

/** What could not be told in time is asked again, as the interface says: a run of the engine may be ending just then. */
async function answerTo(office: Office, request: Fuzzed): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    const response = await sent(office, request);
    const text = await response.text();
    const problem = response.headers.get('content-type')?.includes('problem+json') === true ? JSON.parse(text) : {};
    const [status, code] = [response.status, problem.code ?? null];
    if (!ASK_AGAIN.includes(code) || tried === TRIES) return { request, status, code };
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
}

/** A connection that was kept may be closed while it is taken up again: then a new one is, as a browser does. */
async function sent(office: Office, request: Fuzzed): Promise<Response> {
  try {
    return await office.send(request);
  } catch {
    return office.send(request);
  }
}

function told({ request: { method, path, type, body }, status, code }: Answer): string {
  return `${status} ${code} ${method} ${path} ${type ?? ''} ${body ?? ''}`;
}
