import { approvalIdOf, INITIATOR, liveEntry, tasksOf } from '../../domain/approval/find.js';
import type { Approval } from '../../domain/approval/types.js';
import type { Preview } from '../../domain/cycle/preview-types.js';
import type { Approvals } from '../../store/views/approvals.js';
import type { Api, Reply } from './api.js';
import type { Given } from './repair-on-preview.js';

/** One case of many: a cycle, and the approval or task in it where more than one could be meant. */
export type CaseNamed = { cycle: string; place?: string };

/** `222401-2026-001` or `222401-2026-001:a3` or `222401-2026-001:a3.1.1`, separated by commas. */
export function casesNamed(list: string): CaseNamed[] {
  const named = list.split(',').map((each) => each.trim());
  return [...new Set(named)]
    .filter((each) => each !== '')
    .map((each) => {
      const [cycle = '', place] = each.split(':');
      return place === undefined ? { cycle } : { cycle, place };
    });
}

/**
 * What became of one case. `proposed`: it waits for the second person. `shown`: only previewed. `unclear`: no approval,
 * or more than one that could be meant. `nothing`: there is no repair to undo.
 */
export type CaseResult = { case: string } & (
  | { result: 'done' | 'proposed' | 'shown'; preview: Preview; answer?: unknown }
  | { result: 'unclear' | 'nothing' }
  | { result: 'not-done'; reply: Exclude<Reply, { kind: 'done' }> }
  | { result: 'refused'; refusal: NonNullable<Preview['refusal']> }
);

/** A repair as all cases have it: its kind, what its body says of every case, and whether it is only tried. */
export type Repairing = { kind: string; fields: readonly string[]; data: object; dryRun: boolean };

/** Repairs one case: previews it as it stands, and gives the command bound to just that preview. */
export async function repairCase(api: Api, repairing: Repairing, named: CaseNamed): Promise<CaseResult> {
  const name = named.place === undefined ? named.cycle : `${named.cycle}:${named.place}`;
  const path = `/api/cycles/${encodeURIComponent(named.cycle)}`;
  const found = await api.get(`${path}/approvals`);
  if (found.kind !== 'done') return { case: name, result: 'not-done', reply: found };
  // The server is this product's own: it answers with the approvals of the cycle.
  const given = givenFor(repairing, named, found.body as Approvals);
  if (typeof given === 'string') return { case: name, result: given };
  const request = { kind: given.kind, data: given.data };
  const tried = await api.post(`${path}/commands/preview`, request);
  if (tried.kind !== 'done') return { case: name, result: 'not-done', reply: tried };
  const preview = tried.body as Preview;
  if (preview.refusal !== undefined) return { case: name, result: 'refused', refusal: preview.refusal };
  if (repairing.dryRun) return { case: name, result: 'shown', preview };
  const answer = await api.post(`${path}/commands`, request);
  if (answer.kind !== 'done') return { case: name, result: 'not-done', reply: answer };
  const result = preview.second?.required === true ? 'proposed' : 'done';
  return { case: name, result, preview, answer: answer.body };
}

function givenFor(
  { kind, fields, data }: Repairing,
  named: CaseNamed,
  approvals: Approvals,
): Given | 'unclear' | 'nothing' {
  const approval = approvalOf(named, approvals);
  const entry = approval && liveEntry(approval);
  const first = entry && tasksOf(entry).find(({ status }) => status === 'open')?.id;
  const task = named.place?.includes('.') === true ? named.place : first;
  if (approval === undefined || (fields.includes('task') && task === undefined)) return 'unclear';
  if (fields.includes('seq') && approval.undo === undefined) return 'nothing';
  const known = {
    approval: approval.id,
    task,
    entry: entry?.no,
    seq: approval.undo?.seq,
    previewVersion: approval.version,
  };
  const filled = Object.entries(known).filter(([field]) => fields.includes(field));
  return { kind, cycle: named.cycle, data: { ...Object.fromEntries(filled), ...data } };
}

/** The one that is named; or the only one that runs and is not itself about a repair or back at its initiator. */
function approvalOf({ place }: CaseNamed, { running }: Approvals): Approval | undefined {
  if (place !== undefined) return running.find(({ id }) => id === approvalIdOf(place));
  const matters = running.filter(({ subject }) => subject.kind !== 'repair');
  const waiting = matters.filter((each) => liveEntry(each)?.step !== INITIATOR);
  const meant = waiting.length > 0 ? waiting : matters;
  return meant.length === 1 ? meant[0] : undefined;
}
