import { plainDate } from '../../../domain/calendar/plain-date.js';
import { contentHash } from '../../../domain/hash.js';
import type { ClockLimit, ClockRule, LimitRule, ProfileLayer } from '../../../domain/policy/types.js';
import { region } from '../calendar/shipped.js';

const PARAMS = { reserveWd: 10, refileWd: 5, paperObjectionWd: 3 };

/** A layer of a made-up jurisdiction; the nation states all parameters. */
export function layer(
  code: string,
  part: Partial<Omit<ProfileLayer, 'code' | 'effectiveFrom'>> & { from?: string } = {},
): ProfileLayer {
  const { from = '2021-01-01', ...rest } = part;
  const effectiveFrom = plainDate(from);
  const params = code === '000000' ? PARAMS : {};
  const body = {
    code: region(code),
    name: code,
    effectiveFrom,
    version: from,
    params,
    rules: [],
    without: [],
    ...rest,
  };
  return { ...body, hash: contentHash(body) };
}

export function count(
  amount: number,
  unit: 'workingDay' | 'calendarDay' | 'month' | 'year' = 'workingDay',
  roll: 'forward' | 'backward' | 'none' = 'forward',
): ClockLimit {
  return { by: 'count', amount, unit, direction: 'after', roll };
}

/** Publication of the contract, as the law has it, with whatever a test changes. */
export function clock(part: Partial<ClockRule> = {}): ClockRule {
  return {
    id: 'contract-publication',
    kind: 'clock',
    title: '合同公告',
    appliesTo: ['act'],
    force: 'soft',
    transition: 'byTrigger',
    authority: 'law',
    basis: [{ source: 'CN-GPA-REG', clause: '第50条' }],
    effect: 'due',
    scope: 'contractYear',
    trigger: { event: 'contract-signed' },
    limit: count(2),
    owner: 'officer',
    metBy: { all: [{ event: 'contract-published' }] },
    severity: 'law',
    ...part,
  };
}

export function limit(part: Partial<LimitRule> = {}): LimitRule {
  return {
    id: 'supplement-limit',
    kind: 'limit',
    title: '补充合同',
    appliesTo: ['act'],
    force: 'hard',
    transition: 'byTrigger',
    authority: 'law',
    basis: [{ source: 'CN-GPA', clause: '第49条' }],
    measure: 'supplementPercent',
    max: 10,
    ...part,
  };
}

export const BASIS = [{ source: 'JL-2021-2', clause: '六' }];
