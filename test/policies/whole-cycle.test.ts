import { describe, expect, test } from '@jest/globals';
import { stageOf } from '../../domain/cycle/stage.js';
import { driver } from '../../domain/drive/course.js';
import { drivePlan } from '../../domain/drive/plan.js';
import { type Simulation, simulate } from '../../domain/simulate.js';
import { cycleWorld, d } from '../support/cycle-world.js';
import { factsOf, living } from '../support/played.js';

const FROM = d('2026-01-05');
const ONE_STATION = [{ id: 'a', name: '甲镇社工站', township: '甲镇' }];

/** Three years to the certificate are longer than one contract: what the two workers owe ends with the cycle. */
const OUTLIVED = ['worker-certification void', 'worker-certification void'];

/** So are three years of a registration, and in Henan the year that has just begun: its hours end with the cycle too. */
const HOURS_OUTLIVED = 'worker-training void';

/**
 * Counties that do everything in time, from opening to close. `years` where a whole cycle of monthly reports would only
 * repeat itself. Jilin and Ningxia are played from their scenario files (test/domain/drive).
 */
const COUNTIES: {
  code: string;
  name: string;
  missing: string[];
  years?: number;
  signed: number;
  outlived?: string[];
}[] = [
  { code: '110105', name: 'a district of Beijing', missing: ['110100', '110105'], signed: 3 },
  {
    code: '130731',
    name: 'Zhuolu in Hebei',
    missing: ['130700'],
    signed: 3,
    outlived: [HOURS_OUTLIVED, HOURS_OUTLIVED],
  },
  { code: '140105', name: 'a district of Shanxi', missing: ['140100', '140105'], signed: 3 },
  { code: '141024', name: 'a county of Linfen', missing: ['141024'], years: 1, signed: 1, outlived: OUTLIVED },
  {
    code: '410122',
    name: 'a county of Henan',
    missing: ['410100', '410122'],
    years: 1,
    signed: 1,
    outlived: [HOURS_OUTLIVED],
  },
  { code: '610099', name: 'the county of Shaanxi', missing: [], years: 2, signed: 2 },
];

function played(code: string, years: number | undefined): Simulation {
  const wishes = { stations: ONE_STATION, ...(years === undefined ? {} : { years }) };
  return simulate({ ...cycleWorld(code, FROM), from: FROM, script: driver(drivePlan(FROM, wishes)) });
}

describe.each(COUNTIES)('$code, $name', ({ code, missing, years, signed, outlived = [] }) => {
  const county = played(code, years);

  test('says which of its layers nobody has written', () => {
    expect(county.judging.policy.missing).toEqual(missing);
  });

  test('comes to the close of its cycle with every duty met and no rule broken', () => {
    expect([county.refusals, county.state.violations]).toEqual([[], []]);
    expect(stageOf(county.state)).toBe('closed');
    expect(factsOf(county, 'contract-signed').map(({ data }) => data.year)).toHaveLength(signed);
    const unmet = Object.values(county.state.closed).filter(({ verdict }) => verdict !== 'met');
    expect(unmet.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(outlived);
    expect(living(county)).toEqual(['file-retention@cycle#1']);
  });

  test('places workers, evaluates and pays in each of its years', () => {
    expect(factsOf(county, 'worker-placed').length).toBeGreaterThanOrEqual(2);
    expect(factsOf(county, 'annual-result-determined')).toHaveLength(signed);
    expect(new Set(factsOf(county, 'payment-made').map(({ data }) => data.year)).size).toBe(signed);
  });
});
