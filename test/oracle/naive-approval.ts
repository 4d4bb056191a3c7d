import type { Tally } from '../../domain/approval/types.js';
import type { Fact, FactOf } from '../../domain/facts.js';
import type { SeparationPair } from '../../domain/policy/types.js';

/**
 * A second, naive reading of approval facts, written from the rules and sharing no code with the product. It walks the
 * record and complains in plain text; an empty list is a clean record.
 */
export function complaintsAbout(all: readonly Fact[], pairs: readonly SeparationPair[]): string[] {
  const facts = withoutUndone(all);
  return [...separation(facts, pairs), ...tallies(facts), ...contents(facts), ...doubles(facts), ...dues(facts)];
}

/** A repair that was undone never was: nobody acted between the two. */
function withoutUndone(facts: readonly Fact[]): readonly Fact[] {
  const spans = only(facts, 'repair-undone').map(({ seq, data }) => ({
    approval: data.approval,
    from: data.seq,
    to: seq,
  }));
  return facts.filter(
    (fact) =>
      !spans.some(({ approval, from, to }) => {
        const isOf = 'approval' in fact.data && fact.data.approval === approval;
        return isOf && from <= fact.seq && fact.seq <= to && fact.kind !== 'decided';
      }),
  );
}

type Carried = { person: string; duty: string; subject: string };

/** At the moment of a decision neither who decided nor for whom may have carried a clashing duty. */
function separation(facts: readonly Fact[], pairs: readonly SeparationPair[]): string[] {
  return facts.flatMap((fact, at) => {
    if (fact.kind !== 'decided') return [];
    const carried = facts.slice(0, at).flatMap(dutiesIn);
    const subject = subjectOf(facts, fact.data.approval);
    return [fact.data.by, fact.data.actingFor].flatMap((person) => clashes(person, subject, carried, pairs));
  });
}

function clashes(
  person: string | undefined,
  subject: string,
  carried: Carried[],
  pairs: readonly SeparationPair[],
): string[] {
  const own = carried.filter((each) => each.person === person);
  const others = pairs.flatMap(({ a, b, within }) => [
    ...(a === 'approved' ? [{ duty: b, within }] : []),
    ...(b === 'approved' ? [{ duty: a, within }] : []),
  ]);
  const asked = own.some((each) => each.duty === 'initiated' && each.subject === subject)
    ? [`${person} decided on his own ${subject}`]
    : [];
  const clashing = others.filter(({ duty, within }) =>
    own.some((each) => each.duty === duty && (within === 'cycle' || each.subject === subject)),
  );
  return [...asked, ...clashing.map(({ duty }) => `${person} had ${duty} and decided on ${subject}`)];
}

function dutiesIn(fact: Fact): Carried[] {
  if (fact.kind === 'approval-submitted') {
    const subject = subjectIn(fact);
    return fact.data.initiators.map((person) => ({ person, duty: 'initiated', subject }));
  }
  if (fact.kind !== 'evaluation-recorded') return [];
  const subject = `evaluation-result:y${fact.data.year}/${fact.data.slot}`;
  return fact.data.evaluators.map((person) => ({ person, duty: 'evaluated-service', subject }));
}

function subjectOf(facts: readonly Fact[], approval: string): string {
  const submitted = only(facts, 'approval-submitted').find(({ data }) => data.approval === approval);
  return submitted === undefined ? '' : subjectIn(submitted);
}

/** Each repair is a matter of its own, though two of them may be about one approval. */
function subjectIn({ data: { approval, subject } }: FactOf<'approval-submitted'>): string {
  return subject.kind === 'repair' ? `repair:${approval}` : `${subject.kind}:${subject.ref}`;
}

function only<K extends Fact['kind']>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as unknown as FactOf<K>[];
}

/** A step ends as its votes say, told by counting heads; entries with changed signers are left to other tests. */
function tallies(facts: readonly Fact[]): string[] {
  if (facts.some(({ kind }) => ['taken-back', 'paper-objected', 'handed', 'signers-added', 'repaired'].includes(kind)))
    return [];
  return only(facts, 'step-closed').flatMap(({ data: { approval, entry, outcome }, seq }) => {
    const before = facts.filter((fact) => fact.seq < seq);
    const step = routeAt(before, approval)?.steps.find(({ key }) => key === stepOfEntry(before, approval, entry));
    const seats = only(before, 'seats-resolved').findLast(
      ({ data }) => data.approval === approval && data.entry === entry,
    )?.data.seats;
    if (step === undefined || seats === undefined || (outcome !== 'passed' && outcome !== 'rejected')) return [];
    const said = only(before, 'decided').filter(({ data }) => data.task.startsWith(`${approval}.${entry}.`));
    const votes = seats.map(({ post, weight, people }) => ({
      post,
      weight,
      values: people.map(({ id }) => said.find(({ data }) => (data.actingFor ?? data.by) === id)?.data.value ?? 'none'),
    }));
    return outcomeOf(step.tally, votes) === outcome ? [] : [`${approval}.${entry} closed ${outcome} against its votes`];
  });
}

type Vote = { post?: string | undefined; weight: number; values: string[] };

