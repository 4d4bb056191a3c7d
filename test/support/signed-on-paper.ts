import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConsoleOffice, giveAt } from './console-office.js';
import { untilAnswered } from './crash-patience.js';

const PATIENCE_MS = 120_000;

/** The officer puts on record what these signed on paper, one after the other. */
export async function signedOnPaper(
  office: ConsoleOffice,
  { cycleId, approval }: { cycleId: string; approval: string },
  people: readonly string[],
): Promise<void> {
  const officer = await office.door('officer');
  const file = await scanOf(office);
  for (const decidedBy of people) {
    const waiting = async () => {
      const { body } = await officer.ask('GET', `/api/cycles/${cycleId}/approvals/${approval}`);
      return openTaskOf(Object(body), decidedBy);
    };
    const data = await untilAnswered(waiting, PATIENCE_MS, `nothing waits for ${decidedBy}`);
    await giveAt(officer, cycleId, { kind: 'record-paper', data: { ...data, decidedBy, value: 'approve', file } });
  }
}

type Task = { id: string; holder: string; status: string };
type Seen = { approval?: { entries: { seats: { tasks: Task[] }[] }[] }; seal?: object };

/** What of a decision on the task this person has open is known; null while he has none. */
function openTaskOf({ approval, seal }: Seen, holder: string): object | null {
  const tasks = (approval?.entries ?? []).flatMap(({ seats }) => seats.flatMap((seat) => seat.tasks));
  const open = tasks.find((each) => each.holder === holder && each.status === 'open');
  return open === undefined ? null : { task: open.id, ...seal };
}

/** A scan, as it is kept: its digest. */
async function scanOf({ home, url }: ConsoleOffice): Promise<string> {
  const token = readFileSync(join(home, 'token'), 'utf8').trim();
  const headers = { authorization: `Bearer ${token}`, 'x-caigou-person': 'officer', 'content-type': 'application/pdf' };
  const name = encodeURIComponent('签批单.pdf');
  const sent = await fetch(`${url}/api/attachments?name=${name}`, {
    method: 'POST',
    headers,
    body: '%PDF-1.7\n签批单',
  });
  return Object(await sent.json()).sha256;
}
