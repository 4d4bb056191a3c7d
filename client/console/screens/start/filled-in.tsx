import { fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import type { Field } from '../../forms/fields.js';
import { fenOf, type Typed, typedIn } from '../../forms/values.js';
import { flagText, wordName } from '../../parts/words.js';

type Line = { key: string; label: string; value: string };

/** What was filled in, a line a field. */
export function FilledIn({ fields, typed }: { fields: readonly Field[]; typed: Typed }) {
  return (
    <section aria-label={START.whatFilled}>
      <h2>{START.whatFilled}</h2>
      <dl className="content-lines">
        {linesOf(fields, typed).map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function linesOf(fields: readonly Field[], typed: Typed, above = ''): Line[] {
  return fields.flatMap(({ name, label, form }): Line[] => {
    const value = typed[name];
    const key = `${above}${name}`;
    if (form.as === 'group') return linesOf(form.fields, typedIn(value), `${key}.`);
    if (form.as === 'rows') {
      const rows = Array.isArray(value) ? value : [];
      return rows.map((row, at) => ({
        key: `${key}.${at}`,
        label: `${label} ${at + 1}`,
        value: linesOf(form.fields, typedIn(row))
          .map((line) => line.value)
          .join('，'),
      }));
    }
    const said = saidOf(value, form.as);
    return said === '' ? [] : [{ key, label, value: said }];
  });
}

function saidOf(value: unknown, as: Field['form']['as']): string {
  if (Array.isArray(value)) return value.map((each) => wordName(String(each))).join('、');
  if (typeof value !== 'string' || value === '') return '';
  if (as === 'yesNo') return flagText(value === 'true');
  if (as === 'money') return yuanOf(value);
  return as === 'choice' ? wordName(value) : value;
}

function yuanOf(typed: string): string {
  const amount = fenOf(typed);
  return amount === null ? typed : `${formatFen(fen(amount))} ${PARTS.yuan}`;
}
