import { describe, expect, test } from '@jest/globals';
import { type Field, fieldsOf } from '../../client/console/forms/fields.js';
import { bodyOf } from '../../client/console/forms/values.js';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';

const formOf = (kind: (typeof OUTSIDE_KINDS)[number], name: string) =>
  fieldsOf(kind).find((field) => field.name === name)?.form;

/** A field and all it is made of. */
function withParts(field: Field): Field[] {
  const { form } = field;
  return [field, ...('fields' in form ? form.fields.flatMap(withParts) : [])];
}

describe('the form of a command', () => {
  test('asks for people, days, sums and texts each in its own way', () => {
    expect(formOf('repair-reassign', 'to')).toEqual({ as: 'person' });
    expect(formOf('repair-extend-limit', 'to')).toEqual({ as: 'day' });
    expect(formOf('add-signer', 'persons')).toEqual({ as: 'people' });
    expect(formOf('record-evaluation', 'evaluators')).toEqual({ as: 'people' });
    expect(formOf('record-evaluation', 'station')).toEqual({ as: 'text' });
    expect(formOf('open-cycle', 'programmeId')).toEqual({ as: 'text' });
    expect(formOf('amend-contract', 'dropStations')).toEqual({ as: 'words' });
    expect(formOf('return', 'opinion')).toEqual({ as: 'longText' });
    expect(formOf('return', 'then')).toEqual({ as: 'choice', values: ['again', 'straightBack'] });
  });

  test.each(OUTSIDE_KINDS)('%s names each of its fields in Chinese', (kind) => {
    const unnamed = fieldsOf(kind)
      .flatMap(withParts)
      .filter(({ label }) => !/[\u4e00-\u9fff]/.test(label));
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  test('asks for a party field by field, for stations row by row, and for files in no text field', () => {
    expect(formOf('open-cycle', 'purchaser')).toMatchObject({ as: 'group' });
    expect(formOf('open-cycle', 'stations')).toMatchObject({ as: 'rows' });
    expect(formOf('submit-approval', 'subject')).toMatchObject({ as: 'group' });
    expect(formOf('draft-plan', 'attachments')).toEqual({ as: 'raw' });
  });

  test('sends a lead that is not named as none, a switch nobody touched as no, and leaves an empty part out', () => {
    const fields = fieldsOf('open-cycle');
    const stations = [{ id: 'st1', name: '站', township: '镇', village: '' }];
    expect(bodyOf(fields, { lot: '1', stations, estimateFen: '1,200,000', years: '3' })).toEqual({
      ...{ lot: '1', years: 3, estimateFen: 120_000_000, leadCycle: null, agentUsed: false, purchaser: {} },
      stations: [{ id: 'st1', name: '站', township: '镇' }],
    });
    const contract = fieldsOf('sign-contract').find(({ name }) => name === 'contractorProfile');
    expect(bodyOf(contract === undefined ? [] : [contract], { contractorProfile: { fromElsewhere: false } })).toEqual(
      {},
    );
  });

  test('leaves out what was left empty, and writes yuan as fen', () => {
    const fields = fieldsOf('record-budget');
    const money = fields.find(({ form }) => form.as === 'money');
    expect(money).toBeDefined();
    const body = bodyOf(fields, { [money?.name ?? '']: '1,234.5' });
    expect(body).toEqual({ [money?.name ?? '']: 123_450 });
  });
});
