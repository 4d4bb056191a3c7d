import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { APPROVAL_STATUS_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { ApprovalsAnswer, TimelineAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered, Nothing } from '../../parts/states.js';
import { kindName } from '../../parts/words.js';
import { Course } from './course.js';
import { NextItem } from './next-item.js';
import { Running } from './running.js';

/** The approvals of a case: one of them whole, the others to choose from. */
export function ApprovalsTab({ cycleId }: { cycleId: CycleId }) {
  const path = `/api/cycles/${cycleId}`;
  const timelines = useQuery({
    queryKey: ['timeline', cycleId],
    queryFn: () => get<TimelineAnswer>(`${path}/course`),
  });
  const approvals = useQuery({
    queryKey: ['approvals', cycleId],
    queryFn: () => get<ApprovalsAnswer>(`${path}/approvals`),
  });
  return (
    <Answered query={timelines}>
      {({ approvals: courses }) => (
        <Answered query={approvals}>
          {(answer) => <Chosen cycleId={cycleId} courses={courses} people={answer.people} />}
        </Answered>
      )}
    </Answered>
  );
}

type ChosenProps = {
  cycleId: CycleId;
  courses: TimelineAnswer['approvals'];
  people: ApprovalsAnswer['people'];
};

function Chosen({ cycleId, courses, people }: ChosenProps) {
  const [params, setParams] = useSearchParams();
  const [decidedOn, setDecidedOn] = useState('');
  const running = courses.findLast(({ status }) => status === 'running');
  const wished = courses.find(({ id }) => id === params.get('approval'));
  const shown = wished ?? running ?? courses.at(-1);
  if (shown === undefined) return <Nothing text={CASE.noApprovals} />;
  const choose = (approval: string) => setParams({ approval }, { replace: true });
  return (
    <>
      {courses.length > 1 && (
        <Segmented
          className="no-print approvals"
          aria-label={CASE.choose}
          value={shown.id}
          onChange={choose}
          options={courses.map(({ id, subject, status, objections }) => ({
            value: id,
            label: [
              `${kindName(subject.kind)}（${subjectText(subject.ref)}）${APPROVAL_STATUS_NAMES[status]}`,
              ...(objections.length > 0 ? [CASE.mayObject] : []),
            ].join(' '),
          }))}
        />
      )}
      {decidedOn === shown.id && <NextItem />}
      {shown.status === 'running' ? (
        <Running
          key={shown.id}
          cycleId={cycleId}
          course={shown}
          people={people}
          onDecided={() => setDecidedOn(shown.id)}
        />
      ) : (
        <Course cycleId={cycleId} course={shown} />
      )}
    </>
  );
}
