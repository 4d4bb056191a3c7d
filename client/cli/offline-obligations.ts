import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { type Simulation, simulate } from '../../domain/simulate.js';
import { bridgeFor } from '../../domain/year-end/slack.js';
import { obligationPaper } from '../../render/obligation-paper.js';
import { type FieldIssue, formatIssues } from '../../schemas/issues.js';
import { offlineOptionsSchema } from '../../schemas/offline.js';
import { parseScenario, type Scenario } from '../../schemas/scenario.js';
import { isGoverned } from '../../store/registry/calendar-files.js';
import { missingLayerText } from '../../texts/zh-CN/policy.js';
import { EXIT, refusalWords } from '../refusals.js';
import type { CliIo, ExitCode } from './io.js';
import { type Damaged, firstDayOf, type Play, setFromFiles } from './offline-play.js';
import type { CliParts } from './parts.js';
import { paperText, playedProof } from './proof.js';
import { usageTold } from './report.js';

export type OfflineOptions = { policy?: string; scenario?: string; on?: string; from?: string; json?: boolean };

/** What other programs rely on: every duty with its dates, how sure they are, and what they rest on. */
export type OfflineObligation = Pick<
  Obligation,
  'rule' | 'id' | 'subject' | 'owner' | 'due' | 'certainty' | 'authority' | 'status' | 'basis'
> & { trigger: Pick<Obligation['trigger'], 'kind' | 'on'> } & Partial<
    Pick<Obligation, 'notBefore' | 'actBy' | 'interpretationLatest' | 'treasuryCloses' | 'note'>
  > & { bridge?: BridgeOffer };

type Text = (board: { obligations: OfflineObligation[]; next: null }) => string;

/** How the duties are told; `proof`: only how the day of this one was reached, `sheet` on paper. */
type OfflineTelling = { text: Text; proof?: string | undefined; sheet?: string | undefined };

/** Plays a scenario from files alone and tells the duties as they stand on the day asked for. */
export function tellOffline(parts: CliParts, options: OfflineOptions, telling: OfflineTelling): void {
  parts.exit(told(parts, options, telling));
}

function told(parts: CliParts, options: OfflineOptions, telling: OfflineTelling): ExitCode {
  const json = options.json === true;
  const play = playOf(parts, options);
  if ('issues' in play) return usageTold(parts, json, play.issues);
  const set = setFromFiles(parts.policyRoots, play);
  if ('damaged' in set) return damageTold(parts, json, set);
  const played = simulate(set);
  const { facts, refusals } = played;
  if (telling.proof !== undefined) return proofTold(parts, played, { ...telling, proof: telling.proof, json });
  const { missing } = set.policy;
  const obligations = played.obligations.map((each) => {
    const bridge = bridgeFor(played.state, played.judging, each);
    return bridge === undefined ? published(each) : { ...published(each), bridge };
  });
  parts.out(
    json
      ? `${JSON.stringify({ facts, obligations, refusals, missing })}\n`
      : telling.text({ obligations: inOrder(obligations), next: null }),
  );
  if (!json) for (const layer of missing) parts.err(`${missingLayerText(layer)}\n`);
  for (const refused of refusals) parts.err(refusedText(refused));
  return refusals.length > 0 ? EXIT.refused : EXIT.done;
}

function proofTold(
  parts: CliParts,
  played: Simulation,
  { proof: id, sheet, json }: OfflineTelling & { proof: string; json: boolean },
): ExitCode {
  const proof = playedProof(played, id);
  if (proof === undefined) return usageTold(parts, json, [noDuty(played, id)]);
  const paper = obligationPaper(proof, played.state.plan.opening?.title ?? '');
  parts.out(json && sheet === undefined ? `${JSON.stringify(proof)}\n` : paperText(parts, paper, sheet));
  for (const refused of played.refusals) parts.err(refusedText(refused));
  return played.refusals.length > 0 ? EXIT.refused : EXIT.done;
}

/** The duties of that rule the play does have are named: who writes a number wrong sees the right ones. */
function noDuty({ obligations }: Simulation, id: string): FieldIssue {
  const rule = id.split('@')[0] ?? '';
  const near = obligations.filter((each) => each.rule === rule).map((each) => each.id);
  const zh = near.length === 0 ? '加 --json 列出全部义务编号（id）' : `有 ${near.slice(0, MOST_NAMED).join('、')}`;
  const en =
    near.length === 0 ? 'add --json for the ids of all duties' : `there are ${near.slice(0, MOST_NAMED).join(', ')}`;
  return { field: '--proof', expected: { zh: '有的义务编号', en: 'the id of a duty' }, mend: { zh, en } };
}

