import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { REBUILD } from '../../../../texts/zh-CN/console/running.js';
import type { JobAnswer, RebuildAhead } from '../../api/answers.js';
import { get, send } from '../../api/call.js';
import { JobView } from '../../jobs/job-view.js';
import { JobsUnderWay } from '../../parts/job-progress.js';
import { PreviewDialog } from '../../parts/preview-dialog.js';

const PATH = '/api/jobs/rebuild';

/** Deriving what the lists show of the county again from the record: what that takes hold of, how far it is, how it ended. */
export function Rebuild() {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const begin = useMutation({
    mutationFn: (reason: string) => send<JobAnswer>('POST', PATH, { reason }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
  return (
    <section aria-label={REBUILD.title}>
      <h2>{REBUILD.title}</h2>
      <p>{REBUILD.lead}</p>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {REBUILD.begin}
      </Button>
      {open && (
        <RebuildDialog
          error={begin.error}
          busy={begin.isPending}
          onConfirm={(reason) => begin.mutate(reason)}
          onClose={() => setOpen(false)}
        />
      )}
      {begin.data === undefined ? <JobsUnderWay kind="rebuild" /> : <JobView id={begin.data.id} />}
    </section>
  );
}

type Props = { error: unknown; busy: boolean; onConfirm: (reason: string) => void; onClose: () => void };

function RebuildDialog({ error, busy, onConfirm, onClose }: Props) {
  const ahead = useQuery({ queryKey: [PATH], queryFn: () => get<RebuildAhead>(PATH) });
  return (
    <PreviewDialog
      open
      reason
      title={REBUILD.title}
      changes={ahead.data === undefined ? null : []}
      notes={ahead.data === undefined ? [] : [REBUILD.takes(ahead.data.cycles), ...REBUILD.what]}
      error={ahead.error ?? error}
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {ahead.data?.underWay && <Alert type="warning" showIcon title={REBUILD.underWay} />}
    </PreviewDialog>
  );
}
