import type { Rule } from 'antd/es/form';
import { dayTyped } from '../../../domain/calendar/day-typed.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';

/** What is typed into a field for a day is one. */
export const DAY_RULE: Rule = {
  validator: (_rule, typed: unknown) =>
    typeof typed !== 'string' || typed === '' || dayTyped(typed) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(FORMS.dayWrong)),
};
