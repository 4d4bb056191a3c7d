import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { Failure } from '../../parts/failure.js';
import { type Outcome, undoRepair } from './cases.js';

/** What became of each case; what was done can be taken back from here. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <section aria-label={STUCK.results}>
      <h3>{STUCK.results}</h3>
      <ul className="outcomes">
        {outcomes.map((each) => (
          <li key={each.key}>
            <strong>{each.line.cycleTitle ?? each.cycleId}</strong>：{STUCK[each.result]}
            {each.result === 'failed' ? <Failure error={each.error} /> : <UndoButton outcome={each} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only what was done at once can be undone; what waits for a second person is withdrawn as any approval is. */
function UndoButton({ outcome }: { outcome: Outcome }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoRepair(outcome),
    onSettled: () => client.invalidateQueries(),
  });
  if (outcome.result !== 'done') return null;
  if (undo.isSuccess) return <span role="status"> {STUCK.undone}</span>;
  return (
    <>
      <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
        {STUCK.undo}
      </Button>
      {undo.error && <Failure error={undo.error} />}
    </>
  );
}