function outcomeOf(tally: Tally, votes: Vote[]): string {
  const values = votes.flatMap((vote) => vote.values);
  if (tally.mode === 'vote') return voteOf(tally, votes);
  if (values.includes('reject')) return 'rejected';
  // A post that must agree and that nobody took has not agreed.
  if (tally.mode === 'all' && votes.some(({ weight, values: said }) => weight > 0 && said.length === 0)) return 'open';
  const enough = tally.mode === 'any' ? values.includes('approve') : values.every((value) => value === 'approve');
  return enough ? 'passed' : 'open';
}

function voteOf(tally: Extract<Tally, { mode: 'vote' }>, votes: Vote[]): string {
  if (votes.some(({ post, values }) => values[0] === 'reject' && tally.veto.includes(post ?? ''))) return 'rejected';
  const sum = (value: string | null) =>
    votes
      .filter(({ values }) => value === null || values[0] === value)
      .reduce((total, { weight }) => total + weight, 0);
  const share = sum('approve') / sum(null);
  const least = tally.pass.num / tally.pass.den;
  // Weights are small integers, so shares that differ do so by far more than this.
  const passed = tally.pass.strict ? share > least + 1e-9 : share > least - 1e-9;
  return passed ? 'passed' : 'rejected';
}

function routeAt(before: readonly Fact[], approval: string) {
  const told = [...only(before, 'approval-submitted'), ...only(before, 'resubmitted')];
  return told.filter(({ data }) => data.approval === approval).sort((a, b) => b.seq - a.seq)[0]?.data.route;
}

function stepOfEntry(before: readonly Fact[], approval: string, entry: number): string | undefined {
  return only(before, 'step-opened').find(({ data }) => data.approval === approval && data.entry === entry)?.data.step;
}

/** Approved means that every step of the route was passed or carried over, on the content that was approved. */
function contents(facts: readonly Fact[]): string[] {
  return only(facts, 'approval-closed').flatMap(({ data: { approval, outcome }, seq }) => {
    if (outcome !== 'approved') return [];
    const before = facts.filter((fact) => fact.seq < seq);
    const steps = routeAt(before, approval)?.steps ?? [];
    return steps
      .filter(({ key }) => !passedOn(before, approval, key))
      .map(({ key }) => `${approval} approved without ${key}`);
  });
}

function passedOn(before: readonly Fact[], approval: string, key: string): boolean {
  const hash = only(before, 'resubmitted')
    .filter(({ data }) => data.approval === approval)
    .at(-1)?.data.hash;
  const final =
    hash ?? only(before, 'approval-submitted').find(({ data }) => data.approval === approval)?.data.subject.hash;
  const opened = only(before, 'step-opened').filter(({ data }) => data.approval === approval && data.step === key);
  return opened.some(({ data: { entry } }) => {
    const closed = only(before, 'step-closed')
      .filter(({ data }) => data.approval === approval && data.entry === entry)
      .at(-1);
    const from = only(before, 'carried').find(({ data }) => data.approval === approval && data.entry === entry)?.data
      .fromSeq;
    const decisions = only(before, 'decided').filter(({ data, seq }) =>
      closed?.data.outcome === 'carried' ? seq === from : data.task.startsWith(`${approval}.${entry}.`),
    );
    // A step may be left out only by a repair two people agreed on, and never one the law requires.
    if (closed?.data.outcome === 'jumped') return mayBeJumped(before, approval, key, closed.seq);
    const ended = closed?.data.outcome === 'passed' || closed?.data.outcome === 'carried';
    return ended && decisions.some(({ data }) => data.hash === final && data.value === 'approve');
  });
}

function mayBeJumped(before: readonly Fact[], approval: string, key: string, seq: number): boolean {
  const law = routeAt(before, approval)?.steps.find((step) => step.key === key)?.requiredByLaw ?? true;
  const repair = only(before, 'repaired').findLast((each) => each.data.approval === approval && each.seq < seq);
  const second = repair?.data.second;
  return (
    !law && repair?.data.repair === 'repair-jump' && second !== undefined && second !== repair.data.change.proposer
  );
}

/** Nobody decides twice in one entry, himself or by a proxy, unless the first decision was taken back or objected to. */
function doubles(facts: readonly Fact[]): string[] {
  return only(facts, 'decided').flatMap(({ data: { task, by, actingFor }, seq }) => {
    const entry = task.split('.').slice(0, 2).join('.');
    const now = [by, actingFor].filter((person) => person !== undefined);
    const earlier = only(facts, 'decided').filter(
      ({ seq: then, data }) =>
        then < seq &&
        data.task.startsWith(`${entry}.`) &&
        now.some((person) => person === data.by || person === data.actingFor),
    );
    const undone = earlier.filter(
      (each) =>
        only(facts, 'taken-back').some((back) => back.seq < seq && back.data.seq === each.seq) ||
        only(facts, 'paper-objected').some(
          (no) => no.seq > each.seq && no.seq < seq && no.data.task === each.data.task,
        ),
    );
    return earlier.length > undone.length ? [`${by} decided twice in ${entry}`] : [];
  });
}

/** A task that opens is due on a later day. */
function dues(facts: readonly Fact[]): string[] {
  return only(facts, 'task-opened').flatMap(({ data, on }) =>
    data.due.on > on ? [] : [`${data.task} is due when it opens`],
  );
}
