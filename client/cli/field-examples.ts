/** Ids the product gives out look different from thing to thing; the name of a field tells which is meant. */
const BY_NAME: Readonly<Record<string, string>> = {
  task: 'a1.2.1',
  approval: 'a1',
  approvals: 'a1',
  ref: 'y1',
  filing: 'f1',
  challenge: 'ch1',
  obligation: 'plan-filing@programme#1',
  step: 'initiator',
  opinion: '同意',
  to: 'headOfOffice',
  period: 'p:2026-Q1',
  officer: 'officer',
};

/** Where a matter goes to is a step, until when a day, whom it goes to a person: one field has the name of all three. */
const BY_LABEL: readonly (readonly [RegExp, string])[] = [
  [/环节$/, 'initiator'],
  [/^延至$/, '2026-09-22'],
];

/** By the pattern a text must match. */
const BY_PATTERN: readonly (readonly [RegExp, string])[] = [
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/, '2026-09-22'],
  [/^\^\\d\{6\}-/, '222401-2026-001'],
  [/^\^\\d\{6\}\$/, '222401'],
  [/^\^\[0-9a-f\]/, 'a'.repeat(64)],
  [/^\^\(p:/, 'p:2026-Q1'],
  [/^\^\[0-9A-HJ/, '52220000MJ00000000'],
  [/\\\/\[/, 'application/pdf'],
];

/** An example of a text field: by its pattern where it has a shape, by its name where that says more, else its own words. */
export function exampleText(name: string, pattern: string, label: string): string {
  const shaped = BY_PATTERN.find(([shape]) => shape.test(pattern))?.[1];
  if (shaped !== undefined) return shaped;
  const known = BY_LABEL.find(([called]) => called.test(label))?.[1] ?? BY_NAME[name];
  if (known !== undefined) return known;
  if (pattern !== '') return name === 'person' || name === 'persons' ? 'officer' : `${name.slice(0, 20)}1`;
  return label === '' ? '……' : label;
}
