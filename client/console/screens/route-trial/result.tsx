import { Alert } from 'antd';
import type { Forecast, ForecastLimit } from '../../../../domain/forecast/types.js';
import { fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import { ROUTE_TRIAL } from '../../../../texts/zh-CN/console/route-trial.js';
import { NOT_HELD, FORECAST_TEXTS as TEXTS } from '../../../../texts/zh-CN/forecast.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import { proofOfLines } from '../../forms/previewed-lines.js';
import { DueIn } from '../../parts/due-day.js';
import { kindName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { dueText, type Line, linesOf } from './lines.js';

/** The way ahead: when it ends, who decides when, which days of law it keeps or breaks, and which steps it leaves out. */
export function Result({ forecast }: { forecast: Forecast }) {
  const { subject, amount, from, initiators, steps, skipped, end, limits, authority } = forecast;
  const by = initiators.map(({ name }) => name).join('、') || ROUTE_TRIAL.noOne;
  const stuck = steps.find(({ outcome }) => outcome === 'nobody');
  const latest = end === null || end.certainty === 'final' ? null : end.latest;
  const notes = [
    ...skipped.map(({ title, when }) => TEXTS.skipped(title, conditionText(when))),
    ...(authority === 'assumed' ? [TEXTS.assumed] : []),
  ];
  return (
    <div className="outcome">
      <h2>{ROUTE_TRIAL.result(kindName(subject.kind), amount === null ? '' : formatFen(amount), from, by)}</h2>
      <Alert
        type={end === null || limits.some(({ breaks }) => breaks) ? 'warning' : 'success'}
        showIcon
        role="status"
        title={end === null ? TEXTS.deadEnd(stuck?.title ?? '') : TEXTS.end(end.on, latest)}
        description={
          notes.length + limits.length > 0 && (
            <ul>
              {limits.map((limit) => (
                <li key={limit.obligation}>
                  <Limit limit={limit} />
                </li>
              ))}
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )
        }
      />
      <PageTable title={ROUTE_TRIAL.steps} columns={COLUMNS} rows={linesOf(steps)} keyOf={({ key }) => key} />
    </div>
  );
}

/** A day of law that is kept or broken; it opens how it was reached. */
function Limit({ limit: { obligation, due, end, slackWd, breaks, proof } }: { limit: ForecastLimit }) {
  const what = thingText(obligation);
  const said = breaks ? TEXTS.breaks(what, due, end, -slackWd) : TEXTS.keeps(what, due, slackWd);
  return <DueIn text={said} due={due} proof={proofOfLines(what, proof)} />;
}

function TrialDue({ line: { step, due, proof } }: { line: Line }) {
  return due === null ? null : <DueIn text={dueText(due)} due={due.on} proof={proofOfLines(step, proof)} />;
}

function conditionText(when: Forecast['skipped'][number]['when']): string {
  return when.is === 'amount-at-least' ? TEXTS.below(formatFen(fen(when.fen))) : NOT_HELD[when.is];
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'step', title: ROUTE_TRIAL.step, value: ({ step }) => step },
  { key: 'person', title: ROUTE_TRIAL.person, value: ({ person }) => person },
  { key: 'opens', title: ROUTE_TRIAL.opens, value: ({ opens }) => opens, keep: true },
  {
    key: 'due',
    title: ROUTE_TRIAL.due,
    value: ({ due }) => due && dueText(due),
    cell: (line) => <TrialDue line={line} />,
  },
  { key: 'decides', title: ROUTE_TRIAL.decides, value: ({ decides }) => decides, keep: true },
  { key: 'remarks', title: ROUTE_TRIAL.remarks, value: ({ remarks }) => remarks },
];
