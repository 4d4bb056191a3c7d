import { describe, expect, test } from '@jest/globals';
import { signOfStation } from '../../../domain/staff/premises.js';
import { isKnownPlace, placesIn, signFlaws, signFor } from '../../../domain/staff/signage.js';
import { type Case, caseOf } from '../../support/case.js';
import { adoption, opened, serving } from '../../support/course.js';

const BOTH = { text: '{县}{乡镇}社会工作服务站', villageText: '{乡镇}{村}社会工作服务{点|室}' };
const TOWN = { county: '延吉市', township: '朝阳川镇' };

describe('the sign of a station', () => {
  test('is the text of the documents with the names of the place, and of a village with either word', () => {
    expect(signFor(BOTH, TOWN)).toEqual({ texts: ['延吉市朝阳川镇社会工作服务站'], logos: [], places: [] });
    expect(signFor(BOTH, { ...TOWN, village: '太兴村' })?.texts).toEqual([
      '朝阳川镇太兴村社会工作服务点',
      '朝阳川镇太兴村社会工作服务室',
    ]);
    expect(signFor({ logos: ['中国社会工作标识'] }, TOWN)).toBeUndefined();
  });

  test('where nobody entered the county any county will do, but not none, and no other township', () => {
    const right = signFor(BOTH, { township: '朝阳川镇' });
    if (right === undefined) throw new Error('no sign');
    const flaws = (text: string) => signFlaws(right, { text, logos: [], places: [] }).map(({ what }) => what);
    expect(right.texts).toEqual(['××县（市、区）朝阳川镇社会工作服务站']);
    expect(flaws('延吉市 朝阳川镇 社会工作服务站')).toEqual([]);
    expect(flaws('朝阳川镇社会工作服务站')).toEqual(['wrong-sign']);
    expect(flaws('延吉市依兰镇社会工作服务站')).toEqual(['wrong-sign']);
  });

  test('lacks what it lacks: each logo and each place by name; more than asked is no fault', () => {
    const right = { texts: ['甲'], logos: ['国', '省'], places: ['indoors' as const] };
    expect(signFlaws(right, { text: '甲', logos: ['国'], places: ['outdoors'] })).toEqual([
      { what: 'logo-missing', missing: ['省'] },
      { what: 'sign-place-missing', missing: ['indoors'] },
    ]);
    expect(signFlaws(right, { text: '甲', logos: ['国', '省', '县'], places: ['indoors', 'outdoors'] })).toEqual([]);
  });

  test('only known places may stand in braces', () => {
    expect(placesIn('{县}{点|室}{市}').map(isKnownPlace)).toEqual([true, true, false]);
  });
});

describe('what is found at a station', () => {
  test('all that Jilin asks is there, or what is missing is named with the right text of the sign', () => {
    const c = serving();
    const shows = ['personnelRules', 'financeRules', 'volunteerRules', 'venueRules', 'archiveRules'] as const;
    c.ok('confirm-premises', { station: 'a', shows: [...shows] }, { as: 'township' });
    expect(c.last('violation-recorded').data).toMatchObject({
      rule: 'station-items',
      what: 'items-missing',
      values: { station: 'a', items: 'clientDatabase,servicePledge' },
    });
    const all = [...shows, 'clientDatabase' as const, 'servicePledge' as const];
    const sign = { text: '延吉市甲镇社工站', logos: [], places: [] };
    c.ok('confirm-premises', { station: 'a', shows: all, sign }, { as: 'township' });
    expect(c.last('violation-recorded').data).toMatchObject({
      what: 'wrong-sign',
      values: { right: '××县（市、区）甲镇社会工作服务站', has: '延吉市甲镇社工站' },
    });
    const before = c.violations().length;
    const right = { ...sign, text: '延吉市甲镇社会工作服务站' };
    c.ok('confirm-premises', { station: 'a', shows: all, sign: right }, { as: 'township' });
    expect(c.violations()).toHaveLength(before);
  });
});

describe('the county named with the opening', () => {
  const signIn = (c: Case): string[] | undefined => {
    const [station] = c.state.plan.opening?.stations ?? [];
    return station && signOfStation(c.state, c, station)?.texts;
  };

  test('stands on the sign of a cycle that was opened', () => {
    expect(signIn(opened('222401', { county: '延吉市' }))).toEqual(['延吉市甲镇社会工作服务站']);
  });

  test('and on that of a running contract taken over', () => {
    const c = caseOf('222401', '2023-06-01');
    c.ok('adopt-cycle', adoption({ county: '延吉市' }));
    expect(signIn(c)).toEqual(['延吉市甲镇社会工作服务站']);
  });
});
