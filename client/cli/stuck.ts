import type { Command } from 'commander';
import { legalDay } from '../../domain/calendar/instant.js';
import type { Reason } from '../../domain/stuck/types.js';
import { stuckWords } from '../../render/stuck-words.js';
import type { StuckLine, StuckList } from '../../store/views/stuck.js';
import { REASON_TEXTS, STUCK_TEXTS } from '../../texts/zh-CN/stuck.js';
import { machineNow } from '../clock.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';

type StuckOptions = AskOptions & { reason?: string; limit?: string };

/** Adds `caigou stuck`: what does not go on by itself, why, and the next command that frees it. */
export function stuckCommand(program: Command, parts: CliParts): void {
  shared(program.command('stuck').description('受阻事项：为什么、起于何时、拖下去突破什么、谁能解决、怎么办'))
    .option('--reason <原因>', '只列这些原因，用逗号分隔')
    .option('--limit <N>', '最多行数')
    .action(({ reason, limit, ...options }: StuckOptions) =>
      askServer(
        parts,
        options,
        (api) => api.get('/api/stuck', { reasons: reason, limit }),
        (list) => stuckText(list, options.as),
      ),
    );
}

/** By reason, in the order in which the first of each breaks something. */
function stuckText({ stuck, total }: StuckList, as: string | undefined): string {
  if (stuck.length === 0) return STUCK_TEXTS.none;
  const groups = new Map<Reason, StuckLine[]>();
  for (const line of stuck) groups.set(line.reason, [...(groups.get(line.reason) ?? []), line]);
  const told = [...groups].map(([reason, lines]) =>
    [
      `${REASON_TEXTS[reason].name}（${reason}） ${lines.length} 项`,
      ...lines.map((line) => lineText(line, as)),
      '',
    ].join('\n'),
  );
  const more = total > stuck.length ? `${STUCK_TEXTS.more(total - stuck.length)}\n` : '';
  return `${told.join('\n')}${more}`;
}

function lineText(line: StuckLine, as: string | undefined): string {
  const { why, since, breaks, frees, undo, next } = stuckWords(line, legalDay(machineNow()), as);
  const where = line.cycle === null ? STUCK_TEXTS.county : `${line.cycle} ${line.cycleTitle ?? ''}`.trimEnd();
  return [
    `  ${where}：${why}`,
    `    ${STUCK_TEXTS.since} ${since}；${breaks}`,
    `    ${STUCK_TEXTS.frees}：${frees}；${STUCK_TEXTS.undo}：${undo}`,
    ...next.flatMap(({ text, line: typed }) => [
      `    ${STUCK_TEXTS.next}：${text}`,
      ...(typed === null ? [] : [`      ${typed}`]),
    ]),
  ].join('\n');
}
