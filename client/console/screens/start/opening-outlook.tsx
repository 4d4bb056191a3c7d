import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { addDays, isPlainDate } from '../../../../domain/calendar/plain-date.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import { get, withQuery } from '../../api/call.js';
import type { OpeningPreview, PlanBack } from '../../api/cycle-answers.js';
import type { Typed } from '../../forms/values.js';
import { DueTag } from '../../parts/due-tag.js';
import { Answered } from '../../parts/states.js';
import { factName } from '../../parts/words.js';

type Props = { preview: OpeningPreview; typed: Typed; serviceFrom: string };

/** What would be on record, what to look at before, and which days would come of it with how they are reached. */
export function OpeningOutlook({ preview, typed, serviceFrom }: Props) {
  const { wouldAppend, words } = preview;
  const warnings = words?.warnings ?? [];
  return (
    <section aria-label={START.previewTitle}>
      <h2>{START.previewTitle}</h2>
      <p>
        {START.wouldRecord}：{[...new Set(wouldAppend.map(({ kind }) => factName(kind)))].join('、')}
      </p>
      {warnings.length === 0 ? (
        <p>{START.noWarnings}</p>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={START.warnings}
          description={
            <ul className="start-warnings">
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          }
        />
      )}
      <Dates preview={preview} />
      <PlannedBack typed={typed} serviceFrom={serviceFrom} />
    </section>
  );
}

/** Days that would come of it; each opens how it is reached. */
function Dates({ preview: { dates, words } }: Pick<Props, 'preview'>) {
  const due = dates.flatMap(({ of, after }) => (after === undefined ? [] : [{ of, after }]));
  return (
    <>
      <h3>{START.dates}</h3>
      {due.length === 0 && <p className="hint">{START.noDates}</p>}
      <ul className="start-dates">
        {due.map(({ of, after }) => {
          const said = words?.dates.find((each) => each.of === of);
          const title = said?.title ?? of;
          return (
            <li key={of}>
              {title}{' '}
              <DueTag
                due={after.on}
                provisional={after.certainty === 'provisional'}
                proof={{ title, lines: said?.lines ?? [] }}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Counted back from the wished begin of service: the last day of the service before is the day before it. */
function PlannedBack({ typed, serviceFrom }: Pick<Props, 'typed' | 'serviceFrom'>) {
  const { method, regime } = typed;
  const isAsked = isPlainDate(serviceFrom) && typeof method === 'string' && typeof regime === 'string';
  return (
    <>
      <h3>{START.planBack}</h3>
      {isAsked ? (
        <SafeStart
          path={withQuery('/api/plan-back', { serviceEnd: addDays(serviceFrom, -1), method, regime })}
          title={START.planBack}
        />
      ) : (
        <p className="hint">{START.planBackAsk}</p>
      )}
    </>
  );
}

function SafeStart({ path, title }: { path: string; title: string }) {
  const query = useQuery({ queryKey: ['plan-back', path], queryFn: () => get<PlanBack>(path) });
  return (
    <Answered query={query}>
      {({ due, latest, today, certainty }) => {
        const isLate = today > latest;
        return (
          <p>
            <DueTag
              due={due}
              overdue={isLate}
              provisional={certainty === 'provisional' && !isLate}
              proof={{ path, title }}
            />{' '}
            {isLate ? START.planBackLate : START.planBackOk}
          </p>
        );
      }}
    </Answered>
  );
}
