import { describe, expect, test } from '@jest/globals';
import { exampleOf } from '../../client/cli/command-fields.js';
import type { Problem } from '../../client/console/api/problem.js';
import { faultsIn, inWords } from '../../client/console/forms/field-faults.js';
import { beginOf, type Field, fieldsOf, proposalFieldsOf } from '../../client/console/forms/fields.js';
import { fieldsLike, opened } from '../../client/console/forms/opened.js';
import { previewedLines } from '../../client/console/forms/previewed-lines.js';
import { bodyOf, changeOf, envelopeOf, fenOf, hundredthsOf, typedOf } from '../../client/console/forms/values.js';
import { wordName } from '../../client/console/parts/words.js';
import { dayTyped } from '../../domain/calendar/day-typed.js';
import { addDays, plainDate } from '../../domain/calendar/plain-date.js';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import { proposalSchemaOf } from '../../schemas/proposals.js';
import { bodySchemaOf } from '../../schemas/request.js';

type Kind = (typeof OUTSIDE_KINDS)[number];
const formOf = (kind: Kind, name: string) => fieldsOf(kind).find((field) => field.name === name)?.form;

/** Every field, also those inside others. */
function within(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    const { form } = field;
    return form.as === 'group' || form.as === 'rows' ? [field, ...within(form.fields)] : [field];
  });
}

