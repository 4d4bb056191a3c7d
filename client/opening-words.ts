import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { risksOf } from '../domain/cycle/legal-risks.js';
import type { Preview } from '../domain/cycle/preview-types.js';
import type { Splitting } from '../domain/programme/splitting.js';
import { citedClauses, proofLines } from '../render/proof-runs.js';
import { missingLayerText } from '../texts/zh-CN/policy.js';
import { riskText } from '../texts/zh-CN/risks.js';
import { thingText } from '../texts/zh-CN/things.js';
import { type Beside, besideTexts } from './beside-warnings.js';
import { violationText } from './cli/outcome-text.js';
import { splittingText } from './cli/splitting-text.js';

/** A due day that would come of it, and how it is reached, a line a step. */
type DateWords = { of: string; title: string; lines: string[] };

/**
 * What the preview of an opening says to people: what to know before it starts, and how its days are reached. Nothing
 * of it refuses; what refuses is the preview's own refusal.
 */
export type OpeningWords = { warnings: string[]; dates: DateWords[] };

/** What goes with a preview besides itself. */
type Told = { warnings: readonly Splitting[]; missing: readonly string[]; beside: Beside };

/** The words of a preview. @param calendar null: days are then told without the notices they rest on */
export function openingWords(preview: Preview, told: Told, calendar: CompiledCalendar | null): OpeningWords {
  const marks = preview.wouldAppend.flatMap((fact) => [
    ...risksOf(fact.data).map(riskText),
    ...(fact.kind === 'violation-recorded' ? [violationText(fact.data)] : []),
  ]);
  return {
    warnings: [
      ...marks,
      ...told.missing.map(missingLayerText),
      ...told.warnings.map(splittingText),
      ...besideTexts(told.beside),
    ],
    dates: preview.dates.map(({ of, proof }) => ({
      of,
      title: thingText(of),
      lines: calendar === null ? citedClauses(proof) : [...proofLines(proof, calendar), ...citedClauses(proof)],
    })),
  };
}
