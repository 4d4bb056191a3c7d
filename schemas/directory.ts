import { z } from 'zod';
import { plainDate } from '../domain/calendar/plain-date.js';
import { proxyLoop } from '../domain/directory/proxy-loop.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { POSTS } from '../domain/people.js';
import { SUBJECT_KINDS } from '../domain/policy/vocabulary.js';
import { choice, ownId, regionCode, text } from './fields.js';
import { plainDateSchema } from './plain-date.js';

const PARTIES = ['bureau', 'finance', 'township', 'superior', 'agent', 'evaluator', 'contractor'] as const;
const FIELDS = ['officer', 'head-of-office', 'township-contact', 'evaluator-lead'] as const;

const personId = ownId('Id of a person of this file');
const post = choice(POSTS, 'Post (岗位)');
// A directory begins with people who are in office already; their first day is often not known and never asked.
const from = plainDateSchema.default(plainDate('2000-01-01'));
const to = plainDateSchema.nullable().default(null);
const contact = { email: z.email().nullable().default(null), phone: text('Telephone', 40).nullable().default(null) };

const person = z.strictObject({
  id: ownId('Id of the person'),
  name: text('Name (姓名)', 60),
  party: choice(PARTIES, 'Which body the person acts for').default('bureau'),
  partyId: ownId('Id of the outside party the person belongs to').nullable().default(null),
  ...contact,
  posts: z.array(post).default([]).describe('Posts held from the first day of service on'),
  activeFrom: from,
  activeTo: to,
});
const holding = z.strictObject({ post, person: personId, from, to });
const span = { from: plainDateSchema, to: plainDateSchema };
const absence = z.strictObject({ person: personId, ...span, reason: z.string().max(200).default('') });
const proxy = z.strictObject({
  id: ownId('Id of the proxy'),
  principal: personId,
  proxy: personId,
  ...span,
  subjects: z.array(choice(SUBJECT_KINDS, 'Kind of subject')).min(1),
});

const township = text('Township or street (乡镇、街道)', 100);

const seed = z.strictObject({
  code: regionCode,
  name: text('What the county is called', 60),
  people: z.array(person).min(1),
  holdings: z.array(holding).default([]),
  absences: z.array(absence).default([]),
  proxies: z.array(proxy).default([]),
  heads: z.array(z.strictObject({ person: personId, head: personId })).default([]),
  fields: z.array(z.strictObject({ field: choice(FIELDS, 'Field of the county'), person: personId })).default([]),
  townships: z.array(township).min(1).optional().describe('All townships and streets of the county, each once'),
});
type Seed = z.output<typeof seed>;
type Fault = { path: (string | number)[]; message: string };

/** A county's directory as one file: people with their posts, absences, proxies, heads. Its revision is counted elsewhere. */
export const directorySeedSchema = seed
  .superRefine((directory, context) => {
    const faults = [
      ...twice(directory),
      ...strangers(directory),
      ...backwards(directory),
      ...townTwice(directory),
      ...said(directory),
      ...loops(directory),
    ];
    for (const fault of faults) context.addIssue({ code: 'custom', ...fault });
  })
  .transform(toSnapshot);

function toSnapshot({ people, holdings, ...same }: Seed): DirectorySnapshot {
  const since = people.flatMap(({ id, posts, activeFrom }) =>
    posts.map((each) => ({ post: each, person: id, from: activeFrom, to: null })),
  );
  const bare = people.map(({ posts: _posts, ...each }) => each);
  return { ...same, rev: 1, people: bare, holdings: [...since, ...holdings] };
}

function twice({ people }: Seed): Fault[] {
  const first = new Map(people.map((each, i) => [each.id, i] as const).toReversed());
  return people.flatMap((each, i) =>
    first.get(each.id) === i ? [] : [{ path: ['people', i, 'id'], message: `编号 ${each.id} 用了两次` }],
  );
}

function townTwice({ townships = [] }: Seed): Fault[] {
  return townships.flatMap((each, i) =>
    townships.indexOf(each) === i ? [] : [{ path: ['townships', i], message: `乡镇（街道）${each} 写了两次` }],
  );
}

/** What would be said twice, and then be read but once. */
function said({ holdings, absences, proxies, heads, fields }: Seed): Fault[] {
  const lists = { holdings, absences, proxies, heads, fields };
  const keys = {
    holdings: holdings.map((each) => `${each.post} ${each.person} ${each.from}`),
    absences: absences.map((each) => `${each.person} ${each.from}`),
    proxies: proxies.map(({ id }) => id),
    heads: heads.map(({ person: of }) => of),
    fields: fields.map((each) => `${each.field} ${each.person}`),
  } satisfies Record<keyof typeof lists, string[]>;
  const field = { holdings: 'post', absences: 'from', proxies: 'id', heads: 'person', fields: 'field' } as const;
  return Object.entries(keys).flatMap(([list, of]) =>
    of.flatMap((key, i) =>
      of.indexOf(key) === i
        ? []
        : [{ path: [list, i, field[list as keyof typeof keys]], message: `与前面的 ${key} 重复` }],
    ),
  );
}

/** Each circle of proxies is told once, where it closes. */
function loops({ proxies }: Seed): Fault[] {
  return proxies.flatMap((each, i) => {
    const loop = proxyLoop(each, proxies.slice(0, i));
    const message = `代理关系形成循环：${loop?.people.join(' → ')}（${loop?.from} 至 ${loop?.to}）`;
    return loop === undefined ? [] : [{ path: ['proxies', i, 'proxy'], message }];
  });
}

/** Every person that is named must be on the list. */
function strangers({ people, holdings, absences, proxies, heads, fields }: Seed): Fault[] {
  const known = new Set(people.map((each) => each.id));
  const named = [
    ...holdings.map((each, i) => ['holdings', i, 'person', each.person] as const),
    ...absences.map((each, i) => ['absences', i, 'person', each.person] as const),
    ...proxies.map((each, i) => ['proxies', i, 'principal', each.principal] as const),
    ...proxies.map((each, i) => ['proxies', i, 'proxy', each.proxy] as const),
    ...heads.map((each, i) => ['heads', i, 'person', each.person] as const),
    ...heads.map((each, i) => ['heads', i, 'head', each.head] as const),
    ...fields.map((each, i) => ['fields', i, 'person', each.person] as const),
  ];
  return named
    .filter(([, , , who]) => !known.has(who))
    .map(([list, i, field, who]) => ({ path: [list, i, field], message: `people 中没有编号为 ${who} 的人` }));
}

function backwards({ people, holdings, absences, proxies }: Seed): Fault[] {
  const spans = [
    ...people.map((each, i) => ({ path: ['people', i, 'activeTo'], from: each.activeFrom, to: each.activeTo })),
    ...holdings.map((each, i) => ({ path: ['holdings', i, 'to'], ...each })),
    ...absences.map((each, i) => ({ path: ['absences', i, 'to'], ...each })),
    ...proxies.map((each, i) => ({ path: ['proxies', i, 'to'], ...each })),
  ];
  return spans
    .filter((each) => each.to !== null && each.to < each.from)
    .map(({ path }) => ({ path, message: '结束日期早于开始日期' }));
}
