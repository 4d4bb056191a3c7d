import { Link } from 'react-router';
import type { Due } from '../../../../domain/approval/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { REFUSAL_TEXTS } from '../../../../texts/zh-CN/refusals.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { MovedDate, NoticeOutlook } from '../../api/policy-answers.js';
import { proofOfLines } from '../../forms/previewed-lines.js';
import { DueDay } from '../../parts/due-day.js';
import { casePath } from '../../parts/paths.js';
import { type ProofOf, proofOfDuty, proofOfTask } from '../../parts/proof.js';
import { kindName, nameIn, ownerName, postName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Line = MovedDate & { cycleId: CycleId; title: string };

const refusalName = nameIn(Object.fromEntries(Object.entries(REFUSAL_TEXTS).map(([code, { no }]) => [code, no])));

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'case',
    title: NOTICE_IMPORT.case,
    value: ({ cycleId, title }) => `${cycleId} ${title}`,
    cell: ({ cycleId, title }) => <Link to={casePath(cycleId)}>{`${cycleId} ${title}`}</Link>,
  },
  { key: 'matter', title: NOTICE_IMPORT.matter, value: matterOf },
  { key: 'owner', title: NOTICE_IMPORT.owner, value: ownerOf },
  { key: 'before', title: NOTICE_IMPORT.before, value: ({ before }) => dueText(before), cell: dueBefore, keep: true },
  { key: 'after', title: NOTICE_IMPORT.after, value: ({ after }) => dueText(after), cell: dueAfter, keep: true },
  {
    key: 'change',
    title: NOTICE_IMPORT.change,
    value: ({ moves }) => (moves ? NOTICE_IMPORT.moves : NOTICE_IMPORT.surer),
  },
  { key: 'told', title: NOTICE_IMPORT.told, value: toldText },
];

/** Cases whose dates a notice moves, or makes sure; those that cannot take it; and other counties in numbers. */
export function MovedDates({ outlook: { cycles, elsewhere } }: { outlook: NoticeOutlook }) {
  const lines = cycles.flatMap(({ cycleId, title, ...cycle }): Line[] =>
    'changes' in cycle ? cycle.changes.map((change) => ({ ...change, cycleId, title })) : [],
  );
  const notes = [
    ...cycles.flatMap((cycle) =>
      'refused' in cycle
        ? [NOTICE_IMPORT.refusedIn(cycle.cycleId, refusalName(cycle.refused))]
        : cycle.ends.map((id) => NOTICE_IMPORT.ends(`${cycle.cycleId} ${thingText(id)}`)),
    ),
    ...elsewhere.map(({ code, cycles: count, moves }) => NOTICE_IMPORT.elsewhere(code, count, moves)),
  ];
  return (
    <>
      <PageTable
        title={NOTICE_IMPORT.dates}
        columns={COLUMNS}
        rows={lines.sort((a, b) => Number(b.moves) - Number(a.moves) || (a.after.on < b.after.on ? -1 : 1))}
        keyOf={({ cycleId, of }) => `${cycleId} ${of}`}
        emptyText={NOTICE_IMPORT.noDates}
      />
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

function matterOf({ of, about }: Line): string {
  if (about.kind !== 'task') return thingText(of);
  return `${kindName(about.subject.kind)}（${subjectText(about.subject.ref)}）：${about.step}`;
}

function ownerOf({ about }: Line): string {
  return about.kind === 'task' ? about.holder : ownerName(about.owner);
}

/** The day as it stands opens how it was reached, and so does the new one before it holds. */
function dueBefore({ cycleId, of, about, before }: Line) {
  const proofOf = about.kind === 'task' ? proofOfTask : proofOfDuty;
  return <Day due={before} proof={proofOf(cycleId, of, thingText(of))} />;
}

function dueAfter({ of, after, proof }: Line) {
  return <Day due={after} proof={proofOfLines(thingText(of), proof)} />;
}

function Day({ due: { on, certainty, latest }, proof }: { due: Due; proof: ProofOf }) {
  return (
    <>
      <DueDay due={on} proof={proof} /> {certainty === 'final' ? '' : openText({ on, latest })}
    </>
  );
}

function dueText({ on, certainty, latest }: Due): string {
  if (certainty === 'final') return on;
  return `${on}${openText({ on, latest })}`;
}

function openText({ on, latest }: Pick<Due, 'on' | 'latest'>): string {
  return `（${[NOTICE_IMPORT.provisional, ...(latest === on ? [] : [NOTICE_IMPORT.latest(latest)])].join('，')}）`;
}

/** A post that nobody holds is named by itself. */
function toldText({ tells }: Line): string {
  if (tells.length === 0) return NOTICE_IMPORT.nobodyTold;
  return [...new Set(tells.map(({ name }) => postName(name.replace(/^post:/, ''))))].join('、');
}
