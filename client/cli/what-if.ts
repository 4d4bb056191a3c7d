import type { Command } from 'commander';
import { legalDay } from '../../domain/calendar/instant.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { Fact } from '../../domain/facts.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import { playedUnderBoth } from '../../domain/what-if/play.js';
import { recordUnderBoth } from '../../domain/what-if/record.js';
import type { FieldIssue } from '../../schemas/issues.js';
import type { CyclesPage } from '../../store/views/cycles.js';
import { machineNow } from '../clock.js';
import type { Api, Reply } from './api.js';
import { MISSING } from './ask.js';
import { damageTold, playOf } from './offline-obligations.js';
import { calendarOf, type Damaged, setFromFiles } from './offline-play.js';
import type { CliParts } from './parts.js';
import { tell, tellUsage } from './report.js';
import { allFacts } from './timeline.js';
import type { CycleWhatIf } from './what-if-text.js';

/** Two policies to look at the same cycles by. */
type Both = { a: CompiledPolicy; b: CompiledPolicy };
type Asked = Both & { on?: PlainDate };

export type WhatIfOptions = { scenario?: string; cycle?: string; all?: boolean; on?: string; as?: string };

/** Why there is nothing to compare; `failed` tells it and sets the exit code. */
export type WhatIfFailed = { failed: (json: boolean) => void };

/** What of the county is looked at beside the parameters. */
export function whatIfOptions(command: Command): void {
  command
    .option('--scenario <文件>', '另比较这个情景：同样的命令在两个政策下期限、拒绝、状态有何不同（离线）')
    .option('--cycle <编号>', '另比较这个采购周期的记录')
    .option('--all', '另比较本地区全部采购周期的记录')
    .option('--on <日期>', '按哪一天看 YYYY-MM-DD，不写则情景看到结束、记录看到今天')
    .option('--as <人员>', '以谁的名义查看记录');
}

/** Scenario or cycles under both policies; null when only parameters were asked for. */
export function whatIf(
  parts: CliParts,
  both: Both,
  options: WhatIfOptions,
): CycleWhatIf[] | WhatIfFailed | Promise<CycleWhatIf[] | WhatIfFailed> | null {
  const { scenario, cycle, all, on, as } = options;
  if (on !== undefined && !isPlainDate(on)) return usage(parts, [NO_DAY]);
  const day = on === undefined ? {} : { on };
  if (scenario !== undefined) return played(parts, scenario, { ...both, ...day });
  if (cycle === undefined && all !== true) return null;
  const api = parts.api(as);
  if ('missing' in api) return usage(parts, [MISSING[api.missing]]);
  return onRecord(parts, api, { ...both, ...day, ...(cycle === undefined ? {} : { cycle }) });
}

function usage(parts: CliParts, issues: readonly FieldIssue[]): WhatIfFailed {
  return { failed: (json) => tellUsage(parts, json, issues) };
}

function damage(parts: CliParts, damaged: Damaged): WhatIfFailed {
  return { failed: (json) => parts.exit(damageTold(parts, json, damaged)) };
}

/** From files alone: played in the county and under the calendar of the first policy. */
function played(parts: CliParts, file: string, { a, b, on }: Asked): CycleWhatIf[] | WhatIfFailed {
  const play = playOf(parts, { policy: a.id, scenario: file, ...(on === undefined ? {} : { on }) });
  if ('issues' in play) return usage(parts, play.issues);
  const set = setFromFiles(parts.policyRoots, play);
  if ('damaged' in set) return damage(parts, set);
  return [{ cycle: file, ...playedUnderBoth(set, a, b) }];
}

/** The cycle that is named, or all of the county. Asks the server for the facts. */
async function onRecord(
  parts: CliParts,
  api: Api,
  { a, b, cycle, on }: Asked & { cycle?: string },
): Promise<CycleWhatIf[] | WhatIfFailed> {
  const calendar = calendarOf(parts.policyRoots, a.id);
  if ('damaged' in calendar) return damage(parts, calendar);
  const ids = cycle === undefined ? await allCycles(api) : [cycle];
  if (!Array.isArray(ids)) return told(parts, ids);
  const looking = { a, b, calendar, today: on ?? legalDay(machineNow()) };
  const found: CycleWhatIf[] = [];
  for (const id of ids) {
    const facts = await allFacts(api, `/api/cycles/${encodeURIComponent(id)}`);
    if (!Array.isArray(facts)) return told(parts, facts);
    found.push(...compared(id, facts, looking));
  }
  return found;
}

function told(parts: CliParts, reply: Reply): WhatIfFailed {
  return { failed: (json) => tell(parts, reply, { json, text: () => '' }) };
}

function compared(
  cycle: string,
  facts: readonly Fact[],
  { a, b, ...looking }: Both & { calendar: CompiledCalendar; today: PlainDate },
): CycleWhatIf[] {
  const found = recordUnderBoth(facts, looking, a, b);
  return found === null ? [] : [{ cycle, ...found }];
}

async function allCycles(api: Api): Promise<string[] | Reply> {
  const ids: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await api.get('/api/cycles', { after });
    if (page.kind !== 'done') return page;
    const { cycles, next } = page.body as CyclesPage;
    ids.push(...cycles.map(({ cycleId }) => cycleId));
    after = next ?? undefined;
    more = next !== null;
  }
  return ids;
}

const NO_DAY: FieldIssue = {
  field: '--on',
  expected: { zh: '存在的一天，写作 YYYY-MM-DD', en: 'an existing day, YYYY-MM-DD' },
  mend: { zh: '例如 --on 2026-01-05', en: 'for example --on 2026-01-05' },
};
