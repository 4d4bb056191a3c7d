import { PARTY_KINDS } from '../../domain/cycle/common.js';
import { PURCHASER_KINDS } from '../../domain/policy/buying.js';
import { METHODS, REGIMES } from '../../domain/policy/vocabulary.js';
import { PURCHASER_NAMES } from '../../texts/zh-CN/buying.js';
import { WORD_NAMES } from '../../texts/zh-CN/contents.js';
import { METHOD_NAMES, REGIME_NAMES } from '../../texts/zh-CN/terms.js';

/** What a sheet is for: cycles to open, or running contracts to take over. */
export const SHEET_KINDS = ['start', 'adopt'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** What a column speaks of: the lot, one of its stations, or one of its contract years. */
export type Level = 'lot' | 'station' | 'year';
/** How a cell is read. `yuan` becomes fen; `choice` is one of the names, which stand for words of the commands. */
export type Form =
  | { is: 'text' | 'whole' | 'yuan' | 'day' | 'yesNo' }
  | { is: 'choice'; names: Readonly<Record<string, string>> };

/** `path`: the field of the command below the lot, the station or the contract year. */
export type Column = {
  title: string;
  level: Level;
  path: string;
  form: Form;
  required: boolean;
  hint: string;
  example: string | number;
};

const TEXT: Form = { is: 'text' };

function named(words: readonly string[], names: Readonly<Record<string, string>>): Form {
  return { is: 'choice', names: Object.fromEntries(words.map((word) => [word, names[word] ?? word])) };
}
const PARTY_FORM = named(PARTY_KINDS, WORD_NAMES);
const BUYER_FORM = named(PURCHASER_KINDS, PURCHASER_NAMES);

type Brief = [path: string, title: string, form: Form, hint: string, example: string | number, required?: boolean];

function columns(level: Level, briefs: readonly Brief[]): Column[] {
  return briefs.map(([path, title, form, hint, example, required = true]) => ({
    ...{ title, level, path, form, required, hint, example },
  }));
}

/** Which lot a row belongs to stands in every row; what else is of the lot may stand in its first row alone. */
const KEYS = columns('lot', [
  ['programmeId', '采购项目', TEXT, '每行必填；同一采购项目的标段归入同一份计划', '2026-社工站'],
  ['lot', '标段', TEXT, '每行必填；采购项目和标段都相同的行合为一个采购周期', '1'],
]);

const STATION = columns('station', [
  ['id', '社工站编号', TEXT, '本地自定，不重复', 'st01'],
  ['name', '社工站名称', TEXT, '全称', '某某镇社会工作服务站'],
  ['township', '乡镇（街道）', TEXT, '通讯录中登记了乡镇的，须与之一致', '某某镇'],
]);

const LOT = columns('lot', [
  ['code', '行政区划代码', TEXT, '选填；填写的须为本地区代码，防止误用他处的表', '', false],
  ['title', '项目名称', TEXT, '以下各列只需在每个标段的第一行填写', '社工站服务采购（第一标段）'],
  ['regime', '适用制度', named(REGIMES, REGIME_NAMES), '', REGIME_NAMES.act],
  ['regimeBasis', '适用依据', TEXT, '为何适用该制度', '达到分散采购限额标准'],
  ['method', '采购方式', named(METHODS, METHOD_NAMES), '', METHOD_NAMES.competitiveConsultation],
  ['years', '计划合同年数', { is: 'whole' }, '整数', 3],
  ['estimateFen', '预计金额（元）', { is: 'yuan' }, '选填；全部年度合计，用于核对是否化整为零', 1_200_000, false],
  ['agentUsed', '委托代理机构', { is: 'yesNo' }, '是或否', '是'],
  ['purchaser.id', '采购人编号', TEXT, '本地自定', 'bureau'],
  ['purchaser.name', '采购人名称', TEXT, '全称', '某县民政局'],
  ['purchaser.kind', '采购人类型', PARTY_FORM, '', '行政机关'],
  ['purchaser.purchaserKind', '购买主体类别', BUYER_FORM, '选填；当地文件限定购买主体的，不填会留下标记', '', false],
]);

const CONTRACTOR = columns('lot', [
  ['asOf', '接管日', { is: 'day' }, '日期格式；从这一天起由本系统管理', '2026-03-02'],
  ['contractYear', '现为第几合同年度', { is: 'whole' }, '整数', 1],
  ['contractor.id', '承接主体编号', TEXT, '本地自定', 'party-1'],
  ['contractor.name', '承接主体名称', TEXT, '登记全称', '某县社会工作服务中心'],
  ['contractor.kind', '承接主体类型', PARTY_FORM, '', '社会组织'],
  ['contractor.creditCode', '承接主体信用代码', TEXT, '选填；18 位，单元格设为文本', '', false],
  ['contractor.sme', '承接主体为中小企业', { is: 'yesNo' }, '选填；是或否', '', false],
]);

/** Most tranches of a year a sheet has columns for; so many has the longest scheme of a profile. */
export const MOST_TRANCHES = 4;

const YEAR = columns('year', [
  ['year', '合同年度', { is: 'whole' }, '整数；有几个合同年度就写几行，社工站各列可留空', 1],
  ['signedOn', '签订日', { is: 'day' }, '日期格式；以后盖章的一方为准', '2026-01-05'],
  ['effectiveOn', '生效日', { is: 'day' }, '日期格式', '2026-01-05'],
  ['serviceFrom', '服务开始日', { is: 'day' }, '日期格式', '2026-01-15'],
  ['serviceTo', '服务结束日', { is: 'day' }, '日期格式', '2027-01-14'],
  ['fen', '合同金额（元）', { is: 'yuan' }, '数字，最多两位小数', 400_000],
  ...Array.from({ length: MOST_TRANCHES }, (_none, at) => at + 1).flatMap((no): Brief[] => [
    [`t${no}.fen`, `第${no}期已拨付（元）`, { is: 'yuan' }, '选填；未拨付的留空', no === 1 ? 200_000 : '', false],
    [`t${no}.on`, `第${no}期拨付日`, { is: 'day' }, '选填', no === 1 ? '2026-01-20' : '', false],
  ]),
]);

/** The columns of a sheet, in the order of the template. */
export const COLUMNS = {
  start: [...KEYS, ...STATION, ...LOT],
  adopt: [...KEYS, ...STATION, ...LOT, ...CONTRACTOR, ...YEAR],
} as const satisfies Record<SheetKind, readonly Column[]>;

/** First column of the template. What it says of a row: nothing, or that the row is not to be read. */
export const MARK_TITLE = '序号';
export const MARKS = { hint: '填写说明', example: '示例' } as const;
