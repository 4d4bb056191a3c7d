import { type PlainDate, plainDate } from '../calendar/plain-date.js';
import type { RegionCode } from '../ids.js';
import { type PartyKind, POSTS, type Post } from '../people.js';
import type { DirectorySnapshot, Person } from './types.js';

const POST_PEOPLE: Record<Post, { name: string; party: PartyKind }> = {
  officer: { name: '经办人', party: 'bureau' },
  headOfOffice: { name: '科室负责人', party: 'bureau' },
  deputyHead: { name: '分管副局长', party: 'bureau' },
  bureauHead: { name: '局长', party: 'bureau' },
  bureauFinance: { name: '民政局财务科', party: 'bureau' },
  countyFinance: { name: '同级财政部门', party: 'finance' },
  agent: { name: '采购代理机构', party: 'agent' },
  evaluator: { name: '第三方评估机构', party: 'evaluator' },
  contractor: { name: '承接主体', party: 'contractor' },
  township: { name: '乡镇（街道）', party: 'township' },
  city: { name: '市（州）民政部门', party: 'superior' },
  province: { name: '省级民政部门', party: 'superior' },
  superior: { name: '上级机关管理员', party: 'superior' },
  administrator: { name: '管理员', party: 'bureau' },
};

const SINCE: PlainDate = plainDate('2014-01-01');
const OUTSIDE: readonly PartyKind[] = ['agent', 'evaluator', 'contractor'];

/**
 * A directory of one person a post, each named by the post and in service since the first calendar: what a scenario is
 * played in when it brings no directory of its own. Mail addresses end in a name kept for examples (RFC 2606).
 */
export function directoryPerPost(code: RegionCode): DirectorySnapshot {
  const people = POSTS.map((post): Person => {
    const { name, party } = POST_PEOPLE[post];
    const partyId = OUTSIDE.includes(party) ? post : null;
    const email = `${post.toLowerCase()}@caigou.example`;
    return { id: post, name, party, partyId, email, phone: null, activeFrom: SINCE, activeTo: null };
  });
  const holdings = POSTS.map((post) => ({ post, person: post, from: SINCE, to: null }));
  return { code, name: code, rev: 1, people, holdings, absences: [], proxies: [], heads: [], fields: [] };
}
