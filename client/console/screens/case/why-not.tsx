import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { ApprovalAnswer } from '../../api/answers.js';
import { previewOf } from '../../api/commands.js';
import { problemError } from '../../api/problem.js';
import { Failure } from '../../parts/failure.js';

/** Asks the rules themselves why this person cannot approve, by trying it without doing it. */
export function WhyNot({ cycleId, seen: { approval, seal } }: { cycleId: CycleId; seen: ApprovalAnswer }) {
  const tasks = approval.entries.flatMap(({ seats }) => seats.flatMap((seat) => seat.tasks));
  // Between two steps nothing is open for a moment: then the answer is about the step before.
  const asked = tasks.find(({ status }) => status === 'open') ?? tasks.at(-1);
  const ask = useMutation({
    mutationFn: async () => {
      const task = asked?.id ?? `${approval.id}.1.1`;
      const { problem } = await previewOf(cycleId, { kind: 'approve', data: { task, ...seal } });
      if (problem !== undefined) throw problemError(problem);
    },
  });
  return (
    <div className="why-not">
      <Button type="link" loading={ask.isPending} onClick={() => ask.mutate()}>
        {CASE.whyNot}
      </Button>
      {ask.error && <Failure error={ask.error} />}
      {ask.isSuccess && <Alert type="info" title={CASE.canAct} />}
    </div>
  );
}
