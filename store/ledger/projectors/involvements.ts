import { placeOf, stepOf } from '../../../domain/approval/find.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { Fact, FactOf } from '../../../domain/facts.js';
import type { InvolvementRow } from '../../tables.js';

type Part = Pick<InvolvementRow, 'person' | 'role' | 'verb'> & Partial<Pick<InvolvementRow, 'by' | 'opinion' | 'task'>>;

/** Who had part in an approval by this fact; `before` is the state it fell into, which knows the steps. */
export function involvementRows(before: CycleState, fact: Fact): InvolvementRow[] {
  return partsOf(fact).map(({ person, role, verb, by = null, opinion = null, task = null }) => ({
    cycle_id: fact.cycleId,
    seq: fact.seq,
    code: before.code,
    ...{ person, role, verb, by, opinion, task },
    approval: 'approval' in fact.data && fact.data.approval !== undefined ? fact.data.approval : '',
    ...stepAt(before, fact, task),
    at: fact.at,
    on_day: fact.on,
  }));
}

/** What whoever hands a task on did with it; a leaver's or a repair's are not his own acts. */
const HANDED: Partial<Record<FactOf<'handed'>['data']['why'], string>> = {
  transfer: 'transfer',
  delegate: 'delegate',
  giveBack: 'give-back',
};

type Parts = { [Kind in Fact['kind']]?: (fact: FactOf<Kind>) => Part[] };

/** The facts by which somebody takes part. */
const PARTS: Parts = {
  'approval-submitted': ({ data }) => data.initiators.map((person) => ({ person, role: 'started', verb: 'submit' })),
  decided: ({ data: { by, actingFor, task, value, opinion = null } }) =>
    acted({ person: by, principal: actingFor, verb: value, task, opinion }),
  returned: ({ actor, data: { task, opinion } }) =>
    'system' in actor ? [] : acted({ person: actor.id, principal: actor.actingFor?.id, verb: 'return', task, opinion }),
  handed: ({ actor, data: { why, task, reason } }) => {
    const verb = HANDED[why];
    if (verb === undefined || 'system' in actor) return [];
    return acted({ person: actor.id, principal: undefined, verb, task, opinion: reason });
  },
  copied: ({ actor, data }) => {
    const by = 'system' in actor ? null : actor.id;
    return [...new Set(data.persons)].map((person) => ({ person, role: 'copied', verb: 'copy', by }));
  },
};

function partsOf<Kind extends Fact['kind']>(fact: FactOf<Kind>): Part[] {
  const parts: Parts[Kind] = PARTS[fact.kind];
  return parts?.(fact) ?? [];
}

type Act = { person: string; principal: string | undefined; verb: string; task: string; opinion: string | null };

/** What a proxy does is on the list of both: it is the principal's task that is done. */
function acted({ person, principal, verb, task, opinion }: Act): Part[] {
  const own: Part = { person, role: 'decided', verb, opinion, task };
  if (principal === undefined || principal === person) return [own];
  return [own, { ...own, person: principal, by: person }];
}

function stepAt(before: CycleState, fact: Fact, task: string | null): Pick<InvolvementRow, 'step' | 'step_title'> {
  const id = 'approval' in fact.data ? fact.data.approval : undefined;
  const approval = id === undefined ? undefined : before.approvals.running[id];
  const entry = approval && task !== null ? placeOf(approval, task)?.entry : undefined;
  if (approval === undefined || entry === undefined) return { step: null, step_title: null };
  return { step: entry.step, step_title: stepOf(approval, entry.step)?.title ?? entry.step };
}
