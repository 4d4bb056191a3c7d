import { expect, test } from '@jest/globals';
import { appFor, ask, problemIn } from './app-for-tests.js';

const PATH = '/api/calendar/notices/preview';

/** An interface whose desk keeps what it was handed. */
function keeping() {
  const handed: unknown[] = [];
  const preview = async (_caller: unknown, notice: unknown) => {
    handed.push(notice);
    return { code: 'preview-stale' as const, tried: 'import-calendar', why: {}, allowedNow: [] };
  };
  const never = () => Promise.reject(new Error('not asked'));
  return { handed, app: appFor({ calendars: { preview, publish: never, progress: never } }) };
}

test('a holiday notice may be handed in as the text of its file, or as data', async () => {
  const { app, handed } = keeping();
  const notice = { code: '000000', year: 2027, work: ['2027-01-09'] };
  await ask(app, 'POST', PATH, { person: 'officer', body: { notice } });
  await ask(app, 'POST', PATH, {
    person: 'officer',
    body: { notice: 'code: "000000"\nyear: 2027\nwork: [2027-01-09]' },
  });
  expect(handed).toEqual([notice, notice]);
});

test('a text that is no YAML is refused with the place where it is none, and reaches nobody', async () => {
  const { app, handed } = keeping();
  const answer = await ask(app, 'POST', PATH, { person: 'officer', body: { notice: 'rest: [' } });
  expect(answer.status).toBe(400);
  const { issues } = await problemIn(answer);
  expect(issues).toMatchObject([{ field: 'notice', mend: { zh: expect.stringContaining('line 1') } }]);
  expect(handed).toEqual([]);
});
