import { describe, expect, test } from '@jest/globals';
import type { RuleKind } from '../../domain/policy/vocabulary.js';
import { CLOCK, LIMIT, PERIODIC, SPAN_SETTINGS } from './flip/clocks.js';
import {
  CONDITION,
  PAIR_FIELDS,
  REMINDER_PLAN,
  REMINDERS,
  ROUTE_FIELDS,
  ROUTE_RULE,
  SEPARATION,
  STEP_FIELDS,
  TALLY,
  WHO,
} from './flip/offices.js';
import { EVALUATION, PAYMENT, PAYMENT_GATE, RESULT_USE, TRANCHE } from './flip/results.js';
import { CONTENTS, GATE, LIMIT_RULE, PARAMS, RUNG, STAFFING } from './flip/rules.js';
import { type FieldOf, type Flip, type Settings, under } from './flip/setting.js';
import {
  CONSEQUENCE_WORDS,
  CONTENTS_WORDS,
  DUTY_WORDS,
  GATE_WORDS,
  LADDER_WORDS,
  MEASURE_WORDS,
  REWARD_WORDS,
} from './flip/words.js';

/** Every field of every kind of rule: a new one without a line here does not compile. */
const KINDS = {
  clock: CLOCK,
  gate: GATE,
  limit: LIMIT_RULE,
  contents: CONTENTS,
  staffing: STAFFING,
  evaluation: EVALUATION,
  payment: PAYMENT,
  route: ROUTE_RULE,
  reminders: REMINDERS,
  separation: SEPARATION,
} satisfies { [K in RuleKind]: Settings<FieldOf<K>> };

/** What fields hold that have fields of their own, and the words of closed lists. */
const PARTS: Record<string, Settings<string>> = {
  'a parameter': PARAMS,
  'a periodic duty': PERIODIC,
  'a span of time': SPAN_SETTINGS,
  'a limit': LIMIT,
  'a step of the drift ladder': RUNG,
  'a tranche': TRANCHE,
  'what opens a tranche': PAYMENT_GATE,
  'the use of a result': RESULT_USE,
  'a route': ROUTE_FIELDS,
  'a step': STEP_FIELDS,
  'who decides': WHO,
  'how hands are counted': TALLY,
  'the condition of a step': CONDITION,
  'a plan of reminders': REMINDER_PLAN,
  'a pair of duties': PAIR_FIELDS,
  'a gate of the list': GATE_WORDS,
  'a measure of the list': MEASURE_WORDS,
  'a document of the list': CONTENTS_WORDS,
  'a step of the list': LADDER_WORDS,
  'a consequence of the list': CONSEQUENCE_WORDS,
  'a reward of the list': REWARD_WORDS,
  'a duty of the list': DUTY_WORDS,
};

/** What is judged with the setting as it is, and with the other value. */
function judged({ from, flip, see }: Flip): [unknown, unknown] {
  const c = from();
  return [plain(see(under(c, (policy) => policy))), plain(see(under(c, flip)))];
}

function plain(seen: unknown): unknown {
  return JSON.parse(JSON.stringify(seen ?? null));
}

describe.each(Object.entries({ ...KINDS, ...PARTS }))('%s', (_name, settings: Settings<string>) => {
  const entries = Object.entries(settings);
  const read = entries.flatMap(([field, each]) => ('see' in each ? [{ field, flip: each }] : []));
  const waiting = entries.flatMap(([field, each]) =>
    'waitsFor' in each ? [{ field, waitsFor: each.waitsFor, flip: each.until }] : [],
  );

  test.each(read)('$field changes what is judged', ({ flip }) => {
    const [was, is] = judged(flip);
    expect(is).not.toEqual(was);
  });

  // Nothing reads these yet. Once something does, its line says how it shows.
  if (waiting.length > 0) {
    test.each(waiting)('$field waits: $waitsFor', ({ flip }) => {
      const [was, is] = judged(flip);
      expect(is).toEqual(was);
    });
  }
});
