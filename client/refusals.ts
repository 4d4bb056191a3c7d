import type { Refusal, RefusalCode } from '../domain/refusal.js';
import type { FieldIssue } from '../schemas/issues.js';
import { REFUSAL_TEXTS as EN } from '../texts/en/refusals.js';
import { fill } from '../texts/fill.js';
import { BREACH_NAMES } from '../texts/zh-CN/breaches.js';
import { COMMAND_NAMES } from '../texts/zh-CN/commands.js';
import { FACT_NAMES } from '../texts/zh-CN/facts.js';
import { SUBJECT_KIND_NAMES } from '../texts/zh-CN/names.js';
import { REFUSAL_TEXTS as ZH } from '../texts/zh-CN/refusals.js';
import { RULE_TEXTS } from '../texts/zh-CN/rules.js';
import { POST_NAMES } from '../texts/zh-CN/terms.js';

/** A refusal of an input that could not even be read also says what is wrong with each field. */
export type Refused = Refusal & { issues?: FieldIssue[] };

/** Exit codes of the command line: done, fault, usage or bad input, refused, not yet known. */
export const EXIT = { done: 0, fault: 1, usage: 2, refused: 3, notYetKnown: 4 } as const;
type Answer = { status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 503; exit: 2 | 3 | 4 };

const BAD_INPUT = { status: 400, exit: EXIT.usage } as const;
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
  'not-supported-yet': AGAINST_RULE,
  'command-id-reused': CONFLICT,
} as const satisfies Record<RefusalCode, Answer>;

/** A refusal in words: what was refused, why, and what helps. */
export type RefusalWords = { tried: string; no: string; help: string };

/** The Chinese words; things are called by the names that officers know. */
export function refusalWords({ code, tried, why }: Refusal): RefusalWords {
  const named = Object.fromEntries(Object.entries(why).map(([key, value]) => [key, nameOf(key, value, code)]));
  const { no, help } = ZH[code];
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
  if (typeof value === 'number') return value;
  const each = (names: Names): string =>
    value
      .split(',')
      .map((id) => named1(names, id))
      .join('、');
  switch (key) {
    case 'trigger':
      return each(FACT_NAMES);
    case 'what':
      return each(code === 'rule-broken' ? BREACH_NAMES : FACT_NAMES);
    case 'posts':
      return each(POST_NAMES);
    case 'rule':
    case 'rules':
      return each(RULE_TITLES);
    case 'kind':
      return each(SUBJECT_KIND_NAMES);
    default:
      return value;
  }
}

const RULE_TITLES: Names = Object.fromEntries(Object.entries(RULE_TEXTS).map(([id, { title }]) => [id, title]));
