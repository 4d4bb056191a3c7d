import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useContext } from 'react';
import type { AttachmentRef } from '../../../domain/cycle/common.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { sendAttachment } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import { FilesTable } from '../parts/files-table.js';
import { countyOf } from '../parts/paths.js';
import type { Bound } from './bound.js';
import { CaseContext } from './case-context.js';

/** Several files, each kept by the server as soon as it is chosen: it looks at the content and answers size and hash. */
export function FilesInput({ id, value = [], onChange }: Bound<AttachmentRef[]>) {
  const cycle = useContext(CaseContext);
  const without = (hash: string) => value.filter(({ sha256 }) => sha256 !== hash);
  return (
    <>
      <Chosen
        id={id}
        several
        onKept={(kept) => onChange?.([...value.filter((each) => !isAmong(each, kept)), ...kept])}
      />
      <FilesTable
        files={value}
        code={cycle && countyOf(cycle)}
        act={({ name, sha256 }) => (
          <Button size="small" aria-label={`${FORMS.remove} ${name}`} onClick={() => onChange?.(without(sha256))}>
            {FORMS.remove}
          </Button>
        )}
      />
    </>
  );
}

const isAmong = ({ sha256 }: AttachmentRef, kept: readonly AttachmentRef[]) =>
  kept.some((each) => each.sha256 === sha256);

/** One file; only its hash is sent. */
export function FileInput({ id, value, onChange }: Bound<string>) {
  return (
    <>
      <Chosen id={id} several={false} onKept={([kept]) => kept && onChange?.(kept.sha256)} />
      {value !== undefined && value !== '' && <code className="file-hash">{value}</code>}
    </>
  );
}

type ChosenProps = { id: string | undefined; several: boolean; onKept: (kept: AttachmentRef[]) => void };

function Chosen({ id, several, onKept }: ChosenProps) {
  const cycle = useContext(CaseContext);
  const keep = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const kept: AttachmentRef[] = [];
      for (const file of files) kept.push(await sendAttachment<AttachmentRef>(file, cycle));
      return kept;
    },
    onSuccess: onKept,
  });
  return (
    <>
      <input
        {...(id !== undefined && { id })}
        type="file"
        multiple={several}
        disabled={keep.isPending}
        onChange={({ target }) => {
          keep.mutate([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {keep.isPending && <span role="status"> {FORMS.uploading}</span>}
      {keep.error && <Failure error={keep.error} />}
    </>
  );
}
