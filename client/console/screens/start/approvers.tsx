import { useQuery } from '@tanstack/react-query';
import type { Forecast, ForecastStep } from '../../../../domain/forecast/types.js';
import type { SubjectKind } from '../../../../domain/policy/vocabulary.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import { get, withQuery } from '../../api/call.js';
import { proofOfLines } from '../../forms/previewed-lines.js';
import { fenOf, type Typed } from '../../forms/values.js';
import { DueIn } from '../../parts/due-day.js';
import { Failure } from '../../parts/failure.js';
import { Loading } from '../../parts/states.js';
import { kindName } from '../../parts/words.js';

/** What a purchase is approved for from its plan to its contract. */
const SUBJECTS: readonly SubjectKind[] = ['annual-plan', 'tender-documents', 'award', 'contract'];

/** Who would decide on the way to the contract, as posts are held today. */
export function Approvers({ typed }: { typed: Typed }) {
  return (
    <section aria-label={START.approvers}>
      <h2>{START.approvers}</h2>
      {SUBJECTS.map((subject) => (
        <Way key={subject} subject={subject} typed={typed} />
      ))}
    </section>
  );
}

function Way({ subject, typed }: { subject: SubjectKind; typed: Typed }) {
  const estimate = typeof typed.estimateFen === 'string' ? fenOf(typed.estimateFen) : null;
  const path = withQuery('/api/forecast', {
    subject,
    fen: estimate,
    singleSource: typed.method === 'singleSource' ? 'true' : null,
  });
  const query = useQuery({ queryKey: ['forecast', path], queryFn: () => get<Forecast>(path), retry: false });
  const title = START.approversOf(kindName(subject));
  if (query.error) return <Failure error={query.error} />;
  if (query.data === undefined) return <Loading />;
  const { steps, authority } = query.data;
  return (
    <table className="changes">
      <caption>
        {title}
        {authority === 'assumed' && START.assumedRoute}
      </caption>
      <thead>
        <tr>
          <th scope="col">{START.stepTitle}</th>
          <th scope="col">{START.approver}</th>
          <th scope="col">{START.limit}</th>
          <th scope="col">{START.until}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key}>
            <th scope="row">{step.title}</th>
            <td>{peopleIn(step)}</td>
            <td>{START.limitWd(step.limitWd)}</td>
            <td>
              <Until step={step} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When it would be through, and where that is another day, by when it is due. The due day opens how it would be reached. */
function Until({ step: { title, tasks, endsOn } }: { step: ForecastStep }) {
  const last = tasks.toSorted((a, b) => (a.due.on < b.due.on ? 1 : -1))[0];
  if (last === undefined || endsOn === null) return endsOn;
  const { due, proof } = last;
  const said = due.on === endsOn ? endsOn : START.untilDue(endsOn, due.on);
  return <DueIn text={said} due={due.on} proof={proofOfLines(title, proof)} />;
}

function peopleIn({ tasks, outcome }: ForecastStep): string {
  if (outcome === 'nobody' || tasks.length === 0) return START.nobody;
  return tasks
    .map(({ name, away }) => [name, ...away.map(({ from, to }) => START.away(from, to))].join(' '))
    .join('、');
}
