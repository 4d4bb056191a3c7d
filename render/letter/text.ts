import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import type { ItemView, LetterView } from './types.js';

const { labels } = MAIL_TEXTS;

/** The letter as plain text, for readers without HTML and for the printed file. */
export function letterText(view: LetterView): string {
  const items = view.items.map((item, at) => itemText(item, at + 1, view.items.length));
  const links = view.links.map(({ label, href }) => `${label}：${href}`);
  return `${[view.greeting, '', view.intro, '', ...items, ...links, ...view.footer].join('\n')}\n`;
}

function itemText(item: ItemView, no: number, of: number): string {
  const head = of === 1 ? item.title : `${no}. ${item.title}`;
  return [
    `【${item.due}】${head}`,
    `${labels.cycle}：${item.cycle}`,
    ...item.warnings.map((warning) => `※ ${warning}`),
    ...item.rows.filter(({ value }) => value !== '').map(({ label, value }) => `${label}：${value}`),
    ...(item.proof.length === 0 ? [] : [`${labels.proof}：`, ...item.proof.map((line) => `  · ${line}`)]),
    ...item.links.map(({ label, href }) => `${label}：${href}`),
    '',
  ].join('\n');
}
