import type { Command } from 'commander';
import { type AskOptions, askServer } from './ask.js';
import { forecastText } from './forecast-text.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';

type Options = AskOptions & {
  subject: string;
  ref?: string;
  on?: string;
  cycle?: string;
  policy?: string;
  fen?: string;
  budget?: string;
  initiator?: string;
  singleSource?: boolean;
  violations?: boolean;
};

/** Adds `caigou route-test`: who would approve a matter on which day, and when it would be through. */
export function routeTestCommand(program: Command, parts: CliParts): void {
  shared(program.command('route-test').description('审批预测：由谁审批、何时办完；可按采购周期，也可假设金额和日期'))
    .requiredOption('--subject <事项>', '审批事项代码，如 payment')
    .option('--ref <编号>', '审批对象，如 y1、t1')
    .option('--on <日期>', '提交日，不写则为今天')
    .option('--cycle <编号>', '按这个采购周期的现状预测，并与法定期限比较')
    .option('--policy <代码>', '行政区划代码；不写则为本地区')
    .option('--fen <分>', '金额，以分计')
    .option('--budget <分>', '预算，以分计')
    .option('--initiator <人员>', '提交人；不写则为经办岗位的第一人')
    .option('--single-source', '假设为单一来源')
    .option('--violations', '假设有违规登记')
    .action(({ singleSource, violations, as, json, ...asked }: Options) => {
      const query = { ...asked, singleSource: flag(singleSource), violations: flag(violations) };
      const options = { ...(as === undefined ? {} : { as }), ...(json === undefined ? {} : { json }) };
      return askServer(parts, options, (api) => api.get('/api/forecast', query), forecastText);
    });
}

function flag(set: boolean | undefined): string | undefined {
  return set === true ? 'true' : undefined;
}
