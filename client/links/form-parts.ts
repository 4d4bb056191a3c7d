import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { PageField, PageForm } from '../../render/link-page.js';
import { LAST_DAY } from '../../schemas/fields.js';
import type { LinkAct } from '../../schemas/link-form.js';
import { FORMS } from '../../texts/zh-CN/console/forms.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';

type Hidden = Readonly<Record<string, string>>;
type Parts = { note?: string; fields?: PageField[]; hidden?: Hidden };

/** A form that acts. */
export function actForm(act: LinkAct, { note, fields = [], hidden = {} }: Parts): PageForm {
  return {
    method: 'post',
    heading: TEXTS.acts[act],
    ...(note === undefined ? {} : { note }),
    fields,
    hidden: hiddenOf({ act, ...hidden }),
    submit: TEXTS.confirm(TEXTS.acts[act]),
  };
}

export function hiddenOf(hidden: Hidden): PageForm['hidden'] {
  return Object.entries(hidden).map(([name, value]) => ({ name, value }));
}

export function field(kind: PageField['kind'], name: string, label: string, required = true): PageField {
  return { kind, name, label, required };
}

/** A day to be typed, as on the console; how, and between which days, is said in words. `after`: the day it must come after. */
export function dayField(name: string, label: string, after: PlainDate | null): PageField {
  const between = after === null ? TEXTS.dayUntil(LAST_DAY) : TEXTS.dayBetween(after, LAST_DAY);
  return { ...field('day', name, label), hint: `${FORMS.dayForm}；${between}` };
}
