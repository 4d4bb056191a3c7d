import type { PlainDate } from '../../../../domain/calendar/plain-date.js';
import { fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import type { GanttBar, GanttMark, GanttRow } from '../../../../render/svg/gantt.js';
import { OVERVIEW } from '../../../../texts/zh-CN/console/overview.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { Bar, CycleTimeline, Milestone } from '../../api/cycle-answers.js';
import { ruleName, wordName } from '../../parts/words.js';

/** One line of the overview: what the picture shows in a row, in words. `due` has a proof where there is a duty. */
export type OverviewLine = {
  key: string;
  kind: keyof typeof OVERVIEW.kinds;
  matter: string;
  planned: string;
  actual: string;
  result: string;
  due: { on: PlainDate; provisional: boolean; late: boolean; obligation: string } | null;
  row: GanttRow;
};

/** Every stage, tranche, evaluation and the next decision, in the order of the cycle. */
export function overviewLines(timeline: CycleTimeline): OverviewLine[] {
  return [...stages(timeline), ...payments(timeline), ...evaluations(timeline), ...decision(timeline)];
}

function stages({ stages: all, today }: CycleTimeline): OverviewLine[] {
  return all.map(({ stage, year, planned, actual }): OverviewLine => {
    const matter = year === null ? STAGE_NAMES[stage] : `${OVERVIEW.year(year)}${STAGE_NAMES[stage]}`;
    return {
      ...{ key: `stage ${stage} ${year}`, kind: 'stage', matter, result: '', due: null },
      planned: spanText(planned, OVERVIEW.open, OVERVIEW.open),
      actual: spanText(actual, OVERVIEW.notYet, OVERVIEW.goingOn),
      row: {
        label: matter,
        bars: [...barOf(matter, 'planned', planned, null), ...barOf(matter, 'actual', actual, today)],
        marks: [],
      },
    };
  });
}

function spanText({ from, to }: Bar, none: string, open: string): string {
  return from === null && to === null ? none : OVERVIEW.span(from ?? OVERVIEW.open, to ?? open);
}

/** What has begun goes on until today; a plan with one end is only told in words. */
function barOf(label: string, look: GanttBar['look'], { from, to }: Bar, until: PlainDate | null): GanttBar[] {
  const end = to ?? until;
  if (from === null || end === null || end < from) return [];
  return [{ from, to: end, look, title: OVERVIEW.bar(label, OVERVIEW.looks[look], from, end) }];
}

function payments({ payments: all }: CycleTimeline): OverviewLine[] {
  return all.map((each): OverviewLine => {
    const { year, tranche, allocatedFen, paidFen } = each;
    const matter = OVERVIEW.tranche(year, tranche);
    const sums = [
      ...(allocatedFen > 0 ? [OVERVIEW.allocated(formatFen(fen(allocatedFen)))] : []),
      ...(paidFen > 0 ? [OVERVIEW.paid(formatFen(fen(paidFen)))] : []),
    ];
    return {
      ...{ key: `payment ${year} ${tranche}`, kind: 'payment', matter, result: sums.join('，') },
      ...dayOf(matter, each),
    };
  });
}

function evaluations({ evaluations: all }: CycleTimeline): OverviewLine[] {
  return all.map((each): OverviewLine => {
    const { year, slot } = each;
    const matter = OVERVIEW.evaluation(year, wordName(slot));
    return {
      ...{ key: `evaluation ${year} ${slot}`, kind: 'evaluation', matter, result: resultOf(each) },
      ...dayOf(matter, each),
    };
  });
}

/** The confirmed result; until then the scores of the stations it will be made of. */
function resultOf({ scoreHundredths, pass, stations }: CycleTimeline['evaluations'][number]): string {
  if (scoreHundredths !== null)
    return OVERVIEW.score(points(scoreHundredths), pass === true ? OVERVIEW.pass : OVERVIEW.fail);
  if (stations.length === 0) return '';
  return OVERVIEW.unconfirmed(stations.map((each) => OVERVIEW.stationScore(each.name, points(each.scoreHundredths))));
}

function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

function decision({ nextDecision }: CycleTimeline): OverviewLine[] {
  if (nextDecision === null) return [];
  const { rule, subject } = nextDecision;
  const matter = `${ruleName(rule)}（${subjectText(subject)}）`;
  const day = dayOf(matter, { ...nextDecision, doneOn: null });
  return [{ key: 'decision', kind: 'decision', matter, result: '', ...day }];
}

type Day = Pick<OverviewLine, 'planned' | 'actual' | 'due' | 'row'>;

/** What is to be done by a day: its due day, and the day it was done. */
function dayOf(label: string, { due, certainty, obligation, late, doneOn }: Milestone): Day {
  const marks: GanttMark[] = [
    ...(due === null
      ? []
      : [{ on: due, look: late ? ('late' as const) : ('due' as const), title: OVERVIEW.due(label, due) }]),
    ...(doneOn === null ? [] : [{ on: doneOn, look: 'done' as const, title: OVERVIEW.done(label, doneOn) }]),
  ];
  return {
    planned: due ?? OVERVIEW.noDuty,
    actual: doneOn ?? '',
    due:
      due === null || obligation === null
        ? null
        : { on: due, provisional: certainty === 'provisional', late, obligation },
    row: { label, bars: [], marks },
  };
}
