import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import type { StuckAnswer, StuckLine } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { JobsUnderWay } from '../../parts/job-progress.js';
import { Answered, Nothing } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { ReasonGroup } from './reason-group.js';
import { groupedByReason } from './repairs.js';

const RepairDialog = lazy(async () => ({ default: (await import('./repair-dialog.js')).RepairDialog }));

/** What does not go on by itself, by reason: why, since when, what breaks, and how it is freed. */
export function Screen() {
  // Not in the group: a repair that works takes its group off the page, and its result has to stay.
  const [repairing, setRepairing] = useState<readonly StuckLine[] | null>(null);
  const { code, isOwn } = useCounty();
  const query = useQuery({
    queryKey: ['stuck', code],
    queryFn: () => get<StuckAnswer>(withQuery('/api/stuck', { code })),
  });
  // Whoever looks in from above frees nothing there.
  const frees = isMeantFor(useSession(), ['administrator']) && isOwn;
  return (
    <>
      <Typography.Title level={1}>{STUCK.title}</Typography.Title>
      <CountyChoice />
      {frees && repairing === null && <JobsUnderWay kind="repair" />}
      <Answered query={query}>
        {({ stuck }) =>
          stuck.length === 0 ? (
            <Nothing text={STUCK.none} />
          ) : (
            groupedByReason(stuck).map(({ reason, lines }) => (
              <ReasonGroup key={reason} lines={lines} onRepair={frees ? setRepairing : null} />
            ))
          )
        }
      </Answered>
      {repairing && (
        <Suspense>
          <RepairDialog lines={repairing} onClose={() => setRepairing(null)} />
        </Suspense>
      )}
    </>
  );
}
