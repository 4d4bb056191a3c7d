import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { CycleId } from '../../../../domain/ids.js';
import type { ApprovalAnswer, ApprovalsAnswer, TimelineAnswer } from '../../api/answers.js';
import { send } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { Content } from './content.js';
import { Course } from './course.js';
import { DecideBar } from './decide-bar.js';
import { Route } from './route.js';
import { stillNew } from './still-new.js';

type Props = {
  cycleId: CycleId;
  course: TimelineAnswer['approvals'][number];
  people: ApprovalsAnswer['people'];
  onDecided: () => void;
};

/** An approval that runs: content and way, course, and what the reader may do. Opening it leaves a read mark. */
export function Running({ cycleId, course, people, onDecided }: Props) {
  const [params] = useSearchParams();
  const nameOf = (id: string) => people[id]?.name ?? id;
  const client = useQueryClient();
  const queryKey = ['approval', cycleId, course.id];
  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const now = await send<ApprovalAnswer>('POST', `/api/cycles/${cycleId}/approvals/${course.id}/read`);
      return stillNew(client.getQueryData<ApprovalAnswer>(queryKey), now);
    },
  });
  return (
    <Answered query={query}>
      {(seen) => (
        <>
          <div className="case-columns">
            <div>
              <Content seen={seen} />
              <Route cycleId={cycleId} approval={seen.approval} nameOf={nameOf} />
            </div>
            <Course cycleId={cycleId} course={course} />
          </div>
          <DecideBar cycleId={cycleId} seen={seen} wished={params.get('task')} nameOf={nameOf} onDecided={onDecided} />
        </>
      )}
    </Answered>
  );
}
