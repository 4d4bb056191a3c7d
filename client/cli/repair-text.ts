import type { Preview } from '../../domain/cycle/preview-types.js';
import { SECOND_REASON_TEXTS, UNDO_TEXTS } from '../../texts/zh-CN/repairs.js';

/** What a repair voids, who has to agree to it, and until when it can be undone. */
export function repairLines({
  basis,
  decisionsVoided,
  second,
  undo,
}: Pick<Preview, 'basis' | 'decisionsVoided' | 'second' | 'undo'>): string[] {
  const voided = decisionsVoided.map(({ who, step, on }) => `  决定作废 ${step}（${who}，${on}）`);
  if (second === undefined || undo === undefined) return voided;
  const asked = second.eligible.length === 0 ? '目前无人可以确认' : `可由${second.eligible.join('、')}确认`;
  const why = second.why.map((each) => SECOND_REASON_TEXTS[each]).join('；');
  const agrees = second.required
    ? `  须经第二人确认：${why}；${asked}，确认后才生效`
    : '  无须第二人确认，登记后即生效';
  const version = basis.version === undefined ? [] : [`  以上按第 ${basis.version} 版（previewVersion）预演`];
  return [...voided, agrees, `  撤销：${UNDO_TEXTS[undo.until]}`, ...version];
}
