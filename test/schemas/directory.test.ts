import { describe, expect, test } from '@jest/globals';
import { directorySeedSchema } from '../../schemas/directory.js';
import { formatIssues } from '../../schemas/issues.js';

const COUNTY = {
  code: '222401',
  name: '延吉市',
  people: [
    { id: 'officer', name: '经办人', posts: ['officer'], email: 'officer@bureau.example' },
    { id: 'deputy', name: '分管副局长', posts: ['deputyHead'] },
    { id: 'contractor', name: '承接主体联系人', party: 'contractor', partyId: 'org-1', posts: ['contractor'] },
  ],
};

function fieldsWrong(change: Record<string, unknown>): string[] {
  const input = { ...COUNTY, ...change };
  const parsed = directorySeedSchema.safeParse(input);
  return parsed.success ? [] : formatIssues(parsed.error, input).map(({ field }) => field);
}

describe('The file of a county directory', () => {
  test('needs little: what is left out has a plain meaning', () => {
    const directory = directorySeedSchema.parse(COUNTY);
    expect(directory).toMatchObject({ code: '222401', rev: 1, absences: [], proxies: [], heads: [], fields: [] });
    expect(directory.people[0]).toEqual({
      id: 'officer',
      name: '经办人',
      party: 'bureau',
      partyId: null,
      email: 'officer@bureau.example',
      phone: null,
      activeFrom: '2000-01-01',
      activeTo: null,
    });
  });

  test('turns posts named beside a person into holdings from the first day of service', () => {
    const people = [{ id: 'officer', name: '经办人', posts: ['officer', 'administrator'], activeFrom: '2021-02-01' }];
    const holdings = [{ post: 'headOfOffice', person: 'officer', from: '2024-01-01', to: '2024-12-31' }];
    const directory = directorySeedSchema.parse({ ...COUNTY, people, holdings });
    expect(directory.holdings).toEqual([
      { post: 'officer', person: 'officer', from: '2021-02-01', to: null },
      { post: 'administrator', person: 'officer', from: '2021-02-01', to: null },
      { post: 'headOfOffice', person: 'officer', from: '2024-01-01', to: '2024-12-31' },
    ]);
  });

  test.each([
    ['a person named twice', { people: [...COUNTY.people, COUNTY.people[0]] }, 'people[3].id'],
    ['a post nobody knows', { people: [{ id: 'a', name: '甲', posts: ['king'] }] }, 'people[0].posts[0]'],
    ['a holder who is not listed', { holdings: [{ post: 'officer', person: 'nobody' }] }, 'holdings[0].person'],
    ['a head who is not listed', { heads: [{ person: 'officer', head: 'nobody' }] }, 'heads[0].head'],
    [
      'an absence that ends before it begins',
      { absences: [{ person: 'officer', from: '2026-03-05', to: '2026-03-04' }] },
      'absences[0].to',
    ],
    [
      'somebody who leaves before he comes',
      { people: [...COUNTY.people, { id: 'x', name: '某', activeFrom: '2026-03-05', activeTo: '2026-03-04' }] },
      'people[3].activeTo',
    ],
    [
      'a post given up before it is taken',
      { holdings: [{ post: 'officer', person: 'officer', from: '2026-03-05', to: '2026-03-04' }] },
      'holdings[0].to',
    ],
    [
      'a proxy for a subject that is not on the list',
      {
        proxies: [
          { id: 'x', principal: 'deputy', proxy: 'officer', from: '2026-03-01', to: '2026-03-09', subjects: ['tea'] },
        ],
      },
      'proxies[0].subjects[0]',
    ],
    [
      'a day that does not exist',
      { absences: [{ person: 'officer', from: '2026-02-30', to: '2026-03-04' }] },
      'absences[0].from',
    ],
    ['an unknown field', { boss: 'deputy' }, 'boss'],
    ['a code of five digits', { code: '22240' }, 'code'],
    ['nobody at all', { people: [] }, 'people'],
  ])('with %s names the field', (_what, change, field) => {
    expect(fieldsWrong(change)).toContain(field);
  });
});
