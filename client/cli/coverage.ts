import type { Command } from 'commander';
import type { Coverage } from '../../domain/programme/coverage.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import type { CountyYear } from '../county-year.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';
import { splittingText } from './splitting-text.js';

type CoverageOptions = AskOptions & { townships?: string };

/** Adds `caigou cycle coverage`: townships with a station against the target of the year, over all cycles. */
export function coverageCommand(cycle: Command, parts: CliParts): void {
  shared(cycle.command('coverage <代码> [年度]').description('全县乡镇覆盖与目标的对照，以及疑似化整为零的采购'))
    .option('--townships <N>', '乡镇（街道）总数，通讯录没有登记时用')
    .action((code: string, year: string | undefined, { townships, ...options }: CoverageOptions) =>
      askServer(parts, options, (api) => api.get('/api/coverage', { code, year, townships }), coverageText),
    );
}

const VERDICTS = {
  met: '已达到目标',
  planned: '在办的采购全部落实后达到目标',
  short: '未达到目标',
  unknown: '不知道乡镇总数，无法对照：在通讯录登记 townships，或加 --townships',
  noTarget: '本地政策没有这一年的覆盖目标',
} as const satisfies Record<Coverage['verdict'], string>;

function coverageText({ code, name, coverage, splittings }: CountyYear): string {
  const { year, total, target, needed, served, planned, stations, without, verdict } = coverage;
  const of = total === null ? '' : `，共 ${total} 个`;
  const goal =
    target === null
      ? []
      : [
          `目标：不低于 ${target.percent}%${needed === null ? '' : `，即 ${needed} 个（向上取整）`}；依据 ${basisText(target.basis)}`,
        ];
  const lines = [
    `${name}（${code}）${year} 年乡镇（街道）覆盖${of}`,
    `已签约服务：${served.length} 个乡镇、${stations.served} 个站`,
    `连同在办采购：${planned.length} 个乡镇、${stations.planned} 个站`,
    ...goal,
    `结论：${VERDICTS[verdict]}`,
    ...(without.length === 0 ? [] : [`尚未覆盖：${without.join('、')}`]),
    ...splittings.map(splittingText),
  ];
  return `${lines.join('\n')}\n`;
}
