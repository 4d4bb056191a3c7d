import { DIRECTORY_LISTS, type DirectoryList } from '../../domain/directory/difference.js';
import { DIRECTORY_FIELD_NAMES, DIRECTORY_LIST_NAMES, PARTY_KIND_NAMES } from '../../texts/zh-CN/directory.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import type { Form } from '../sheet/columns.js';
import type { Titled } from '../sheet/read.js';

/** A column of a sheet of the directory. `field`: the name its value has in the directory. */
export type DirectoryColumn = Titled & { field: string; form: Form; hint: string };

type Brief = [field: string, title: string, form: Form, hint: string, required?: boolean];

const TEXT: Form = { is: 'text' };
const DAY: Form = { is: 'day' };
const choice = (names: Readonly<Record<string, string>>): Form => ({ is: 'choice', names });

const SPAN: Brief[] = [
  ['from', '起始日', DAY, '含当日'],
  ['to', '截止日', DAY, '含当日'],
];

const COUNTY: Brief[] = [
  ['code', '行政区划代码', TEXT, '须为本地区代码，防止误用他处的表'],
  ['name', '单位名称', TEXT, ''],
];

const BRIEFS: Record<DirectoryList, Brief[]> = {
  people: [
    ['id', '编号', TEXT, '本地自定，不重复；登录、流程都用它，不要更改'],
    ['name', '姓名', TEXT, '可写岗位或科室名'],
    ['party', '所属', choice(PARTY_KIND_NAMES), ''],
    ['partyId', '单位编号', TEXT, '外部单位的人员填写，与合同中的主体编号一致', false],
    ['email', '邮箱', TEXT, '提醒发到这里', false],
    ['phone', '电话', TEXT, '', false],
    ['activeFrom', '到岗日', DAY, '不知道的可留空', false],
    ['activeTo', '离岗日', DAY, '最后在岗的一天；离岗的人员不要删行，填写此列', false],
  ],
  holdings: [
    ['post', '岗位', choice(POST_NAMES), ''],
    ['person', '人员编号', TEXT, ''],
    ['from', '起始日', DAY, '不知道的可留空', false],
    ['to', '截止日', DAY, '可预先填写', false],
  ],
  absences: [['person', '人员编号', TEXT, ''], ...SPAN, ['reason', '事由', TEXT, '', false]],
  proxies: [
    ['id', '编号', TEXT, '不重复'],
    ['principal', '被代理人编号', TEXT, ''],
    ['proxy', '代理人编号', TEXT, '代理人不能再由他人代理'],
    ...SPAN,
    ['subjects', '代理事项', TEXT, `全部，或其中几项，用顿号分开：${Object.values(SUBJECT_KIND_NAMES).join('、')}`],
  ],
  heads: [
    ['person', '人员编号', TEXT, ''],
    ['head', '上级编号', TEXT, '每人一个上级'],
  ],
  fields: [
    ['field', '用途', choice(DIRECTORY_FIELD_NAMES), ''],
    ['person', '人员编号', TEXT, ''],
  ],
  townships: [['name', '名称', TEXT, '全县乡镇（街道），每个一行']],
};

function columns(briefs: readonly Brief[]): DirectoryColumn[] {
  return briefs.map(([field, title, form, hint, required = true]) => ({ field, title, form, hint, required }));
}

export const COUNTY_COLUMNS = columns(COUNTY);

/** The sheets of a directory's workbook in their order, by the list they hold. */
export const DIRECTORY_SHEETS = DIRECTORY_LISTS.map((list) => ({
  list,
  name: DIRECTORY_LIST_NAMES[list],
  columns: columns(BRIEFS[list]),
}));

/** All kinds of matter at once, as a cell says it. */
export const ALL_SUBJECTS = '全部';
