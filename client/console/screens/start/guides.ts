import { fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import type { ExplainedRule } from '../../../../domain/policy/explain.js';
import { START_HINTS as SAY } from '../../../../texts/zh-CN/console/start.js';
import { basisText } from '../../../../texts/zh-CN/sources.js';
import { AUTHORITY_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { Guide, Guides } from '../../forms/guide.js';
import { fenOf, type Typed, typedIn } from '../../forms/values.js';
import { wordName } from '../../parts/words.js';

type Rules = readonly ExplainedRule[];
type Word = { rule: ExplainedRule; regime: string };

/**
 * What the policy of the county says at the fields of an opening, under the regime chosen so far: which values are
 * possible, how many years, which sums mean what. Each hint ends with where it is written.
 */
export function openingGuides(rules: Rules, typed: Typed): Guides {
  const regime = textIn(typed.regime);
  const find = (id: ExplainedRule['id']): Word | undefined => {
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined) return undefined;
    const appliesTo = textsIn(fieldIn(rule, 'appliesTo'));
    return regime === '' || appliesTo.includes(regime) ? { rule, regime } : undefined;
  };
  return {
    programmeId: { hints: [SAY.programme] },
    leadCycle: { hints: [SAY.leadCycle] },
    predecessor: { hints: [SAY.predecessor] },
    years: yearsGuide(find('cycle-length')),
    regime: regimeGuide(find('act-threshold'), typed),
    method: methodGuide(find('bid-window'), find('open-tender-threshold'), typed),
    'purchaser.purchaserKind': purchaserGuide(find('purchaser-kinds')),
    stations: stationsGuide(find('staffing')),
  };
}

const fieldIn = ({ fields }: ExplainedRule, name: string): unknown => fields.find((each) => each.name === name)?.value;
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** A hint, and how sure it is: `最多 3 年（文件规定：…）`. */
function told(words: string, { authority, basis }: ExplainedRule): string {
  const written = basisText(basis.map(({ source, clause }) => `${source} ${clause}`).join('; '));
  return `${words}（${SAY.sure(AUTHORITY_NAMES[authority], written)}）`;
}

function yearsGuide(found: Word | undefined): Guide {
  const max = found === undefined ? null : numberOf(fieldIn(found.rule, 'max'));
  if (found === undefined || max === null) return {};
  return {
    hints: [told(SAY.years(max), found.rule)],
    check: (typed) => (Number(typed) > max ? SAY.yearsBeyond(max) : null),
  };
}

function estimateIn(typed: Typed): number | null {
  return fenOf(textIn(typed.estimateFen));
}

function regimeGuide(found: Word | undefined, typed: Typed): Guide {
  const max = found === undefined ? null : numberOf(fieldIn(found.rule, 'max'));
  if (found === undefined || max === null) return {};
  const sum = formatFen(fen(max));
  const estimate = estimateIn(typed);
  const isAbove = found.regime === 'belowThreshold' && estimate !== null && estimate >= max;
  return { hints: [told(SAY.actFrom(sum), found.rule), ...(isAbove ? [SAY.belowAct(sum)] : [])] };
}

function methodGuide(window: Word | undefined, threshold: Word | undefined, typed: Typed): Guide {
  const method = textIn(typed.method);
  const max = threshold === undefined ? null : numberOf(fieldIn(threshold.rule, 'max'));
  const estimate = estimateIn(typed);
  const sum = max === null ? '' : formatFen(fen(max));
  const isAbove = max !== null && estimate !== null && estimate > max && method !== '' && method !== 'openTender';
  return {
    hints: [
      ...(window === undefined ? [] : windowHints(window.rule, method)),
      ...(threshold === undefined || max === null ? [] : [told(SAY.methodAbove(sum), threshold.rule)]),
      ...(isAbove ? [SAY.methodAboveNow(sum)] : []),
    ],
  };
}

/** The least time for bids by the method that was chosen. */
function windowHints(rule: ExplainedRule, method: string): string[] {
  const limits = typedIn(typedIn(fieldIn(rule, 'limit')).limits);
  const { amount, unit } = typedIn(limits[method]);
  const units: Readonly<Record<string, string>> = SAY.units;
  const days = numberOf(amount);
  return days === null
    ? []
    : [told(SAY.bidWindow(wordName(method), `${days} ${units[textIn(unit)] ?? textIn(unit)}`), rule)];
}

/** Who may buy here; which of them it is has to be said, for a document names them. */
function purchaserGuide(found: Word | undefined): Guide {
  if (found === undefined) return {};
  const { rule, regime } = found;
  const outside = regime === 'nonAct' ? textsIn(fieldIn(rule, 'outsideAct')) : [];
  const named = [...new Set([...textsIn(fieldIn(rule, 'purchasers')), ...outside])];
  // The reform of 2023 moved the work in many counties: such a body is marked by the rules, not refused.
  const values = [...new Set([...named, 'otherBody'])];
  return { values, needed: true, hints: [told(SAY.purchasers(named.map(wordName).join('、')), rule)] };
}

function stationsGuide(found: Word | undefined): Guide {
  const min = found === undefined ? null : numberOf(fieldIn(found.rule, 'minPerStation'));
  if (found === undefined || min === null) return {};
  return { hints: [told(SAY.perStation(min, numberOf(fieldIn(found.rule, 'maxPerStation'))), found.rule)] };
}
