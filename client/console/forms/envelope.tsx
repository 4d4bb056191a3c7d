import { Form, Input } from 'antd';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { today } from '../clock.js';
import { PersonInput } from './id-inputs.js';
import { ENVELOPE } from './values.js';

/** The legal day of what is put on record, and who confirms it where it lies in the past and touches law or money. */
export function EnvelopeFields({ asksSecond }: { asksSecond: boolean }) {
  const on: unknown = Form.useWatch([ENVELOPE, 'on']);
  const past = typeof on === 'string' && on !== '' && on < today();
  return (
    <div className="form-pair">
      <Form.Item name={[ENVELOPE, 'on']} label={CASE.onDay} extra={past ? CASE.onPast : CASE.onToday}>
        <Input type="date" max={today()} />
      </Form.Item>
      {(past || asksSecond) && (
        <Form.Item
          name={[ENVELOPE, 'secondPerson']}
          label={`${CASE.secondPerson}（${CASE.optional}）`}
          extra={CASE.secondHint}
        >
          <PersonInput />
        </Form.Item>
      )}
    </div>
  );
}
