import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { IMPORT } from '../../../../texts/zh-CN/console/import.js';
import { JOBS } from '../../../../texts/zh-CN/console/jobs.js';
import type { JobAnswer } from '../../api/answers.js';
import { sendFile, withQuery } from '../../api/call.js';
import type { SheetAnswer, SheetKind } from '../../api/import-answers.js';
import { JobView } from '../../jobs/job-view.js';
import { Failure } from '../../parts/failure.js';
import { JobsUnderWay } from '../../parts/job-progress.js';
import { Checked } from './checked.js';
import { ChooseSheet } from './choose-sheet.js';
import { ConfirmImport } from './confirm-import.js';

/** Many lots from one sheet: tried first, then done by the server. What it does stands in the address, so that it is here after a reload. */
export function Screen() {
  const [params, setParams] = useSearchParams();
  const job = params.get('job');
  return (
    <>
      <Typography.Title level={1}>{IMPORT.title}</Typography.Title>
      <Typography.Paragraph>{IMPORT.lead}</Typography.Paragraph>
      {job === null ? (
        <Sheet onGone={(id) => setParams({ job: id })} />
      ) : (
        <>
          <h2>{IMPORT.result}</h2>
          <Button className="no-print" onClick={() => setParams({})}>
            {IMPORT.another}
          </Button>
          <JobView key={job} id={job} />
        </>
      )}
      <p className="no-print">
        <Link to="/jobs">{JOBS.toAll}</Link>
      </p>
    </>
  );
}

export type Chosen = { kind: SheetKind; file: File };

function Sheet({ onGone }: { onGone: (job: string) => void }) {
  const client = useQueryClient();
  const [onlyValid, setOnlyValid] = useState<boolean | null>(null);
  const check = useMutation({
    mutationFn: ({ kind, file }: Chosen) => sendFile<SheetAnswer>(withQuery('/api/cycles/import', { kind }), file),
  });
  const chosen = check.variables;
  const begin = useMutation({
    mutationFn: ({ kind, file, onlyValid: some }: Chosen & { onlyValid: boolean }) =>
      sendFile<JobAnswer>(withQuery('/api/jobs/import', { kind, onlyValid: some ? 'true' : null }), file),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['jobs'] });
      onGone(id);
    },
  });
  return (
    <>
      <JobsUnderWay kind="import" />
      <ChooseSheet busy={check.isPending} onCheck={(given) => check.mutate(given)} onChanged={() => check.reset()} />
      {check.error && <Failure error={check.error} />}
      {check.data && <Checked answer={check.data} onImport={setOnlyValid} />}
      {check.data && chosen && onlyValid !== null && (
        <ConfirmImport
          answer={check.data}
          error={begin.error}
          busy={begin.isPending}
          onConfirm={() => begin.mutate({ ...chosen, onlyValid })}
          onClose={() => {
            setOnlyValid(null);
            begin.reset();
          }}
        />
      )}
    </>
  );
}
