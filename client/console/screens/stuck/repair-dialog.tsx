import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import type { CommandKind } from '../../../../domain/commands.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import type { StuckLine } from '../../api/answers.js';
import { useJob } from '../../api/jobs.js';
import { type Field, fieldsOf } from '../../forms/fields.js';
import { FormField } from '../../forms/form-field.js';
import { bodyOf, type Typed } from '../../forms/values.js';
import { DialogFrame } from '../../parts/dialog-frame.js';
import { Failure } from '../../parts/failure.js';
import { JobProgress } from '../../parts/job-progress.js';
import { commandName } from '../../parts/words.js';
import { giveAll, outcomesOf, type Tried, tryAll } from './cases.js';
import { Outcomes } from './outcomes.js';
import { CASE_FIELDS, commandsFor } from './repairs.js';
import { TriedCases } from './tried-cases.js';

type Props = { lines: readonly StuckLine[]; onClose: () => void };

/** A repair from choice to result: what to do, what it would do in each case, and what became of each. */
export function RepairDialog({ lines, onClose }: Props) {
  const client = useQueryClient();
  const kinds = commandsFor(lines);
  const [kind, setKind] = useState<CommandKind | undefined>(kinds[0]);
  const give = useMutation({ mutationFn: giveAll, onSettled: () => client.invalidateQueries() });
  const job = useJob(give.data?.id ?? null).data ?? give.data;
  const [tried, setTried] = useState<Tried[] | null>(null);
  const ready = tried?.some((each) => 'preview' in each) === true;
  const name = lines[0]?.words.name ?? '';
  const choose = (chosen: CommandKind) => {
    setKind(chosen);
    setTried(null);
  };
  return (
    <DialogFrame
      wide
      title={STUCK.repairTitle(name)}
      go={{
        label: STUCK.confirm,
        danger: true,
        busy: give.isPending,
        disabled: !ready || give.isSuccess,
        onGo: () => tried && give.mutate(tried),
      }}
      onClose={onClose}
    >
      {give.error && <Failure error={give.error} />}
      {job && tried ? (
        <>
          {job.endedAt === null && <JobProgress job={job} />}
          <Outcomes outcomes={outcomesOf(tried, job)} />
        </>
      ) : (
        <>
          <Radio.Group
            aria-label={STUCK.repair}
            value={kind}
            onChange={({ target }: { target: { value?: CommandKind } }) => target.value && choose(target.value)}
            options={kinds.map((value) => ({ value, label: commandName(value) }))}
          />
          {kind && <RepairForm key={kind} lines={lines} kind={kind} onTried={setTried} />}
          {tried && <TriedCases tried={tried} />}
        </>
      )}
    </DialogFrame>
  );
}

type FormProps = { lines: readonly StuckLine[]; kind: CommandKind; onTried: (tried: Tried[] | null) => void };

/** What the case does not know by itself: to whom, until when, and always the reason. */
function RepairForm({ lines, kind, onTried }: FormProps) {
  const all = fieldsOf(kind);
  const fields: Field[] = all.filter(({ name }) => !CASE_FIELDS.includes(name));
  const preview = useMutation({
    mutationFn: (typed: Typed) =>
      tryAll(lines, { kind, fields: all.map(({ name }) => name), typed: bodyOf(fields, typed) }),
    onSuccess: onTried,
  });
  return (
    <Form
      layout="vertical"
      onFinish={(typed: Typed) => preview.mutate(typed)}
      onValuesChange={() => onTried(null)}
      className="repair-form"
    >
      {fields.map((field) => (
        <FormField key={field.name} field={field} />
      ))}
      <Button htmlType="submit" loading={preview.isPending}>
        {STUCK.toPreview}
      </Button>
    </Form>
  );
}
