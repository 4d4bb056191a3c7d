import { isInstant, legalDay } from '../domain/calendar/instant.js';
import { fen } from '../domain/money/fen.js';
import { formatFen } from '../domain/money/format.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';
import type { FieldIssue } from '../schemas/issues.js';
import { REFUSAL_TEXTS as EN } from '../texts/en/refusals.js';
import { fill } from '../texts/fill.js';
import { BREACH_NAMES } from '../texts/zh-CN/breaches.js';
import { COMMAND_NAMES } from '../texts/zh-CN/commands.js';
import { DUTY_NAMES } from '../texts/zh-CN/contents.js';
import { FACT_NAMES } from '../texts/zh-CN/facts.js';
import { SCOPE_NAMES, UNFIT_NAMES } from '../texts/zh-CN/identity.js';
import { SUBJECT_KIND_NAMES } from '../texts/zh-CN/names.js';
import { UNKNOWN_PERSON, REFUSAL_TEXTS as ZH } from '../texts/zh-CN/refusals.js';
import { RULE_NAMES } from '../texts/zh-CN/rule-names.js';
import { basisText } from '../texts/zh-CN/sources.js';
import { APPROVAL_STATUS_NAMES, POST_NAMES, TASK_STATUS_NAMES } from '../texts/zh-CN/terms.js';
import { thingText } from '../texts/zh-CN/things.js';

/** A refusal of an input that could not even be read also says what is wrong with each field. */
export type Refused = Refusal & { issues?: FieldIssue[] };

/** Whether that is a no, and not what was asked for. */
export function isRefused(given: object): given is Refused {
  return 'code' in given && 'allowedNow' in given;
}

/** Exit codes of the command line: done, fault, usage or bad input, refused, not yet known. */
export const EXIT = { done: 0, fault: 1, usage: 2, refused: 3, notYetKnown: 4 } as const;
type Answer = { status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503; exit: 2 | 3 | 4 };

const BAD_INPUT = { status: 400, exit: EXIT.usage } as const;
const NOT_IN = { status: 401, exit: EXIT.refused } as const;
/** Too often: later. */
const TOO_OFTEN = { status: 429, exit: EXIT.refused } as const;
const FORBIDDEN = { status: 403, exit: EXIT.refused } as const;
const NOT_FOUND = { status: 404, exit: EXIT.refused } as const;
/** Another act came first, or the time for it is not there. */
const CONFLICT = { status: 409, exit: EXIT.refused } as const;
/** Understood, possible at this time, and still against a rule. */
const AGAINST_RULE = { status: 422, exit: EXIT.refused } as const;
const ASK_AGAIN = { status: 503, exit: EXIT.notYetKnown } as const;

