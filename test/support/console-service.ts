import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import PostalMime from 'postal-mime';
import { CONTRACTOR, demoDirectory, PURCHASER, stationsOf } from '../../bin/demo/parties.js';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { addDays, addYears, type PlainDate, plainDate, yearOf } from '../../domain/calendar/plain-date.js';
import type { CommandData } from '../../domain/commands.js';
import { initialState } from '../../domain/cycle/fold.js';
import { commandOf } from '../../domain/drive/command.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import { isNo } from '../../domain/refusal.js';
import {
  CYCLE_WORKFLOW,
  type CycleInput,
  cycleStart,
  cycleWorkflowId,
  MAIL_ROOM_WORKFLOW,
  wakeUpSignal,
} from '../../workflows/messages.js';
import { bounceOf } from '../client/mail/dsn.js';
import type { ConsoleOffice } from './console-office.js';
import { untilAnswered } from './crash-patience.js';
import { aheadOfRest, freshCycleId, inputOf, now, today, YANJI } from './workflow-office.js';
import { submit } from './workflow-world.js';

const SUM = fen(96_000_000);
const LETTER_MS = 120_000;
const WEEK_MS = 7 * 86_400_000;

/** A contract taken over in December of last year: its report on that year has fallen due since. */
export function takenOver(title: string): CommandData['adopt-cycle'] {
  const asOf = plainDate(`${yearOf(today()) - 1}-12-01`);
  return adopted(title, asOf, addDays(asOf, -150));
}

function adopted(title: string, asOf: PlainDate, since: PlainDate): CommandData['adopt-cycle'] {
  return {
    programmeId: 'portal',
    lot: '1',
    title,
    regime: 'act',
    regimeBasis: '政府采购法',
    purchaser: PURCHASER,
    stations: stationsOf(9),
    method: 'openTender',
    years: 3,
    leadCycle: null,
    agentUsed: false,
    asOf,
    contractYear: 1,
    contractor: CONTRACTOR,
    contracts: [
      {
        year: 1,
        signedOn: addDays(since, -5),
        effectiveOn: since,
        serviceFrom: since,
        serviceTo: addDays(addYears(since, 1), -1),
        fen: SUM,
        allocated: [],
      },
    ],
  };
}

/**
 * A case in which the contractor was just ordered to put something right, with a clock that shows a working day whatever
 * today is: on rest days a case has nothing to tell. The mail room that then sends its letters is ahead as well.
 */
export async function remindedCase(office: ConsoleOffice): Promise<CycleId> {
  const engine = await engineOf(office);
  const cycleId = freshCycleId();
  const clockOffsetMs = aheadOfRest();
  const input = { ...inputOf(cycleId), ...(await lawOf(office, engine)), clockOffsetMs };
  await engine.workflow.start(CYCLE_WORKFLOW, cycleStart(input, engine.taskQueue));
  const at = fromMs(Date.now() + clockOffsetMs);
  const day = legalDay(at);
  const give = async (asked: ScenarioCommand) => {
    const command = commandOf(initialState(cycleId), asked, at, demoDirectory(YANJI), randomBytes(8).toString('hex'));
    if (isNo(command)) throw new Error(command.refused);
    await submit(engine.workflow, command);
  };
  await give({ kind: 'adopt-cycle', data: adopted('社会工作服务站项目（催告）', day, addDays(day, -90)) });
  await give({ kind: 'report-drift', data: { year: 1, what: '驻站人员不足', serious: false } });
  await give({ kind: 'order-correction', data: { year: 1, what: '补足驻站人员', withinWd: 1 } });
  return cycleId;
}

/** The link of that name in the letter that came for the contractor about the case. */
export async function linkInLetter(office: ConsoleOffice, cycleId: CycleId, name: string): Promise<string> {
  return awaited(office, cycleId, async () => {
    const line = (await letterAbout(office, cycleId))?.text
      ?.split('\n')
      .find((each) => each.includes(name) && each.includes(office.url));
    return line === undefined ? null : line.slice(line.indexOf(office.url)).trim();
  });
}

/** What the mail server of the contractor would send back of the letter that came about the case to this address. */
export async function bounceOfLetter(office: ConsoleOffice, cycleId: CycleId, address?: string): Promise<Buffer> {
  const id = await awaited(
    office,
    cycleId,
    async () => (await letterAbout(office, cycleId, address))?.messageId ?? null,
  );
  return Buffer.from(bounceOf(id));
}

/** Asks until there is an answer, and has the letters of a later day sent meanwhile. */
async function awaited<T>(office: ConsoleOffice, cycleId: CycleId, ask: () => Promise<T | null>): Promise<T> {
  const engine = await engineOf(office);
  const look = async () => {
    await engine.workflow.signalWithStart(MAIL_ROOM_WORKFLOW, {
      workflowId: 'mail-room-of-a-later-day',
      taskQueue: engine.taskQueue,
      args: [{ clockOffsetMs: WEEK_MS }],
      signal: wakeUpSignal,
      signalArgs: [],
    });
    return ask();
  };
  return untilAnswered(look, LETTER_MS, `no letter about ${cycleId} at ${now()}`);
}

/** The letter about the case that came to this address; left out, to the contractor's own. */
async function letterAbout(office: ConsoleOffice, cycleId: CycleId, address = 'contractor@caigou.example') {
  const letters = await Promise.all(lettersIn(join(office.home, 'mailbox')).map((raw) => PostalMime.parse(raw)));
  return letters.find(({ to, text = '' }) => to?.[0]?.address === address && text.includes(cycleId));
}

function lettersIn(folder: string): Buffer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name)));
}

export type OfficeEngine = { workflow: Client['workflow']; taskQueue: string };

/** Policy and calendar as this office has published them: what its other cases began with. */
async function lawOf(
  office: ConsoleOffice,
  { workflow }: OfficeEngine,
): Promise<Pick<CycleInput, 'policy' | 'calendar'>> {
  const { body } = await (await office.door('officer')).ask('GET', '/api/cycles');
  const { events } = await workflow.getHandle(cycleWorkflowId(Object(body).cycles[0].cycleId)).fetchHistory();
  const [given] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  if (given === undefined) throw new Error('no case has begun');
  const { policy, calendar } = defaultPayloadConverter.fromPayload<CycleInput>(given);
  return { policy, calendar };
}

/** The engine of an installation, as its administrator is told of it. */
export async function engineOf(
  office: Pick<ConsoleOffice, 'door'>,
  administrator = 'administrator',
): Promise<OfficeEngine> {
  const { body } = await (await office.door(administrator)).ask('GET', '/api/running');
  const { address, namespace, taskQueue } = Object(body).engine;
  const { workflow } = new Client({ connection: await Connection.connect({ address }), namespace });
  return { workflow, taskQueue };
}