const MOST_NAMED = 8;

/** For people: what is still to come without a due day stands last, not above what was done years before. */
function inOrder(obligations: readonly OfflineObligation[]): OfflineObligation[] {
  const last = (each: OfflineObligation): number => Number(each.due === null && each.notBefore !== undefined);
  return obligations.toSorted((a, b) => last(a) - last(b));
}

/** A damaged file, told; no date is given over it. */
export function damageTold(io: CliIo, json: boolean, { damaged }: Damaged): ExitCode {
  io.err(json ? `${JSON.stringify({ code: 'policy-file', text: damaged })}\n` : `${damaged}\n`);
  return EXIT.fault;
}

/** What reading a scenario takes of a command's parts. */
type FileParts = Pick<CliParts, 'policyRoots' | 'readData'>;

/** What is to be played, from the options and the scenario file. */
export function playOf(parts: FileParts, options: OfflineOptions): Play | { issues: FieldIssue[] } {
  const asked = offlineOptionsSchema.safeParse(options);
  if (!asked.success) return { issues: formatIssues(asked.error, options).map(asOption) };
  const { policy, scenario: file, on, from } = asked.data;
  const read = file === undefined ? null : scenarioIn(parts, file);
  if (read !== null && 'issues' in read) return read;
  const scenario = read?.value ?? null;
  const code = policy ?? scenario?.policy;
  if (code === undefined) return { issues: [NO_POLICY] };
  if (!isGoverned(parts.policyRoots, code)) return { issues: [UNKNOWN_POLICY] };
  const begins = (scenario === null ? null : firstDayOf(scenario)) ?? from;
  if (begins === undefined) return { issues: [NO_FROM] };
  return { code, scenario, from: begins, ...(on === undefined ? {} : { on }) };
}

function scenarioIn({ readData }: FileParts, file: string): { value: Scenario } | { issues: FieldIssue[] } {
  try {
    return parseScenario(readData(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const expected = { zh: '情景文件（JSON 或 YAML）', en: 'a scenario file (JSON or YAML)' };
    return { issues: [{ field: '--scenario', expected, mend: { zh: why, en: why } }] };
  }
}

/** A duty as other programs get it, offline and from a rehearsal alike. */
export function published(each: Obligation): OfflineObligation {
  const { rule, id, subject, owner, trigger, due, certainty, authority, status, basis } = each;
  const { notBefore, actBy, interpretationLatest, treasuryCloses, note } = each;
  return {
    rule,
    id,
    subject,
    owner,
    trigger: { kind: trigger.kind, on: trigger.on },
    due,
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(actBy === undefined ? {} : { actBy }),
    ...(interpretationLatest === undefined ? {} : { interpretationLatest }),
    ...(treasuryCloses === undefined ? {} : { treasuryCloses }),
    certainty,
    authority,
    status,
    ...(note === undefined ? {} : { note }),
    basis,
  };
}

/** A command of a scenario that was not accepted. */
export function refusedText({ no, refusal }: Simulation['refusals'][number]): string {
  const words = refusalWords(refusal);
  return `第 ${no} 项命令“${words.tried}”未被接受：${words.no}；${words.help}\n`;
}

const asOption = (issue: FieldIssue): FieldIssue => ({ ...issue, field: `--${issue.field}` });

const NO_POLICY: FieldIssue = {
  field: '--policy',
  expected: { zh: '行政区划代码', en: 'a region code' },
  mend: {
    zh: '例如 --policy 222401，或写在情景文件的 policy 中',
    en: 'for example --policy 222401, or policy in the file',
  },
};
/** No file speaks for that region or one above it. */
export const UNKNOWN_POLICY: FieldIssue = {
  field: '--policy',
  expected: { zh: '有政策的行政区划代码', en: 'a region that has a policy' },
  mend: { zh: '运行 caigou policy list 查看', en: 'see caigou policy list' },
};
const NO_FROM: FieldIssue = {
  field: '--from',
  expected: { zh: '开始日', en: 'the day to begin on' },
  mend: {
    zh: '例如 --from 2026-01-05，或用 --scenario 给出情景文件',
    en: 'for example --from 2026-01-05, or give --scenario',
  },
};
