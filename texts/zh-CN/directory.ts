import type { DirectoryList } from '../../domain/directory/difference.js';
import type { SameBy, SamePerson } from '../../domain/directory/same-person.js';
import type { DirectoryField } from '../../domain/directory/types.js';
import type { PartyKind } from '../../domain/people.js';
import { SUBJECT_KIND_NAMES } from './names.js';
import { POST_NAMES } from './terms.js';

/** Lists of a directory: also the names of the sheets of its workbook. */
export const DIRECTORY_LIST_NAMES = {
  people: '人员',
  holdings: '任职',
  absences: '缺勤',
  proxies: '代理',
  heads: '上级',
  fields: '指定人员',
  townships: '乡镇（街道）',
} as const satisfies Record<DirectoryList, string>;

/** The sheet that says whose directory it is. */
export const COUNTY_SHEET = '单位';

export const PARTY_KIND_NAMES = {
  bureau: '民政局',
  finance: '财政部门',
  township: '乡镇（街道）',
  superior: '上级部门',
  agent: '采购代理机构',
  evaluator: '评估机构',
  contractor: '承接主体',
} as const satisfies Record<PartyKind, string>;

export const DIRECTORY_FIELD_NAMES = {
  officer: '经办人',
  'head-of-office': '科室负责人',
  'township-contact': '乡镇联系人',
  'evaluator-lead': '评估组长',
} as const satisfies Record<DirectoryField['field'], string>;

/** What shows that entries are one person. */
const SAME_PERSON_BY = { email: '邮箱相同', mobile: '手机号相同' } as const satisfies Record<SameBy, string>;

/** What follows from it, and the way out where they are several. */
const SAME_PERSON_MEANS =
  '按同一人处理：同一环节只有一票，回避按全部编号审查，不得互为复核人；不是同一人的，请各填本人的邮箱和手机号';

/** Why entries of a directory count as one person, what follows, and what to do where they are several people. */
export function samePersonText({ people, by }: SamePerson): string {
  const all = people.map(({ id, name }) => `${name}（${id}）`).join('、');
  return `${all}${SAME_PERSON_BY[by]}，${SAME_PERSON_MEANS}`;
}

/** How a line of the directory differs from the revision before. */
export const DIFFERENCE_NAMES = { added: '新增', removed: '删去', changed: '修改' } as const;

/** Fields of a line, as its sheet calls them. */
export const DIRECTORY_FIELD_TITLES: Readonly<Record<string, string>> = {
  id: '编号',
  name: '名称',
  party: '所属',
  partyId: '单位编号',
  email: '邮箱',
  phone: '电话',
  activeFrom: '到岗日',
  activeTo: '离岗日',
  post: '岗位',
  person: '人员编号',
  from: '起始日',
  to: '截止日',
  reason: '事由',
  principal: '被代理人编号',
  proxy: '代理人编号',
  subjects: '代理事项',
  head: '上级编号',
  field: '用途',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  post: POST_NAMES,
  party: PARTY_KIND_NAMES,
  field: DIRECTORY_FIELD_NAMES,
  subjects: SUBJECT_KIND_NAMES,
};

/** What stands in a field of a line, in words; several are parted by commas. */
export function directoryValueText(field: string, value: string | null): string {
  if (value === null || value === '') return '（空）';
  const names = VALUES[field];
  return names === undefined
    ? value
    : value
        .split(',')
        .map((word) => names[word] ?? word)
        .join('、');
}
