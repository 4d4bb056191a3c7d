import { describe, expect, test } from '@jest/globals';
import { fieldsOf } from '../../client/console/forms/fields.js';
import { bodyOf } from '../../client/console/forms/values.js';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';

const formOf = (kind: (typeof OUTSIDE_KINDS)[number], name: string) =>
  fieldsOf(kind).find((field) => field.name === name)?.form;

describe('the form of a command', () => {
  test('asks for people, days, sums and texts each in its own way', () => {
    expect(formOf('repair-reassign', 'to')).toEqual({ as: 'person' });
    expect(formOf('repair-extend-limit', 'to')).toEqual({ as: 'day' });
    expect(formOf('add-signer', 'persons')).toEqual({ as: 'people' });
    expect(formOf('return', 'opinion')).toEqual({ as: 'longText' });
    expect(formOf('return', 'then')).toEqual({ as: 'choice', values: ['again', 'straightBack'] });
  });

  test.each(OUTSIDE_KINDS)('%s names each of its fields in Chinese', (kind) => {
    const unnamed = fieldsOf(kind).filter(({ label }) => !/[\u4e00-\u9fff]/.test(label));
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  test('leaves out what was left empty, and writes yuan as fen', () => {
    const fields = fieldsOf('record-budget');
    const money = fields.find(({ form }) => form.as === 'money');
    expect(money).toBeDefined();
    const body = bodyOf(fields, { [money?.name ?? '']: '1,234.5' });
    expect(body).toEqual({ [money?.name ?? '']: 123_450 });
  });
});
