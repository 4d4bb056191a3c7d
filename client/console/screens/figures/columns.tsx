import { Link } from 'react-router';
import { FIGURES } from '../../../../texts/zh-CN/console/policies.js';
import { REVISION_NAME } from '../../../../texts/zh-CN/contents.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { FiguresAnswer } from '../../api/figures-answers.js';
import { DueDay } from '../../parts/due-day.js';
import { casePath } from '../../parts/paths.js';
import { type ProofOf, proofOfDuty, proofOfTask } from '../../parts/proof.js';
import { kindName, ownerName, postName, ruleName } from '../../parts/words.js';
import type { CellValue, Column } from '../../table/column.js';

type Step = FiguresAnswer['steps'][number];
type Limit = FiguresAnswer['limits'][number];
type Rule = FiguresAnswer['rules'][number];
type Waiting = FiguresAnswer['waiting'][number];

/** What is called `initiator` on a route is the revision of what was sent back. */
const stepName = (step: string) => (step === 'initiator' ? REVISION_NAME : step);

function number<Row>(key: string, title: string, value: (row: Row) => CellValue): Column<Row> {
  return { key, title, value, align: 'right' };
}

export const STEP_COLUMNS: readonly Column<Step>[] = [
  { key: 'matter', title: FIGURES.matter, value: ({ subject }) => kindName(subject) },
  { key: 'step', title: FIGURES.step, value: ({ step }) => stepName(step) },
  { key: 'post', title: FIGURES.post, value: ({ post }) => postName(post) },
  number('decided', FIGURES.decided, ({ decided }) => decided),
  number('late', FIGURES.late, ({ late }) => late),
  number('median', FIGURES.median, ({ median }) => median),
  number('longest', FIGURES.longest, ({ longest }) => longest),
  number('total', FIGURES.total, ({ total }) => total),
];

/** The share of limits kept among those that are decided or past; nothing where none is. */
function shareText({ kept, late, overdue }: Limit): string {
  const judged = kept + late + overdue;
  return judged === 0 ? '' : `${Math.floor((kept * 1000) / judged) / 10}%`;
}

const COUNTS: readonly Column<Limit>[] = [
  number('kept', FIGURES.kept, ({ kept }) => kept),
  number('lateDone', FIGURES.lateDone, ({ late }) => late),
  number('overdue', FIGURES.overdue, ({ overdue }) => overdue),
  number('waived', FIGURES.waived, ({ waived }) => waived),
  number('running', FIGURES.running, ({ running }) => running),
  number('share', FIGURES.share, shareText),
];
const WHO: readonly Column<Limit>[] = [
  { key: 'owner', title: FIGURES.owner, value: ({ owner }) => ownerName(owner) },
  { key: 'party', title: FIGURES.party, value: ({ party }) => party },
];

export const OWNER_COLUMNS: readonly Column<Limit>[] = [...WHO, ...COUNTS];
export const RULE_COLUMNS: readonly Column<Rule>[] = [
  { key: 'rule', title: FIGURES.rule, value: ({ rule }) => ruleName(rule) },
  ...WHO,
  ...COUNTS,
];

function proofOf(line: Waiting): ProofOf {
  return line.kind === 'task'
    ? proofOfTask(line.cycleId, line.task, stepName(line.step))
    : proofOfDuty(line.cycleId, line.obligation, ruleName(line.rule));
}

export const WAITING_COLUMNS: readonly Column<Waiting>[] = [
  {
    key: 'case',
    title: FIGURES.case,
    value: ({ cycleId, cycleTitle }) => `${cycleId} ${cycleTitle}`,
    cell: ({ cycleId, cycleTitle }) => <Link to={casePath(cycleId)}>{`${cycleId} ${cycleTitle}`}</Link>,
  },
  {
    key: 'what',
    title: FIGURES.what,
    value: (line) =>
      line.kind === 'task'
        ? `${kindName(line.subject.kind)}（${subjectText(line.subject.ref)}）`
        : `${ruleName(line.rule)}（${subjectText(line.subject)}）`,
  },
  {
    key: 'with',
    title: FIGURES.with,
    value: (line) => (line.kind === 'task' ? stepName(line.step) : ownerName(line.owner)),
  },
  { key: 'holder', title: FIGURES.holder, value: (line) => (line.kind === 'task' ? line.holder : null) },
  { key: 'since', title: FIGURES.since, value: ({ since }) => since, keep: true },
  number('days', FIGURES.days, ({ days }) => days),
  {
    key: 'due',
    title: FIGURES.due,
    value: ({ due }) => due,
    cell: (line) => line.due !== null && <DueDay due={line.due} proof={proofOf(line)} />,
    keep: true,
  },
];