describe('the form of a command', () => {
  test('asks for people, days, sums and texts each in its own way', () => {
    expect(formOf('repair-reassign', 'to')).toEqual({ as: 'named', names: 'person' });
    expect(formOf('repair-extend-limit', 'to')).toEqual({ as: 'day' });
    expect(formOf('add-signer', 'persons')).toEqual({ as: 'namedList', names: 'person' });
    expect(formOf('return', 'opinion')).toEqual({ as: 'longText' });
    expect(formOf('return', 'then')).toEqual({ as: 'choice', values: ['again', 'straightBack'] });
    expect(formOf('amend-contract', 'deltaFen')).toEqual({ as: 'money', signed: true });
    expect(formOf('make-payment', 'fen')).toEqual({ as: 'money', signed: false });
    expect(formOf('record-evaluation', 'scoreHundredths')).toEqual({ as: 'score' });
  });

  test('offers what the case has where an id stands for it', () => {
    expect(formOf('record-evaluation', 'station')).toEqual({ as: 'named', names: 'station' });
    expect(formOf('record-certificate', 'worker')).toEqual({ as: 'named', names: 'worker' });
    expect(formOf('place-worker', 'worker')).toEqual({ as: 'text' });
    expect(formOf('record-receipt', 'filing')).toEqual({ as: 'named', names: 'filing' });
    expect(formOf('answer-notice', 'obligation')).toEqual({ as: 'named', names: 'obligation' });
  });

  test('has parts and lists with fields of their own, and files', () => {
    expect(formOf('sign-contract', 'contractor')).toMatchObject({ as: 'group' });
    const bidders = formOf('open-bids', 'bidders');
    expect(bidders).toMatchObject({ as: 'rows' });
    expect(bidders?.as === 'rows' && bidders.fields.map(({ form }) => form.as)).toEqual(['group', 'money', 'yesNo']);
    expect(formOf('submit-report', 'attachments')).toEqual({ as: 'files' });
    expect(formOf('record-paper', 'file')).toEqual({ as: 'file' });
  });

  test.each(OUTSIDE_KINDS)('%s names each of its fields in Chinese', (kind) => {
    const unnamed = within(fieldsOf(kind)).filter(({ label }) => !/[\u4e00-\u9fff]/.test(label));
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  test.each(OUTSIDE_KINDS)('%s offers every choice in Chinese', (kind) => {
    const values = within(fieldsOf(kind)).flatMap(({ form }) => ('values' in form ? form.values : []));
    expect(values.filter((value) => !/[\u4e00-\u9fff]/.test(wordName(value)))).toEqual([]);
  });

  test.each(OUTSIDE_KINDS)('what is filled in for %s is sent as it is on record', (kind) => {
    const example = Object(exampleOf(kind));
    const fields = opened(fieldsOf(kind), fieldsLike(Object(example.data ?? example.proposal ?? {})));
    const sent = bodyOf(fields, typedOf(fields, example));
    expect(sent).toEqual(opensNothing(example, fields));
    expect(bodySchemaOf(kind).safeParse(sent).success || kind === 'correct-fact').toBe(true);
  });

  function opensNothing(example: Record<string, unknown>, fields: readonly Field[]): Record<string, unknown> {
    return Object.fromEntries(Object.entries(example).filter(([name]) => fields.some((field) => field.name === name)));
  }

  test('leaves out what was left empty, says nothing where a list may be empty, and writes yuan as fen', () => {
    const fields = fieldsOf('record-budget');
    expect(bodyOf(fields, { fen: '1,234.5' })).toEqual({ fen: 123_450 });
    expect(bodyOf(fieldsOf('open-bids'), {})).toEqual({ bidders: [] });
    expect(bodyOf(fieldsOf('open-cycle'), { leadCycle: '' })).toMatchObject({ leadCycle: null });
    expect(bodyOf(fieldsOf('draft-plan'), { attachments: [] })).not.toHaveProperty('attachments');
  });

  test('reads sums and scores as they are written, and nothing else', () => {
    expect(['1,234.5', '-0.01', '12 000', '1.234', 'x'].map(fenOf)).toEqual([123_450, null, 1_200_000, null, null]);
    expect(['1,234.5', '-0.01', '--1', 'x'].map(changeOf)).toEqual([123_450, -1, null, null]);
    expect(bodyOf(fieldsOf('amend-contract'), { deltaFen: '-12.5' })).toEqual({ deltaFen: -1250 });
    expect(['85.5', '100', '8550', ''].map(hundredthsOf)).toEqual([8550, 10_000, null, null]);
  });

  test('says the day only where it is not today', () => {
    const on = (day: string, secondPerson = '') => envelopeOf({ envelope: { on: day, secondPerson } }, '2026-11-28');
    expect(on('2026-11-28')).toEqual({});
    expect(on('2026-11-20', 'deputyHead')).toEqual({ on: '2026-11-20', secondPerson: 'deputyHead' });
  });
});

describe('what stands open in a form', () => {
  test('is what is proposed, as the schema of the subject has it', () => {
    const fields = opened(fieldsOf('submit-approval'), proposalFieldsOf('extension'));
    const typed = { subject: { kind: 'extension', ref: 'x@y1#1' }, proposal: { to: '2026-12-05', reason: '假期' } };
    expect(bodyOf(fields, typed)).toEqual(typed);
    expect(proposalSchemaOf('extension')?.safeParse(typed.proposal).success).toBe(true);
    expect(opened(fieldsOf('submit-approval'), proposalFieldsOf('annual-plan')).map(({ name }) => name)).not.toContain(
      'proposal',
    );
  });

  test('is, of a correction, the content as it is on record, each value in its own way', () => {
    const content = { year: 1, fen: 1250, on: '2026-11-02', method: 'openTender', parts: ['a', 'b'], open: true };
    const forms = Object.fromEntries(fieldsLike(content).map(({ name, form }) => [name, form.as]));
    expect(forms).toEqual({
      year: 'integer',
      fen: 'money',
      on: 'day',
      method: 'choice',
      parts: 'words',
      open: 'yesNo',
    });
    expect(bodyOf(fieldsLike(content), typedOf(fieldsLike(content), content))).toEqual(content);
  });
});

describe('a refusal', () => {
  const missing = { expected: { zh: '必填', en: '' }, mend: { zh: '请补充', en: '' } };
  const problem = (more: Partial<Problem>): Problem => ({ status: 400, title: '填写有误', ...more });

  test('of an input stands at the fields it is about, by the names the form has for them', () => {
    const fields = fieldsOf('open-bids');
    const told = problem({ issues: [{ field: 'data.bidders[0].party.name', ...missing }] });
    expect(faultsIn(told)).toEqual([{ name: ['bidders', 0, 'party', 'name'], said: '应为必填；请补充' }]);
    expect(inWords(told, fields).issues?.[0]?.field).toBe('投标人 1 当事人 名称');
  });

  test('by a rule stands at the field the rule names', () => {
    const told = problem({ why: { field: 'fen', allocatedFen: 100 }, detail: '请改正后再提交' });
    expect(faultsIn(told)).toEqual([{ name: ['fen'], said: '填写有误；请改正后再提交' }]);
    const named = inWords(problem({ title: '填写有误：fen', why: { field: 'fen' } }), fieldsOf('make-payment'));
    expect(named.title).toBe('填写有误：支付金额');
    expect(faultsIn(problem({ why: { field: 'on' } }))[0]?.name).toEqual(['envelope', 'on']);
    expect(faultsIn(problem({ why: { rule: 'x' } }))).toEqual([]);
  });
});

describe('a day', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    [' 2026-12-1 ', '2026-12-01'],
    ['2026/12/01', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    ['2026.12.1', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['２０２６－１２－１', '2026-12-01'],
    ['2026-02-29', null],
    ['2028-02-29', '2028-02-29'],
    ['12/1/2026', null],
    ['2026-13-01', null],
    ['2026121', null],
    ['', null],
  ])('typed as %p is %p', (typed, day) => {
    expect(dayTyped(typed)).toBe(day);
  });
});

describe('an opening', () => {
  test('begins without an agent, as its schema says, and with nothing else filled in', () => {
    expect(beginOf(fieldsOf('open-cycle'))).toEqual({ agentUsed: 'false' });
    expect(beginOf(fieldsOf('approve'))).toEqual({});
  });
});

describe('a day that is only previewed', () => {
  test('tells how it would be reached, a line a step, and last what it rests on', () => {
    const day = plainDate('2026-12-01');
    const run = { kind: 'workingDays', day: addDays(day, 1), to: addDays(day, 3), days: 3, effect: 'counted' } as const;
    const basis = { kind: 'basis', day, effect: 'cited', note: '222401@2025-11-04' } as const;
    expect(previewedLines([{ kind: 'start', day, effect: 'excluded' }, run, basis])).toEqual([
      '2026-12-01 起算当日，不计入',
      '2026-12-02 至 2026-12-04 3 个工作日',
      expect.stringContaining('222401@2025-11-04'),
    ]);
  });
});