/** How each no is answered over HTTP and on the command line. */
export const REFUSAL_ANSWERS = {
  'not-your-task': FORBIDDEN,
  'task-not-open': CONFLICT,
  'delegated-away': CONFLICT,
  'content-changed': CONFLICT,
  'view-changed': CONFLICT,
  'already-decided': CONFLICT,
  'step-decided': CONFLICT,
  separated: FORBIDDEN,
  'opinion-required': AGAINST_RULE,
  'contents-missing': AGAINST_RULE,
  'already-running': CONFLICT,
  'not-in-vote': AGAINST_RULE,
  'return-target': AGAINST_RULE,
  'too-many-rounds': CONFLICT,
  'next-acted': CONFLICT,
  closed: CONFLICT,
  'choose-next': AGAINST_RULE,
  'not-eligible': AGAINST_RULE,
  'already-here': CONFLICT,
  'person-inactive': FORBIDDEN,
  'too-many-transfers': CONFLICT,
  'already-delegated': CONFLICT,
  'proxy-may-not': FORBIDDEN,
  'proxy-dates': FORBIDDEN,
  'proxy-loop': AGAINST_RULE,
  'too-many-signers': AGAINST_RULE,
  'use-before-or-after': AGAINST_RULE,
  'route-seat': AGAINST_RULE,
  'outcome-used': CONFLICT,
  'cycle-closed': CONFLICT,
  'urged-today': CONFLICT,
  'urged-enough': CONFLICT,
  'not-allowed-to-read': FORBIDDEN,
  'too-long': AGAINST_RULE,
  'batch-not-allowed': AGAINST_RULE,
  'money-needs-login': FORBIDDEN,
  'paper-not-allowed': AGAINST_RULE,
  'paper-date': AGAINST_RULE,
  'preview-stale': CONFLICT,
  'required-by-law': AGAINST_RULE,
  'under-approval': CONFLICT,
  'retry-soon': ASK_AGAIN,
  'not-yet-recorded': ASK_AGAIN,
  'trigger-missing': CONFLICT,
  'in-the-future': AGAINST_RULE,
  'bad-input': BAD_INPUT,
  'unknown-cycle': NOT_FOUND,
  'wrong-cycle': AGAINST_RULE,
  'cycle-not-open': CONFLICT,
  'already-open': CONFLICT,
  'wrong-stage': CONFLICT,
  'not-authorised': FORBIDDEN,
  'post-missing': FORBIDDEN,
  'unknown-subject': AGAINST_RULE,
  'already-recorded': CONFLICT,
  'rule-broken': AGAINST_RULE,
  'second-person-needed': AGAINST_RULE,
  'approval-needed': AGAINST_RULE,
  'no-route': AGAINST_RULE,
  'nothing-to-correct': AGAINST_RULE,
  'nothing-to-repair': CONFLICT,
  'command-id-reused': CONFLICT,
  'not-signed-in': NOT_IN,
  'sign-in-refused': NOT_IN,
  'locked-out': TOO_OFTEN,
  'too-many-requests': TOO_OFTEN,
  'csrf-stale': FORBIDDEN,
  'password-change-needed': FORBIDDEN,
  'password-unfit': AGAINST_RULE,
  'out-of-scope': FORBIDDEN,
} as const satisfies Record<RefusalCode, Answer>;

/** A refusal in words: what was refused, why, and what helps. */
export type RefusalWords = { tried: string; no: string; help: string };

/** The Chinese words; things are called by the names that officers know. */
export function refusalWords({ code, tried, why }: Refusal): RefusalWords {
  const named = Object.fromEntries(Object.entries(why).map(([key, value]) => [key, nameOf(key, value, code)]));
  const { no, help } = tried === 'sign-in' && code === 'not-authorised' ? UNKNOWN_PERSON : ZH[code];
  return { tried: named1(COMMAND_NAMES, tried), no: fill(no, named), help: fill(help, named) };
}

/** The English words, for programs and their authors. */
export function refusalWordsEn({ code, tried, why }: Refusal): RefusalWords {
  const { no, help } = EN[code];
  return { tried, no: fill(no, why), help: fill(help, why) };
}

/** A refusal of an input with mistakes in its fields. */
export function badInput(tried: string, issues: FieldIssue[]): Refused {
  const field = issues.map((issue) => issue.field).join('、');
  return { code: 'bad-input', tried, why: { field }, allowedNow: [], issues };
}

type Names = Readonly<Record<string, string>>;

function named1(names: Names, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}

function nameOf(key: string, value: string | number, code: RefusalCode): string | number {
  if (typeof value === 'number') return /fen$/i.test(key) ? formatFen(fen(value)) : value;
  const word = WORDS[key];
  if (word !== undefined) return word(value);
  const table = key === 'what' && code === 'rule-broken' ? BREACH_NAMES : TABLES[key];
  return table === undefined ? value : eachOf(value, (id) => named1(table, id));
}

function eachOf(value: string, name: (id: string) => string): string {
  return value.split(',').map(name).join('、');
}

/** Lists of ids, by the table that has their names. */
const TABLES: Readonly<Record<string, Names>> = {
  trigger: FACT_NAMES,
  what: FACT_NAMES,
  posts: POST_NAMES,
  rule: RULE_NAMES,
  rules: RULE_NAMES,
  kind: { ...RULE_NAMES, ...SUBJECT_KIND_NAMES },
  duty: DUTY_NAMES,
  outcome: APPROVAL_STATUS_NAMES,
  status: TASK_STATUS_NAMES,
  unfit: UNFIT_NAMES,
  scope: SCOPE_NAMES,
  needed: SCOPE_NAMES,
};

/** Values that are not ids of a table. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
  basis: basisText,
  obligation: thingText,
  obligations: (ids) => eachOf(ids, thingText),
  subject: thingText,
  at: (instant) => (isInstant(instant) ? legalDay(instant) : instant),
  field: (field) => field.replaceAll('(input)', '整个请求'),
};
