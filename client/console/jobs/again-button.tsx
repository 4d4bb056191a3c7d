import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { JOBS } from '../../../texts/zh-CN/console/jobs.js';
import type { JobAnswer, JobLine } from '../api/answers.js';
import { send } from '../api/call.js';
import { PreviewDialog } from '../parts/preview-dialog.js';

/** Begins again what was refused or broke; first it is said what that does, and why nothing is done twice. */
export function AgainButton({ job: { id, done, refused, failed } }: { job: JobLine }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const again = useMutation({
    mutationFn: () => send<JobAnswer>('POST', `/api/jobs/${encodeURIComponent(id)}/again`),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {JOBS.again}
      </Button>
      <PreviewDialog
        open={open}
        title={JOBS.againTitle}
        changes={[]}
        notes={[JOBS.againWhat(refused + failed), JOBS.againOnce(done), JOBS.againSame]}
        error={again.error}
        busy={again.isPending}
        onConfirm={() => again.mutate()}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
