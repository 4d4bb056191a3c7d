import type { START } from '../../../../texts/zh-CN/console/start.js';
import type { Field } from '../../forms/fields.js';

/** The two ways a cycle begins. */
export const OPENINGS = ['open-cycle', 'adopt-cycle'] as const;
export type OpeningKind = (typeof OPENINGS)[number];
type StepKey = keyof typeof START.stepNames;

/** Which step asks for which field. A field that is not here is asked for in the first step, so that none is lost. */
const STEP_FIELDS: Readonly<Record<Exclude<StepKey, 'project' | 'check'>, readonly string[]>> = {
  method: ['regime', 'regimeBasis', 'method', 'agentUsed', 'years', 'estimateFen'],
  purchaser: ['purchaser', 'county'],
  stations: ['stations'],
  running: ['asOf', 'contractYear', 'contractor', 'contracts'],
};
const ORDER = ['project', 'method', 'purchaser', 'stations', 'running'] as const satisfies readonly StepKey[];

/** Which step a field of the body is asked for in. */
export function stepOf(field: string): StepKey {
  const found = ORDER.find((key) => key !== 'project' && STEP_FIELDS[key].includes(field));
  return found ?? 'project';
}

export type Step = { key: StepKey; fields: readonly Field[] };

/** The steps of the form with their fields, as the schema of the command has them; the last one checks and starts. */
export function stepsOf(fields: readonly Field[]): Step[] {
  const filled = ORDER.map((key) => ({ key, fields: fields.filter(({ name }) => stepOf(name) === key) }));
  return [...filled.filter((step) => step.fields.length > 0), { key: 'check', fields: [] }];
}
