import { Button, Form, Radio, Space } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Explanation } from '../../../../domain/policy/explain.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import type { FieldFault } from '../../forms/field-faults.js';
import { fieldsOf } from '../../forms/fields.js';
import { FormField } from '../../forms/form-field.js';
import { GuideContext } from '../../forms/guide.js';
import { CheckStep } from './check-step.js';
import { dropDrafts, type Kept, type openingIn, useDraftKeeper } from './draft.js';
import { DraftNote } from './draft-note.js';
import { openingGuides } from './guides.js';
import { StepList } from './step-list.js';
import { OPENINGS, type Step, stepOf, stepsOf } from './steps.js';
import { useCycleChoices } from './use-cycle-choices.js';

type Found = NonNullable<ReturnType<typeof openingIn>>;
type Props = {
  first: Kept;
  savedAt: Found['at'] | null;
  newest: Found | null;
  policy: Explanation | null;
  onTake: (found: Found) => void;
  onAfresh: () => void;
};

/** What is filled in, where one is, and what is kept of it. */
function useOpening(first: Kept, savedAt: Props['savedAt']) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const [kept, setKept] = useState(first);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const keeper = useDraftKeeper(savedAt);
  const fields = useMemo(() => fieldsOf(kept.kind), [kept.kind]);
  const steps = stepsOf(fields);
  const step = steps[Math.min(kept.step, steps.length - 1)] ?? CHECK;
  const change = (part: Partial<Kept>) => {
    const next = { ...kept, ...part };
    setKept(next);
    keeper.keep(next);
  };
  const go = (to: number) => change({ step: to, typed: form.getFieldsValue(true) });
  const next = () =>
    form.validateFields({ recursive: true }).then(
      () => go(kept.step + 1),
      () => undefined,
    );
  // What a refusal says of a field is shown at the field, once that is there.
  useEffect(() => {
    const own = faults.filter(({ name }) => stepOf(String(name[0])) === step.key);
    form.setFields(own.map(({ name, said }) => ({ name: [...name], errors: [said] })));
  }, [faults, form, step.key]);
  return { form, kept, faults, setFaults, keeper, fields, steps, step, change, go, next };
}

/** The steps of an opening, its draft, and at the end what it would do. */
export function Wizard({ first, savedAt, newest, policy, onTake, onAfresh }: Props) {
  const opening = useOpening(first, savedAt);
  const { form, kept, faults, setFaults, keeper, fields, steps, step, change, go, next } = opening;
  const cycles = useCycleChoices();
  const guides = { ...openingGuides(policy?.rules ?? [], kept.typed), ...cycles };
  const goToField = (fault: FieldFault) => go(steps.findIndex(({ key }) => key === stepOf(String(fault.name[0]))));
  const afresh = async () => {
    keeper.stop();
    await dropDrafts();
    onAfresh();
  };
  return (
    <>
      <DraftNote {...{ keeper, newest, policy, onTake }} taken={savedAt} onAfresh={() => void afresh()} />
      <StepList steps={steps} current={steps.indexOf(step)} faults={faults} onGo={go} />
      <GuideContext value={guides}>
        <Form
          form={form}
          layout="vertical"
          initialValues={first.typed}
          scrollToFirstError
          onValuesChange={() => change({ typed: form.getFieldsValue(true) })}
          onFinish={() => void next()}
          className="start-form"
        >
          {kept.step === 0 && <KindChoice kind={kept.kind} onKind={(kind) => change({ kind })} />}
          {step.fields.map((field) => (
            <FormField key={field.name} field={field} />
          ))}
          {step.key === 'check' && (
            <CheckStep kept={kept} fields={fields} onFaults={setFaults} onGo={goToField} onStarted={keeper.stop} />
          )}
        </Form>
      </GuideContext>
      <Space className="no-print">
        {kept.step > 0 && <Button onClick={() => go(kept.step - 1)}>{START.back}</Button>}
        {step.key !== 'check' && (
          <Button type="primary" onClick={() => void next()}>
            {START.next}
          </Button>
        )}
      </Space>
    </>
  );
}

/** A purchase to come, or a contract that runs already. */
function KindChoice({ kind, onKind }: { kind: Kept['kind']; onKind: (kind: Kept['kind']) => void }) {
  return (
    <fieldset className="form-group">
      <legend>{START.kind}</legend>
      <Radio.Group value={kind} onChange={({ target }) => onKind(asKind(target.value))}>
        {OPENINGS.map((each) => (
          <Radio key={each} value={each}>
            {START.kinds[each]}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

const CHECK: Step = { key: 'check', fields: [] };
const asKind = (value: unknown): Kept['kind'] => OPENINGS.find((each) => each === value) ?? 'open-cycle';
