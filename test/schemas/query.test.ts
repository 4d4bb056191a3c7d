import { describe, expect, test } from '@jest/globals';
import { STAGES } from '../../domain/cycle/stage.js';
import { clientEnvironmentSchema } from '../../schemas/client-environment.js';
import { formatIssues } from '../../schemas/issues.js';
import { QUERIES } from '../../schemas/query.js';

describe('what a list may be asked', () => {
  test('numbers and lists come as text and are read as what they are', () => {
    const asked = QUERIES.obligations.parse({
      owners: 'officer,contractor',
      statuses: 'breached',
      limit: '20',
      live: 'true',
    });
    expect(asked).toEqual({ owners: ['officer', 'contractor'], statuses: ['breached'], limit: 20, live: 'true' });
    expect(QUERIES.facts.parse({ after: '12' })).toEqual({ after: 12 });
  });

  test('every stage of a cycle may be asked for', () => {
    expect(QUERIES.cycles.parse({ stages: STAGES.join(',') }).stages).toEqual([...STAGES]);
  });

  test.each([
    ['an unknown parameter', { page: '2' }],
    ['a page without lines', { limit: '0' }],
    ['a page too long', { limit: '201' }],
    ['a number that is none', { limit: '1e2' }],
    ['an owner nobody is', { owners: 'officer,mayor' }],
    ['a day that does not exist', { dueTo: '2026-02-29' }],
  ])('%s is refused', (_what, query) => {
    expect(QUERIES.obligations.safeParse(query).success).toBe(false);
  });
});

test('a number that is none is told in Chinese', () => {
  const { error } = QUERIES.facts.safeParse({ after: 'abc' });
  if (error === undefined) throw new Error('it was taken for a number');
  expect(formatIssues(error, { after: 'abc' })).toMatchObject([{ field: 'after', expected: { zh: '整数，只写数字' } }]);
});

describe('the environment of server and command line', () => {
  test('needs nothing', () => {
    expect(clientEnvironmentSchema.parse({ PATH: '/bin' })).toEqual({
      CAIGOU_HOME: '.caigou',
      CAIGOU_HTTP_HOST: '127.0.0.1',
      CAIGOU_HTTP_PORT: 8080,
      CAIGOU_MODE: 'local',
      CAIGOU_BEHIND_PROXY: 'false',
      CAIGOU_LOCAL_ACCOUNTS: 'on',
      CAIGOU_SESSION_IDLE_MINUTES: 30,
      CAIGOU_SESSION_HOURS: 12,
      CAIGOU_LOCKOUT_FAILURES: 5,
      CAIGOU_LOCKOUT_ADDRESS_FAILURES: 30,
      CAIGOU_LOCKOUT_MINUTES: 15,
      CAIGOU_OIDC_NAME: '统一身份认证',
      CAIGOU_OIDC_CLAIM: 'preferred_username',
      CAIGOU_OIDC_MATCH: 'account',
    });
  });

  test.each([
    { CAIGOU_HTTP_PORT: 'many' },
    { CAIGOU_HTTP_PORT: '70000' },
    { CAIGOU_URL: 'ftp://x' },
    { CAIGOU_HOME: '' },
  ])('refuses %o', (environment) => {
    expect(clientEnvironmentSchema.safeParse(environment).success).toBe(false);
  });
});
