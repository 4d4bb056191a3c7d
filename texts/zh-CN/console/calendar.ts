import type { DayReason } from '../../../domain/calendar/year-data.js';

/** Words of the calendar (日历) and of its subscription. */
export const CALENDAR = {
  title: '日历',
  month: (year: number, month: number) => `${year}年${month}月`,
  before: '上月',
  after: '下月',
  toToday: '本月',
  range: '范围',
  whole: '全县',
  mine: '我的',
  todayMark: '今天',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  dayOf: (day: string) => `${day} 的期限`,
  monthOf: (month: string) => `${month} 的期限`,
  wholeMonth: '显示全月',
  none: '没有期限',
  more: (count: number) => `另有 ${count} 项未列出，请到期限看板按日期查找。`,
  unpublished: (year: number) => `${year}年放假安排尚未全部公布`,
  unpublishedHelp: '标“待”的日子按通常的工作日和法定节日推算；涉及这些日子的期限为暂定，通知导入后重新计算。',
  nextYear: (year: number) => `${year}年放假通知尚未导入`,
  nextYearHelp: '跨入该年的期限均为暂定，请在通知发布后及时导入。',
  notices: '本月休假与调休的依据',
  feed: '日历订阅',
  feedHint:
    '把自己的期限放进手机或电脑的日历程序：在其中“添加订阅日历”，粘贴订阅地址。任何持有地址的人都能看到这些期限，请勿转发。',
  noFeed: '尚无订阅地址',
  feedSince: (at: string) => `订阅地址于 ${at} 生成`,
  feedUsed: (day: string) => `最近一次取用：${day}`,
  feedUnused: '尚未取用',
  make: '生成订阅地址',
  renew: '更换地址',
  end: '停止订阅',
  address: '订阅地址',
  once: '地址只显示这一次，离开本页后无法再看，只能更换。',
  file: '下载日历文件（.ics）',
  inForce: '有效',
  invalid: '立即失效，用它订阅的日历不再更新',
  fresh: '生成新地址，须在日历程序中重新添加',
} as const;

/** What stands on a day that is not an ordinary one, as printed calendars have it. */
export const DAY_MARKS: Readonly<Partial<Record<DayReason, { mark: string; name: string }>>> = {
  holiday: { mark: '休', name: '放假' },
  regionalRest: { mark: '休', name: '地方放假' },
  makeUp: { mark: '班', name: '调休上班' },
  unannounced: { mark: '待', name: '安排尚未公布' },
};
