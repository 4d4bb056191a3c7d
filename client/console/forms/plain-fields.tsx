import { Form } from 'antd';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { DIRECTORY } from '../../../texts/zh-CN/console/directory.js';
import { DayInput } from './day-input.js';
import { DAY_RULE } from './day-rule.js';
import { PersonSelect } from './person-select.js';
import { usePeople } from './use-people.js';

type Props = { name: string; label: string; required?: boolean };

const rules = (label: string, required: boolean) =>
  required ? [{ required: true, message: DIRECTORY.missing(label) }] : [];
const labelOf = (label: string, required: boolean) => (required ? label : `${label}（${CASE.optional}）`);

/** A day, typed or picked. */
export function DayField({ name, label, required = false }: Props) {
  return (
    <Form.Item name={name} label={labelOf(label, required)} rules={[...rules(label, required), DAY_RULE]}>
      <DayInput />
    </Form.Item>
  );
}

/** Somebody of the directory who is in service. */
export function PersonField({ name, label, required = true }: Props) {
  const { choices } = usePeople();
  return (
    <Form.Item name={name} label={labelOf(label, required)} rules={rules(label, required)}>
      <PersonSelect choices={choices} optional={!required} />
    </Form.Item>
  );
}
