import { INITIATOR } from '../domain/approval/find.js';
import { fromMs, type Instant, toMs } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CommandKind } from '../domain/commands.js';
import type { Repair, Stuck } from '../domain/stuck/types.js';
import { fill, type TextValues } from '../texts/fill.js';
import { COMMAND_NAMES } from '../texts/zh-CN/commands.js';
import { REVISION_NAME } from '../texts/zh-CN/contents.js';
import { SUBJECT_KIND_NAMES } from '../texts/zh-CN/names.js';
import { FREER_NAMES, REASON_TEXTS, STUCK_TEXTS, UNDO_TEXTS, VARIANT_TEXTS, WAY_TEXTS } from '../texts/zh-CN/stuck.js';
import { POST_NAMES } from '../texts/zh-CN/terms.js';
import { thingText } from '../texts/zh-CN/things.js';

/** Something stuck in words: why, since when, what breaks when, who frees it, what to do next. */
export type StuckWords = {
  name: string;
  why: string;
  since: string;
  breaks: string;
  frees: string;
  undo: string;
  next: { text: string; line: string | null }[];
};

/** One stuck thing for people to read. `today` tells a limit that breaks from one that is broken. */
export function stuckWords(stuck: Stuck, today: PlainDate, as?: string): StuckWords {
  const { reason, since, breaksOn, whoFrees, undo, repair } = stuck;
  const { name, why } = REASON_TEXTS[reason];
  return {
    name,
    why: fill(why, valuesOf(stuck)),
    since: momentText(since),
    breaks: breaksText(breaksOn, today),
    frees: whoFrees.map((each) => FREER_NAMES[each]).join('、'),
    undo: UNDO_TEXTS[undo],
    next: repair.map((each) => nextText(each, stuck, as)),
  };
}

function breaksText(breaksOn: PlainDate | null, today: PlainDate): string {
  if (breaksOn === null) return STUCK_TEXTS.breaksNothing;
  return breaksOn < today ? STUCK_TEXTS.broken(breaksOn) : STUCK_TEXTS.breaks(breaksOn);
}

function valuesOf(stuck: Stuck): TextValues {
  const { detail, since } = stuck;
  const variant = VARIANT_TEXTS[String(detail.variant)] ?? '';
  const posts = String(detail.posts ?? '')
    .split(',')
    .map((post) => (POST_NAMES as Readonly<Record<string, string>>)[post] ?? post)
    .join('、');
  return { ...thingValues(stuck), ...detail, variant, posts, wake: momentText(since) };
}

function thingValues({ about }: Stuck): TextValues {
  switch (about.kind) {
    case 'task':
    case 'entry': {
      const subject = `${SUBJECT_KIND_NAMES[about.subject.kind]}（${thingText(about.subject.ref)}）`;
      const step = about.step === INITIATOR ? REVISION_NAME : about.step;
      return {
        step: `${subject}${step}`,
        subject,
        thing: subject,
        ...(about.kind === 'task' ? { who: about.holder } : {}),
      };
    }
    case 'obligation':
      return { thing: thingText(about.obligation) };
    case 'address':
      return { who: about.recipient, address: about.address };
    case 'year':
      return { year: about.year };
    case 'activity':
      return { activity: about.activity };
    case 'queue':
      return { queue: about.queue };
    case 'notice':
      return { notice: about.notice };
    case 'workflow':
    case 'record':
    case 'clock':
      return {};
  }
}

/** What a command still asks of whoever gives it, shown as `…`. */
const OPEN_FIELDS: Partial<Record<CommandKind, readonly string[]>> = {
  'repair-reassign': ['to', 'reason'],
  'repair-extend-limit': ['to', 'reason'],
  'repair-close-vote': ['reason'],
  'repair-from-superior': ['person', 'reason'],
  'repair-replace-seat': ['to', 'reason'],
  'hand-over': ['to', 'reason'],
  'waive-obligation': ['reason'],
  'extend-obligation': ['to', 'reason'],
  withdraw: ['reason'],
};

function nextText(repair: Repair, stuck: Stuck, as: string | undefined): { text: string; line: string | null } {
  const { cycle } = stuck;
  if ('way' in repair) {
    const { text, line }: { text: string; line: string | null } = WAY_TEXTS[repair.way];
    return { text, line: line === null ? null : fill(line, { ...thingValues(stuck), cycle: cycle ?? '' }) };
  }
  const { command, data } = repair;
  const open = Object.fromEntries((OPEN_FIELDS[command] ?? []).map((field) => [field, '…']));
  const who = as === undefined ? '' : ` --as ${as}`;
  const body = JSON.stringify({ ...data, ...open });
  return {
    text: COMMAND_NAMES[command],
    line: `npx caigou do ${command} --cycle ${cycle ?? ''}${who} --data '${body}'`,
  };
}

const BEIJING_MS = 8 * 3_600_000;

/** `2026-11-23 09:00` as clocks in China show it; a whole day by its date alone. */
function momentText(moment: Instant): string {
  const shown = fromMs(toMs(moment) + BEIJING_MS)
    .slice(0, 16)
    .replace('T', ' ');
  return shown.endsWith(' 00:00') ? shown.slice(0, 10) : shown;
}
