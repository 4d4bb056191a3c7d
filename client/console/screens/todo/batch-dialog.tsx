import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { BATCH } from '../../../../texts/zh-CN/console/batch.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import type { TaskLine } from '../../api/answers.js';
import { DialogFrame } from '../../parts/dialog-frame.js';
import { Failure } from '../../parts/failure.js';
import { approveAll, keyOf, matterOf, type Outcome, summaryOf } from './batch.js';
import { TaskDue } from './columns.js';
import { stepName } from './step-name.js';

type Props = { lines: readonly TaskLine[]; onClose: () => void };

/** Several approvals in one go: what is approved, with which opinion, and what became of each. Closing it midway stops it. */
export function BatchDialog({ lines, onClose }: Props) {
  const client = useQueryClient();
  const [opinion, setOpinion] = useState('');
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const stopped = useRef(false);
  const approve = useMutation({
    mutationFn: () =>
      approveAll(lines, {
        opinion,
        isStopped: () => stopped.current,
        onOutcome: (outcome) => setOutcomes((before) => [...before, outcome]),
      }),
    onSettled: () => client.invalidateQueries(),
  });
  const stop = () => {
    stopped.current = true;
  };
  return (
    <DialogFrame
      wide
      title={BATCH.title(lines.length)}
      go={{
        label: BATCH.confirm,
        busy: approve.isPending,
        disabled: !approve.isIdle,
        onGo: () => approve.mutate(),
      }}
      closeLabel={approve.isPending ? BATCH.stop : PARTS.close}
      onClose={approve.isPending ? stop : onClose}
    >
      {approve.isIdle ? (
        <>
          <p>{BATCH.hint}</p>
          <Chosen lines={lines} />
          <Form layout="vertical">
            <Form.Item label={BATCH.opinion} htmlFor="batch-opinion">
              <Input.TextArea
                id="batch-opinion"
                rows={2}
                maxLength={10_000}
                value={opinion}
                onChange={({ target }) => setOpinion(target.value)}
              />
            </Form.Item>
          </Form>
        </>
      ) : (
        <Outcomes lines={lines} outcomes={outcomes} />
      )}
    </DialogFrame>
  );
}

function Chosen({ lines }: { lines: readonly TaskLine[] }) {
  return (
    <table className="changes">
      <caption>{BATCH.chosen}</caption>
      <thead>
        <tr>
          <th scope="col">{BATCH.what}</th>
          <th scope="col">{BATCH.step}</th>
          <th scope="col">{BATCH.dueDay}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>
            <th scope="row">{matterOf(line)}</th>
            <td>{stepName(line)}</td>
            <td>
              <TaskDue line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcomes({ lines, outcomes }: { lines: readonly TaskLine[]; outcomes: readonly Outcome[] }) {
  return (
    <section aria-label={BATCH.results}>
      <h3>{BATCH.results}</h3>
      <p role="status">{summaryOf(lines, outcomes)}</p>
      <ul className="outcomes">
        {lines.map((line, at) => (
          <li key={keyOf(line)}>
            <strong>{matterOf(line)}</strong>：<Result outcome={outcomes[at]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** They come in the order of the lines. */
function Result({ outcome }: { outcome: Outcome | undefined }) {
  if (outcome === undefined) return <>{BATCH.waiting}</>;
  return (
    <>
      {BATCH.outcomes[outcome.result]}
      {outcome.result === 'failed' && <Failure error={outcome.error} />}
    </>
  );
}
