import { describe, expect, test } from '@jest/globals';
import type { RuleKind } from '../../domain/policy/vocabulary.js';
import { CLOCK, LIMIT, PERIODIC, SPAN_SETTINGS } from './flip/clocks.js';
import { CONTENTS, CONTENTS_WORDS } from './flip/contents.js';
import { WHERE } from './flip/events.js';
import { GATE_WORDS } from './flip/gate-words.js';
import { GATE, LADDER_WORDS, RUNG } from './flip/gates.js';
import { LIMIT_RULE, MEASURE_WORDS } from './flip/limits.js';
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
import { PARAMS } from './flip/params.js';
import {
  EVALUATION,
  FUND_SOURCE_WORDS,
  PAYER_WORDS,
  PAYMENT,
  PAYMENT_GATE,
  RESULT_USE,
  SLOT_WORDS,
  TRANCHE,
} from './flip/results.js';
import { type FieldOf, type Flip, type Settings, under } from './flip/setting.js';
import { CONSEQUENCE_WORDS, EDUCATION_WORDS, QUALIFICATION_WORDS, STAFFING } from './flip/staffing.js';
import { DUTY_WORDS, REWARD_WORDS } from './flip/words.js';

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
  'what a clock asks of an event': WHERE,
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
  'an evaluation of the list': SLOT_WORDS,
  'a source of money': FUND_SOURCE_WORDS,
  'an office that pays': PAYER_WORDS,
  'a way to be qualified': QUALIFICATION_WORDS,
  'a degree of schooling': EDUCATION_WORDS,
};

/** What is judged with the setting as it is, and with the other value. */
function judged({ from, flip, see }: Flip): [unknown, unknown] {
  const c = from();
  return [plain(see(under(c, (policy) => policy))), plain(see(under(c, flip)))];
}

function plain(seen: unknown): unknown {
  return JSON.parse(JSON.stringify(seen ?? null));
}

const TABLES: [string, Settings<string>][] = Object.entries({ ...KINDS, ...PARTS });

describe.each(TABLES)('%s', (_name, settings) => {
  const read = Object.entries(settings).flatMap(([field, each]) => ('see' in each ? [{ field, flip: each }] : []));

  test.each(read)('$field changes what is judged', ({ flip }) => {
    const [was, is] = judged(flip);
    expect(is).not.toEqual(was);
  });
});

test('every setting is read by something', () => {
  const unread = TABLES.flatMap(([name, settings]) =>
    Object.entries(settings).flatMap(([field, each]) => ('unread' in each ? [`${name}: ${field}`] : [])),
  );
  expect(unread).toEqual([]);
});
