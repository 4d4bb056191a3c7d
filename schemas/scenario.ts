import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { DriveWishes } from '../domain/drive/plan.js';
import type { ScenarioCommand } from '../domain/drive/scenario.js';
import type { RegionCode } from '../domain/ids.js';
import { METHODS, SUBJECT_KINDS } from '../domain/policy/vocabulary.js';
import { approvalBodies } from './commands/approval.js';
import { OUTSIDE_KINDS } from './commands.js';
import { station } from './common.js';
import { directorySeedSchema } from './directory.js';
import {
  choice,
  commandId,
  contractYear,
  count,
  day,
  fenSum,
  givenId,
  instant,
  ownId,
  regionCode,
  some,
} from './fields.js';
import { formatIssues } from './issues.js';
import type { Parsed } from './parse.js';
import { plainJsonIssues } from './plain-json.js';
import { type AskedKind, bodySchemaOf, type CommandRequest } from './request.js';

/** A move names a day here as well; whoever plays the scenario looks the policy up. */
export type ScenarioRequest =
  | Exclude<ScenarioCommand, { kind: 'move-to-policy' }>
  | (Extract<CommandRequest, { kind: 'move-to-policy' }> & { at?: Instant; by?: string });

export type ScenarioDrive = DriveWishes & { from: PlainDate };

/** What a scenario file says. Without a directory there is one person a post, named by the post. */
export type Scenario = {
  directory?: DirectorySnapshot;
  policy?: RegionCode;
  commands: ScenarioRequest[];
  /** After the commands a county that does its work goes on by itself, apart from what this says goes wrong. */
  drive?: ScenarioDrive;
  until?: PlainDate;
};

/** A whole cycle of several years, written out. */
const MOST_VALUES = 200_000;

/** How a scenario points at a task that has no id when it is written. */
const located = {
  subject: z
    .strictObject({ kind: choice(SUBJECT_KINDS, 'What is approved (审批事项)'), ref: givenId('Which one, e.g. y1') })
    .describe('Subject of the running approval (审批对象)')
    .optional(),
  step: givenId('Step of the route (环节)').optional(),
  person: ownId('Whose task (待办人)').optional(),
};
const FILLED = ['task', 'approval', 'ifVersion', 'contentHash'];
/** Verbs that are not about one running approval. */
const WHOLE = ['submit-approval', 'hand-over'];

/** The body of a kind as a scenario may write it: verbs of approvals leave open what the state will say. */
function scenarioBodyOf(kind: AskedKind): z.ZodType {
  const own: Readonly<Record<string, z.ZodObject | undefined>> = approvalBodies;
  const verb = WHOLE.includes(kind) ? undefined : own[kind];
  if (verb === undefined) return bodySchemaOf(kind);
  const fields = Object.entries<z.ZodType>(verb.shape).map(([name, field]) => {
    return [name, FILLED.includes(name) ? field.optional() : field] as const;
  });
  return z.strictObject({ ...located, ...Object.fromEntries(fields) }).describe(verb.description ?? kind);
}

/** One command of a scenario, as published. */
function scenarioCommandSchemaOf(kind: AskedKind): z.ZodType {
  return z.strictObject({
    kind: z.literal(kind),
    data: scenarioBodyOf(kind),
    on: day('Legal day (发生日); that of `at` when left out').optional(),
    at: instant('When it is given, in UTC; 09:00 in Beijing of `on` when left out').optional(),
    by: ownId('Who gives it (办理人); left out, whoever has the task or holds a post that may').optional(),
    secondPerson: ownId('Second person (复核人)').optional(),
    commandId: commandId.optional(),
  });
}

const daysLate = (about: string) => count(about, 1, 250).optional();

/** What a county that goes on by itself is like, and what goes wrong in it. */
const drive = z
  .strictObject({
    from: day('The day it begins, where no command opens the cycle before (开始日)'),
    stations: some(station, 'Stations (站点); three when left out').optional(),
    years: count('Yearly contracts (合同年数); as many as the policy allows when left out', 1, 10).optional(),
    method: choice(METHODS, 'Procurement method (采购方式)').optional(),
    yearlyFen: fenSum('Sum of each yearly contract (年度合同金额)').optional(),
    failYear: contractYear.describe('Contract year whose evaluations fail (评估不合格的年度)').optional(),
    failMidTerm: contractYear.describe('Contract year whose mid-term evaluation fails (中期不合格的年度)').optional(),
    lateSigning: daysLate('Working days by which the first contract is signed late (签订逾期的工作日)'),
    contractorLate: daysLate('Working days by which the contractor is late (承接主体逾期的工作日)'),
  })
  .describe('After the commands the county goes on by itself (自动办理)') satisfies z.ZodType<ScenarioDrive>;

const frame = {
  directory: directorySeedSchema.describe('People and posts (组织)').optional(),
  policy: regionCode.optional(),
  until: day('Last day that is played (截止日)').optional(),
  drive: drive.optional(),
};
const commandHead = z.looseObject({ kind: z.enum(OUTSIDE_KINDS), data: z.record(z.string(), z.unknown()) });
const read = z.strictObject({ ...frame, commands: z.array(commandHead).max(2_000) });

/** A scenario file, as published. */
export const scenarioSchema = z.strictObject({
  ...frame,
  commands: z.array(z.union(OUTSIDE_KINDS.map(scenarioCommandSchemaOf))).describe('Commands in order (命令)'),
});

/** Reads a scenario; a mistake names the place of its command, e.g. `commands[3].data.fen`. */
export function parseScenario(input: unknown): Parsed<Scenario> {
  const unfit = plainJsonIssues(input, MOST_VALUES);
  if (unfit.length > 0) return { issues: unfit };
  const framed = read.safeParse(input);
  if (!framed.success) return { issues: formatIssues(framed.error, input) };
  const commands = z.tuple(framed.data.commands.map(({ kind }) => scenarioCommandSchemaOf(kind)) as []);
  const parsed = z.looseObject({ commands }).safeParse(input);
  if (!parsed.success) return { issues: formatIssues(parsed.error, input) };
  // Each command was checked by the schema of its own kind.
  return { value: { ...framed.data, commands: parsed.data.commands as ScenarioRequest[] } };
}
