import { Form } from 'antd';
import { isPlainDate } from '../../../domain/calendar/plain-date.js';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { today } from '../clock.js';
import { DayInput } from './day-input.js';
import { DAY_RULE } from './day-rule.js';
import { PersonInput } from './id-inputs.js';
import { ENVELOPE } from './values.js';

/** The legal day of what is put on record, and who confirms it where it lies in the past and touches law or money. */
export function EnvelopeFields({ asksSecond }: { asksSecond: boolean }) {
  const on: unknown = Form.useWatch([ENVELOPE, 'on']);
  const past = typeof on === 'string' && isPlainDate(on) && on < today();
  return (
    <div className="form-pair">
      <Form.Item
        name={[ENVELOPE, 'on']}
        label={CASE.onDay}
        rules={[DAY_RULE]}
        extra={past ? CASE.onPast : CASE.onToday}
      >
        <DayInput max={today()} />
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
