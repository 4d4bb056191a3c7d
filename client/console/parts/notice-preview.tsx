import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { DELIVERY_NAMES, NOTICES } from '../../../texts/zh-CN/console/notices.js';
import { get, withQuery } from '../api/call.js';
import type { Delivery, NoticePreview } from '../api/register-answers.js';
import { NoticeStateTag } from './notice-state.js';
import { Answered } from './states.js';
import { momentText } from './words.js';

type Props = { id: number; code: string | undefined; onClose: () => void };

/** A notice as its reader sees it, of the own county or the one named, and every attempt to deliver it. Its words are text here, whoever wrote them. */
export function NoticeDialog({ id, code, onClose }: Props) {
  const path = `/api/notices/${id}`;
  const query = useQuery({
    queryKey: ['notice', id, code],
    queryFn: () => get<NoticePreview>(withQuery(path, { code })),
  });
  return (
    <Modal open title={NOTICES.previewOf(id)} width={760} footer={null} onCancel={onClose}>
      <Answered query={query}>
        {({ to, subject, text, state, deliveries }) => (
          <>
            <dl className="content-lines">
              <Line name={NOTICES.to} value={`${to.name} <${to.email}>`} />
              <Line name={NOTICES.subject} value={subject} />
              <div>
                <dt>{NOTICES.state}</dt>
                <dd>
                  <NoticeStateTag state={state} />
                </dd>
              </div>
            </dl>
            <pre className="letter">{text}</pre>
            <p className="hint">{NOTICES.noLinks}</p>
            <p className="case-facts">
              <a href={withQuery(path, { format: 'html', code })} target="_blank" rel="noreferrer">
                {NOTICES.asHtml}
              </a>
              <a href={withQuery(path, { format: 'eml', code })} download>
                {NOTICES.asEml}
              </a>
            </p>
            <Deliveries deliveries={deliveries} />
          </>
        )}
      </Answered>
    </Modal>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Deliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return <p>{NOTICES.noDeliveries}</p>;
  return (
    <table className="changes">
      <caption>{NOTICES.deliveries}</caption>
      <thead>
        <tr>
          <th scope="col">{NOTICES.deliveredAt}</th>
          <th scope="col">{NOTICES.outcome}</th>
          <th scope="col">{NOTICES.detail}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ at, outcome, detail }) => (
          <tr key={at}>
            <td>{momentText(at)}</td>
            <td>{DELIVERY_NAMES[outcome]}</td>
            <td>{detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
