import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bodyFaultsIn } from '../../client/console/forms/field-faults.js';
import { fieldsOf } from '../../client/console/forms/fields.js';
import { openingIn } from '../../client/console/screens/start/draft.js';
import { openingGuides } from '../../client/console/screens/start/guides.js';
import { OPENINGS, stepsOf } from '../../client/console/screens/start/steps.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { RegionCode } from '../../domain/ids.js';
import { explainPolicy } from '../../domain/policy/explain.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { loadLayers } from '../../store/registry/policy-files.js';

const { layers } = loadLayers([join(ROOT, 'policies')]);
const rulesOf = (code: string) => explainPolicy(layers, code as RegionCode, plainDate('2026-11-27')).rules;
const YANJI = rulesOf('222401');

describe('the form that starts a cycle', () => {
  test.each(OPENINGS)('%s is asked for whole: each field in one step, the last step checks', (kind) => {
    const fields = fieldsOf(kind);
    const steps = stepsOf(fields);
    const asked = steps.flatMap((step) => step.fields.map(({ name }) => name));
    expect(asked.toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
    expect(steps.at(-1)?.key).toBe('check');
    expect(steps.some(({ key }) => key === 'running')).toBe(kind === 'adopt-cycle');
  });

  test('allows as many years as the county’s own policy does, and says where that is written', () => {
    const { years } = openingGuides(YANJI, { regime: 'act' });
    expect(years?.check?.('3')).toBeNull();
    expect(years?.check?.('4')).toBe('超过当地规定的 3 年');
    expect(years?.hints?.join()).toContain('吉民发〔2021〕2号');
    // The rule is none of purchases outside the Act.
    expect(openingGuides(YANJI, { regime: 'nonAct' }).years?.check).toBeUndefined();
  });

  test('offers who may buy here, villages only outside of the Act', () => {
    const values = (typed: object) => openingGuides(YANJI, { ...typed })['purchaser.purchaserKind']?.values;
    expect(values({ regime: 'act' })).toEqual(['countyBureau', 'otherBody']);
    expect(values({ regime: 'nonAct' })).toContain('villageCollective');
  });

  test('tells the least time for bids by the method chosen, and a sum that wants open tender', () => {
    const hints = (typed: object) => openingGuides(YANJI, { regime: 'act', ...typed }).method?.hints?.join('\n') ?? '';
    expect(hints({ method: 'competitiveConsultation' })).toContain('10 日');
    expect(hints({ method: 'openTender' })).toContain('20 日');
    expect(hints({ method: 'openTender', estimateFen: '2,000,000.01' })).not.toContain('用其他方式须经批准');
    expect(hints({ method: 'inquiry', estimateFen: '2,000,000' })).not.toContain('用其他方式须经批准');
    expect(hints({ method: 'inquiry', estimateFen: '2,000,000.01' })).toContain('用其他方式须经批准');
  });

  test('says nothing where nothing is known of the county', () => {
    const guides = openingGuides([], { regime: 'act' });
    expect(guides.years).toEqual({});
    expect(guides['purchaser.purchaserKind']).toEqual({});
  });

  test('brings a refusal back to its field, however deep, and leaves what is about the whole alone', () => {
    const said = { zh: '中文', en: 'en' };
    const issue = (field: string) => ({ field, expected: said, mend: said });
    const problem = { status: 400, title: '填写有误' };
    expect(bodyFaultsIn({ ...problem, issues: [issue('data.stations[1].id'), issue('(input)')] })).toMatchObject([
      { name: ['stations', 1, 'id'] },
    ]);
    expect(bodyFaultsIn({ ...problem, why: { rule: 'cycle-length', max: 3 } })).toMatchObject([{ name: ['years'] }]);
    expect(bodyFaultsIn({ ...problem, why: { field: 'purchaser.purchaserKind' } })).toMatchObject([
      { name: ['purchaser', 'purchaserKind'] },
    ]);
    expect(bodyFaultsIn({ ...problem, why: { posts: 'officer' } })).toEqual([]);
    expect(bodyFaultsIn({ ...problem, issues: [issue('on')] })).toEqual([]);
  });

  test('takes up the newest draft of an opening, whoever wrote it, and no draft of anything else', () => {
    const at = '2026-11-27T01:00:00.000Z' as never;
    const draft = (kind: string, data: Record<string, unknown>) => ({ about: 'new', kind, data, at });
    const typed = { title: '甲' };
    expect(
      openingIn({ drafts: [draft('draft-plan', {}), draft('adopt-cycle', { step: 2, typed, commandId: 'c1' })] }),
    ).toEqual({
      kept: { kind: 'adopt-cycle', step: 2, typed, commandId: 'c1' },
      at,
    });
    expect(openingIn({ drafts: [draft('open-cycle', { typed: 'damaged' })] })).toMatchObject({
      kept: { kind: 'open-cycle', step: 0, typed: {} },
    });
    expect(openingIn({ drafts: [] })).toBeNull();
  });
});
