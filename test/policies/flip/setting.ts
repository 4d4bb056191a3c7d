import { openTasks } from '../../../domain/approval/tasks.js';
import type { CommandData, CommandKind } from '../../../domain/commands.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { preview } from '../../../domain/cycle/preview.js';
import { contentHash } from '../../../domain/hash.js';
import { owedNotices } from '../../../domain/notices/owed.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import type { RuleId } from '../../../domain/policy/rule-ids.js';
import { movedTo } from '../../../domain/policy/transition.js';
import type { CompiledPolicy, CompiledRule, RuleOf } from '../../../domain/policy/types.js';
import type { RuleKind, SubjectKind } from '../../../domain/policy/vocabulary.js';
import { type Case, fork, type Giving } from '../../support/case.js';
import { cycleWorld } from '../../support/cycle-world.js';

type Change = (policy: CompiledPolicy) => CompiledPolicy;

/**
 * One setting of a profile: a cycle up to a moment, the setting with another value, and what is judged then. `see` looks
 * at judgements only - dates, refusals, violations, notices, tasks, results -, never at the setting itself.
 */
export type Flip = { from: () => Case; flip: Change; see: (c: Case) => unknown };
export type Setting =
  | Flip
  /** Said for people only: nothing is judged by it. */
  | { people: string }
  /** Read by nothing yet: what will read it. */
  | { unread: string };

/** Fields of a rule that can be set; its id and kind name it. */
export type FieldOf<K extends RuleKind> = keyof Omit<Required<RuleOf<K>>, 'id' | 'kind'>;
export type Settings<Field extends PropertyKey> = Record<Field, Setting>;

/** What every rule carries and nothing is judged by, but where its own table says otherwise. */
export const NAMES = {
  title: { people: 'a name' },
  basis: { people: 'where it is written' },
  assumed: { people: 'which fields are assumptions' },
  legalRisk: { people: 'shown by policy check and explain, and put on record beside a preference' },
  authority: { people: 'how sure the rule is; no day is extended or waived by it' },
} as const;

/** The rule with other values. @throws RangeError where the county does not have it, so that no flip changes nothing */
export function set(id: RuleId, change: Record<string, unknown>): Change {
  return (policy) => {
    const rule = policy.rules[id];
    if (rule === undefined) throw new RangeError(`${policy.id} has no rule ${id}`);
    return { ...policy, rules: { ...policy.rules, [id]: { ...rule, ...change } as CompiledRule } };
  };
}

/** The case under that change, from now on. */
export function under(c: Case, change: Change): Case {
  return Object.assign(fork(c), { policy: change(c.policy) });
}

/** A rule of another place, put into the law of this one. */
export function graft(id: RuleId, code: string): Change {
  return (policy) => {
    const rule = cycleWorld(code, '2023-01-01').policy.rules[id];
    if (rule === undefined) throw new RangeError(`${code} has no rule ${id}`);
    return { ...policy, rules: { ...policy.rules, [id]: rule } };
  };
}

/** What the cycle says to that command: the refusal, or which rules it breaks on the way. */
export function answer<K extends CommandKind>(c: Case, kind: K, data: CommandData[K], giving?: Giving): unknown {
  const said = c.ask(kind, data, giving);
  if (isRefusal(said)) return [said.code, said.why.rule, said.why.what, said.why.field];
  return said.flatMap((each) => (each.kind === 'violation-recorded' ? [each.data.rule, each.data.what] : []));
}

/** The kinds of fact a command would leave. */
export function leaves<K extends CommandKind>(c: Case, kind: K, data: CommandData[K], giving?: Giving): unknown {
  const said = c.ask(kind, data, giving);
  return isRefusal(said) ? said.code : said.map((each) => each.kind);
}

/** The days and state of a duty; nothing where it does not exist. */
export function dates(c: Case, id: string): unknown {
  const found = c.obligations().find((each) => each.id === id);
  if (found === undefined) return 'no such duty';
  const { due, notBefore, actBy, interpretationLatest, status, treasuryCloses } = found;
  return { due, notBefore, actBy, interpretationLatest, status, treasuryCloses };
}

/** All duties of a rule with their days. */
export function duties(c: Case, rule: RuleId): unknown {
  return c
    .obligations()
    .filter((each) => each.rule === rule)
    .map(({ id, due, status }) => [id, due, status]);
}

/** Who is told of a duty, when, and which of its notices it is. */
export function told(c: Case, rule: RuleId): unknown {
  return owedNotices(c.state, c.judging()).flatMap(({ occurrence, audience, sendAt, about }) =>
    about.kind === 'obligation' && about.obligation.rule === rule ? [[occurrence, audience, sendAt]] : [],
  );
}

/** Tasks that are open: at which step, in whose hands, till when. */
function tasks(c: Case): unknown {
  return openTasks(c.state).map(({ step, holder, due }) => [step, holder, due.on]);
}

/** Asks for an approval and answers who has it in hand. */
export function submitted(c: Case, kind: SubjectKind, ref: string, proposal?: Record<string, unknown>): unknown {
  c.ok('submit-approval', { subject: { kind, ref }, ...(proposal === undefined ? {} : { proposal }) });
  return tasks(c);
}

/** Decides the first open task by its holder, through that door. */
export function decided(c: Case, value: 'approve' | 'reject', via: 'console' | 'link' | 'batch' = 'console'): unknown {
  const [task] = openTasks(c.state);
  const running = c.state.approvals.running[task?.approval ?? ''];
  const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
  const data = { task: task?.task ?? '', ...seen, ...(value === 'reject' ? { opinion: '不同意' } : {}) };
  const command = { ...c.command(value, data as never, { as: task?.holder as never }), via };
  const said = decide(c.state, command, c.judging());
  if (isRefusal(said)) return said.code;
  if (via === 'console') c.ok(value, data as never, { as: task?.holder as never });
  return { left: said.map(({ kind }) => kind), next: tasks(c) };
}

/**
 * What is otherwise in a cycle that moves to a newer version in which that rule says something else: which duties, by
 * which rules later acts are judged, and which rules stay as they were.
 */
export function moveWith(id: RuleId, change: Record<string, unknown>) {
  return (c: Case): unknown => {
    const { hash: _old, ...body } = { ...set(id, change)(c.policy), version: c.today };
    const newer = { ...body, hash: contentHash(body) };
    const data = { policy: packPolicy(movedTo(c.policy, newer, [])), reason: '新规施行' };
    const { policyMove, refusal } = preview(c.state, c.command('move-to-policy', data), c.judging());
    if (policyMove === undefined) return refusal?.code;
    const { duties, rules, kept } = policyMove;
    return [duties.map((each) => each.id), rules.map(({ rule }) => rule), kept];
  };
}
