import { Link } from 'react-router';
import type { ProofLine } from '../../../../domain/calendar/deadline-types.js';
import type { PlainDate } from '../../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../../domain/ids.js';
import { POLICY_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { fieldName, paramName } from '../../../../texts/zh-CN/policy.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { OfferedCycle, PolicyOutlook } from '../../api/policy-answers.js';
import { proofOfLines } from '../../forms/previewed-lines.js';
import { DueIn } from '../../parts/due-day.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Line = { key: string; cycleId: CycleId; title: string; from: string; matter: string; a: string; b: string } & {
  /** Of a duty: its day under either version. */
  days?: { id: string; before: PlainDate | null; after: PlainDate | null; proof: ProofLine[] };
};

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'case',
    title: POLICY_IMPORT.case,
    value: ({ cycleId, title }) => `${cycleId} ${title}`,
    cell: ({ cycleId, title }) => <Link to={casePath(cycleId)}>{`${cycleId} ${title}`}</Link>,
  },
  { key: 'from', title: POLICY_IMPORT.mayMove, value: ({ from }) => from, keep: true },
  { key: 'matter', title: POLICY_IMPORT.matter, value: ({ matter }) => matter },
  { key: 'before', title: POLICY_IMPORT.before, value: ({ a }) => a, cell: dueBefore },
  { key: 'after', title: POLICY_IMPORT.after, value: ({ b }) => b, cell: dueAfter },
];

/** Cases under way that would be offered the new version, and what would differ for each if its officer moved it. */
export function OfferedMoves({ moves: { cycles, total, examined } }: { moves: PolicyOutlook['moves'] }) {
  return (
    <>
      <PageTable
        title={POLICY_IMPORT.cycles}
        columns={COLUMNS}
        rows={cycles.flatMap(linesOf)}
        keyOf={({ key }) => key}
        emptyText={POLICY_IMPORT.noneOffered(total)}
      />
      <p className="hint">{POLICY_IMPORT.moveHint}</p>
      {examined < total && <p className="hint">{POLICY_IMPORT.notExamined(examined, total)}</p>}
    </>
  );
}

function linesOf({ cycleId, title, from, move: { duties, params, rules, kept } }: OfferedCycle): Line[] {
  const of = (matter: string, a: string, b: string): Line => {
    return { key: [cycleId, matter].join(' '), cycleId, title, from, matter, a, b };
  };
  const lines = [
    ...duties.map(({ id, texts, a, b, proof }) => ({
      ...of(thingText(id), texts.a, texts.b),
      days: { id, before: a?.due ?? null, after: b?.due ?? null, proof },
    })),
    ...params.map(({ name, texts }) => of(paramName(name), texts.a, texts.b)),
    ...rules.flatMap((rule) => {
      const name = `${ruleName(rule.rule)}${rule.refuses ? `（${POLICY_IMPORT.refuses}）` : ''}`;
      if ('only' in rule) return [of(name, '', rule.only === 'b' ? POLICY_IMPORT.added : POLICY_IMPORT.dropped)];
      return rule.fields.map((field) => of(`${name} ${fieldName(field.name)}`, field.texts.a, field.texts.b));
    }),
    ...kept.map((rule) => of(ruleName(rule), '', POLICY_IMPORT.keeps)),
  ];
  return lines.length === 0 ? [of(POLICY_IMPORT.noDifference, '', '')] : lines;
}

/** The day as it stands opens how it was reached. */
function dueBefore({ cycleId, a, matter, days }: Line) {
  if (days === undefined || days.before === null) return a;
  return <DueIn text={a} due={days.before} proof={proofOfDuty(cycleId, days.id, matter)} />;
}

/** The day under the new version opens how it would be reached. */
function dueAfter({ b, matter, days }: Line) {
  if (days === undefined || days.after === null) return b;
  return <DueIn text={b} due={days.after} proof={proofOfLines(matter, days.proof)} />;
}
