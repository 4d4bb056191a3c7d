import type { Loss, StationOutlook } from '../../domain/staff/forecast.js';
import { ITEM_NAMES, WORD_NAMES } from '../../texts/zh-CN/contents.js';

/** A station in a few lines: who is there, from when on too few, its sign, what it must have. */
export function stationLines({ id, name, workers, need, shortage, sign, items }: StationOutlook): string[] {
  const short =
    shortage === null
      ? ''
      : `；${shortage.from} 起不足（${shortage.have} 人${shortage.because.map(lossText).join('')}）`;
  const hangs =
    sign === null ? [] : [`    标牌：${[...sign.logos, sign.texts.join(' 或 ')].join('＋')}${placesText(sign.places)}`];
  const has = items.length === 0 ? [] : [`    应有：${items.map((item) => ITEM_NAMES[item]).join('、')}`];
  return [`  ${id} ${name}：在岗 ${workers} 人，至少 ${need} 人${short}`, ...hangs, ...has];
}

function placesText(places: readonly string[]): string {
  return places.length === 0 ? '' : `（${places.map((place) => WORD_NAMES[place] ?? place).join('、')}）`;
}

function lossText({ worker, why, from }: Loss): string {
  return `，社工 ${worker} ${from} 起${why === 'leaves' ? '离岗' : '未按期持证'}`;
}
