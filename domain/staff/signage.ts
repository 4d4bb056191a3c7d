import type { Station } from '../cycle/common.js';
import type { CompiledOf } from '../policy/types.js';
import type { SignPlace } from '../policy/vocabulary.js';
import type { HungSign } from './types.js';

/** The sign (标牌) a station must have: any of the texts, the logos beside it, and where it hangs. */
export type Sign = { texts: string[]; logos: string[]; places: SignPlace[] };
/** Whose sign it is; a county whose name nobody entered stays open. */
type Place = Pick<Station, 'township' | 'village'> & { county?: string };

const PLACES = ['县', '乡镇', '村'] as const;
/** What stands for a county that is not named. */
const SOME_COUNTY = '××县（市、区）';

/** What stands in braces in the text of a sign. */
export function placesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inside = '']) => inside);
}

/** True for a place that can be filled in, or a choice of words `点|室`. */
export function isKnownPlace(inside: string): boolean {
  return (PLACES as readonly string[]).includes(inside) || /^[^|]+(\|[^|]+)+$/.test(inside);
}

/** The sign of that place as the rule has it; undefined where the documents do not say how it reads. */
export function signFor(
  rule: Pick<CompiledOf<'contents'>, 'text' | 'villageText' | 'logos' | 'places'>,
  { county = SOME_COUNTY, township, village }: Place,
): Sign | undefined {
  const text = village === undefined ? rule.text : rule.villageText;
  if (text === undefined) return undefined;
  const filled = text
    .replaceAll('{县}', county)
    .replaceAll('{乡镇}', township)
    .replaceAll('{村}', village ?? '');
  return { texts: choices(filled), logos: rule.logos ?? [], places: rule.places ?? [] };
}

/** Each reading of `{点|室}`. */
function choices(text: string): string[] {
  const found = /\{([^{}]*)\}/.exec(text);
  if (found === null) return [text];
  const [whole, words = ''] = found;
  return words.split('|').flatMap((word) => choices(text.replace(whole, word)));
}

/** What is wrong with the sign that hangs there: its text, a logo or a place that is missing. More is no fault. */
export function signFlaws(right: Sign, hung: HungSign): { what: SignFlaw; missing: string[] }[] {
  const lacks = (wanted: readonly string[], has: readonly string[]) => wanted.filter((each) => !has.includes(each));
  const [logos, places] = [lacks(right.logos, hung.logos), lacks(right.places, hung.places)];
  return [
    ...(right.texts.some((text) => reads(text, hung.text)) ? [] : [{ what: 'wrong-sign' as const, missing: [] }]),
    ...(logos.length === 0 ? [] : [{ what: 'logo-missing' as const, missing: logos }]),
    ...(places.length === 0 ? [] : [{ what: 'sign-place-missing' as const, missing: places }]),
  ];
}
export type SignFlaw = 'wrong-sign' | 'logo-missing' | 'sign-place-missing';

/** True when the sign reads so, whatever the county is called that nobody named; blanks do not count. */
function reads(right: string, hung: string): boolean {
  const [before = '', after] = plain(right).split(plain(SOME_COUNTY));
  const has = plain(hung);
  if (after === undefined) return has === before;
  return has.startsWith(before) && has.endsWith(after) && has.length > before.length + after.length;
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '');
}
