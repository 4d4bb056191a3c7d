import type { PageField, PageForm } from '../../render/link-page.js';
import type { LinkAct } from '../../schemas/link-form.js';
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
