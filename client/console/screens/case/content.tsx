import { Alert, Card } from 'antd';
import { legalDay } from '../../../../domain/calendar/instant.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { ApprovalAnswer } from '../../api/answers.js';
import { Money } from '../../parts/money.js';
import { contentRows } from './content-rows.js';

const SHOWN_OF_HASH = 12;

/** What is approved, a line a field; before it, what is not as the reader last saw it. */
export function Content({ seen }: { seen: ApprovalAnswer }) {
  const { words, seal } = seen;
  return (
    <Card title={CASE.content} size="small">
      <Changes seen={seen} />
      <dl className="content-lines">
        {contentRows(words.content).map(({ key, depth, label, value, amount }) => (
          <div key={key} className={`depth-${Math.min(depth, 3)}`}>
            <dt>{label}</dt>
            <dd>{amount === null ? value : <Money amount={amount} capital />}</dd>
          </div>
        ))}
      </dl>
      <small>{CASE.version(seal.ifVersion, seal.contentHash.slice(0, SHOWN_OF_HASH))}</small>
    </Card>
  );
}

function Changes({ seen: { since, words } }: { seen: ApprovalAnswer }) {
  if (since === null) return null;
  const title = `${CASE.changes}（${legalDay(since.at)}）`;
  if (words.changes.length === 0) return <Alert type="info" title={`${CASE.unchanged}（${legalDay(since.at)}）`} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul>
          {words.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      }
    />
  );
}
