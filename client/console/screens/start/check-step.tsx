import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { START } from '../../../../texts/zh-CN/console/start.js';
import { send } from '../../api/call.js';
import { type Asked, open } from '../../api/commands.js';
import type { OpeningPreview } from '../../api/cycle-answers.js';
import { problemIn } from '../../api/problem.js';
import { DayInput } from '../../forms/day-input.js';
import { DAY_RULE } from '../../forms/day-rule.js';
import { bodyFaultsIn, type FieldFault } from '../../forms/field-faults.js';
import type { Field } from '../../forms/fields.js';
import { bodyOf, type Typed } from '../../forms/values.js';
import { Failure } from '../../parts/failure.js';
import { casePath } from '../../parts/paths.js';
import { Loading } from '../../parts/states.js';
import { Approvers } from './approvers.js';
import { dropDrafts, type Kept } from './draft.js';
import { FilledIn } from './filled-in.js';
import { OpeningOutlook } from './opening-outlook.js';
import { stepOf } from './steps.js';

type Props = {
  kept: Kept;
  fields: readonly Field[];
  onFaults: (faults: readonly FieldFault[]) => void;
  onGo: (fault: FieldFault) => void;
  onStarted: () => void;
};

/** Fields of the form beside the command's body. */
const BESIDE = { on: '$on', second: '$second', serviceFrom: '$serviceFrom' } as const;

function askedOf({ kind, typed }: Kept, fields: readonly Field[]): Asked {
  const [on, secondPerson] = [textIn(typed, BESIDE.on), textIn(typed, BESIDE.second)];
  return {
    kind,
    data: bodyOf(fields, typed),
    ...(on !== '' && { on }),
    ...(secondPerson !== '' && { secondPerson }),
  };
}

function textIn(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** What was filled in, what would come of it, and the start; what is refused leads back to its field. */
export function CheckStep({ kept, fields, onFaults, onGo, onStarted }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const asked = askedOf(kept, fields);
  const [tried, setTried] = useState(asked);
  const preview = useQuery({
    queryKey: ['opening-preview', tried],
    queryFn: () => send<OpeningPreview>('POST', '/api/cycles/preview', tried),
    retry: false,
  });
  const start = useMutation({
    mutationFn: () => open(tried, kept.commandId),
    onSuccess: async ({ cycleId }) => {
      onStarted();
      await dropDrafts();
      await client.invalidateQueries();
      await navigate(`${casePath(cycleId)}?tab=acts`);
    },
  });
  const refused = preview.data?.problem ?? (preview.error && problemIn(preview.error));
  useEffect(() => {
    onFaults(refused ? bodyFaultsIn(refused) : []);
  }, [refused, onFaults]);
  const isStale = JSON.stringify(asked) !== JSON.stringify(tried);
  return (
    <>
      <FilledIn fields={fields} typed={kept.typed} />
      <Beside />
      {isStale && <Button onClick={() => setTried(asked)}>{START.again}</Button>}
      {preview.isFetching && <Loading />}
      {refused && <Refused problem={refused} onGo={onGo} />}
      {preview.data && !refused && (
        <>
          <OpeningOutlook
            preview={preview.data}
            typed={kept.typed}
            serviceFrom={textIn(kept.typed, BESIDE.serviceFrom)}
          />
          <Approvers typed={kept.typed} />
          {start.error && <Failure error={start.error} />}
          <Button
            type="primary"
            className="no-print"
            disabled={isStale || preview.isFetching}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {START.startNow}
          </Button>
        </>
      )}
    </>
  );
}

/** The day and the second person of the command, and the wished begin of service to count back from. */
function Beside() {
  return (
    <div className="start-beside">
      <Form.Item name={BESIDE.on} label={START.on} rules={[DAY_RULE]} extra={START.onHint}>
        <DayInput />
      </Form.Item>
      <Form.Item name={BESIDE.second} label={START.secondPerson} extra={START.secondPersonHint}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={BESIDE.serviceFrom} label={START.serviceFrom} rules={[DAY_RULE]} extra={START.serviceFromHint}>
        <DayInput />
      </Form.Item>
    </div>
  );
}

type RefusedProps = { problem: ReturnType<typeof problemIn>; onGo: (fault: FieldFault) => void };

/** Why it cannot start, and the way to each field that has to be mended. */
function Refused({ problem, onGo }: RefusedProps) {
  const steps = new Map(bodyFaultsIn(problem).map((fault) => [stepOf(String(fault.name[0])), fault]));
  return (
    <>
      <Failure error={Object.assign(new Error(problem.title), { problem })} />
      {[...steps].map(([step, fault]) => (
        <Button key={step} onClick={() => onGo(fault)}>
          {START.goTo(START.stepNames[step])}
        </Button>
      ))}
    </>
  );
}
