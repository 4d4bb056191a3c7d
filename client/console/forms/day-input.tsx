import { CalendarOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { dayTyped } from '../../../domain/calendar/day-typed.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { weekday } from '../../../domain/calendar/plain-date.js';
import { CALENDAR } from '../../../texts/zh-CN/console/calendar.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import type { Bound } from './bound.js';

type Props = Bound<string> & {
  max?: PlainDate;
  /** It was picked, and not typed: the field was never entered. */
  onPick?: (day: string) => void;
  onBlur?: () => void;
  onPressEnter?: (event: KeyboardEvent) => void;
};

/** Browsers of before 2022 cannot be asked to show it. */
const CAN_PICK = 'showPicker' in HTMLInputElement.prototype;

/**
 * A day, written YYYY-MM-DD whatever language the browser speaks, with its weekday; it may be picked as well. What is
 * typed in another way becomes that once the field is left.
 */
export function DayInput({ id, value = '', onChange, max, onPick, onBlur, onPressEnter }: Props) {
  const [typed, setTyped] = useState(value);
  const picker = useRef<HTMLInputElement>(null);
  const day = dayTyped(value);
  const told = (text: string) => {
    setTyped(text);
    onChange?.(dayTyped(text) ?? text.trim());
  };
  // A value that came from elsewhere is shown in place of what was typed.
  const shown = (dayTyped(typed) ?? typed.trim()) === value ? typed : value;
  return (
    <span className="day-input">
      <Input
        {...(id !== undefined && { id })}
        inputMode="numeric"
        autoComplete="off"
        placeholder={FORMS.dayForm}
        value={shown}
        suffix={
          <>
            {day !== null && <small>{CALENDAR.weekdays[weekday(day) - 1]}</small>}
            {CAN_PICK && (
              <button type="button" aria-label={FORMS.pickDay} onClick={() => picker.current?.showPicker()}>
                <CalendarOutlined />
              </button>
            )}
          </>
        }
        onChange={({ target }) => told(target.value)}
        onBlur={() => {
          setTyped(value);
          onBlur?.();
        }}
        {...(onPressEnter !== undefined && { onPressEnter })}
      />
      <input
        ref={picker}
        type="date"
        aria-hidden
        tabIndex={-1}
        value={day ?? ''}
        {...(max !== undefined && { max })}
        onChange={({ target }) => {
          told(target.value);
          onPick?.(target.value);
        }}
      />
    </span>
  );
}
