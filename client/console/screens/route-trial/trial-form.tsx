import { Button, Checkbox, Form, Input, Select } from 'antd';
import { ROUTE_TRIAL } from '../../../../texts/zh-CN/console/route-trial.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import { MoneyInput } from '../../forms/money-input.js';
import { DayField, PersonField } from '../../forms/plain-fields.js';
import { fenOf } from '../../forms/values.js';
import { optionsOf } from '../../table/filters.js';

type Typed = {
  subject: string;
  fen?: string;
  on?: string;
  initiator?: string;
  cycle?: string;
  ref?: string;
  budget?: string;
  policy?: string;
  singleSource?: boolean;
  violations?: boolean;
};

/** Everything a route may depend on; all but the matter may be left out. */
export function TrialForm({ onAsk }: { onAsk: (asked: Record<string, string | number | null>) => void }) {
  const ask = ({ fen = '', budget = '', singleSource, violations, ...rest }: Typed) =>
    onAsk({
      ...rest,
      ...{ fen: fenOf(fen), budget: fenOf(budget) },
      ...{ singleSource: singleSource ? 'true' : null, violations: violations ? 'true' : null },
    });
  return (
    <Form<Typed> layout="vertical" className="no-print trial" onFinish={ask}>
      <Form.Item
        name="subject"
        label={ROUTE_TRIAL.subject}
        rules={[{ required: true, message: ROUTE_TRIAL.subjectMissing }]}
      >
        <Select options={optionsOf(SUBJECT_KIND_NAMES)} />
      </Form.Item>
      <Form.Item name="fen" label={ROUTE_TRIAL.sum}>
        <MoneyInput />
      </Form.Item>
      <DayField name="on" label={ROUTE_TRIAL.on} />
      <PersonField name="initiator" label={ROUTE_TRIAL.initiator} required={false} />
      <TextItem name="cycle" label={ROUTE_TRIAL.cycle} />
      <TextItem name="ref" label={ROUTE_TRIAL.ref} />
      <Form.Item name="budget" label={ROUTE_TRIAL.budget}>
        <MoneyInput />
      </Form.Item>
      <TextItem name="policy" label={ROUTE_TRIAL.policy} />
      <Form.Item name="singleSource" valuePropName="checked">
        <Checkbox>{ROUTE_TRIAL.singleSource}</Checkbox>
      </Form.Item>
      <Form.Item name="violations" valuePropName="checked">
        <Checkbox>{ROUTE_TRIAL.violations}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" type="primary">
        {ROUTE_TRIAL.go}
      </Button>
    </Form>
  );
}

function TextItem({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <Input allowClear />
    </Form.Item>
  );
}
