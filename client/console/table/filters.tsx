import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { dayTyped } from '../../../domain/calendar/day-typed.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { DayInput } from '../forms/day-input.js';

/** What a list may be narrowed by; its value stands in the address, so that a view can be kept and sent. */
export type Filter = { name: string; label: string } & (
  | { kind: 'text' }
  | { kind: 'day' }
  | { kind: 'choice'; options: readonly { value: string; label: string }[]; several?: boolean }
);

/** A table of names as choices, in its order. */
export function optionsOf(names: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

type Values = Readonly<Record<string, string>>;

type Set = (name: string, value: string) => void;

/** Values of the filters, from the address, and how to set one, or several. An empty value leaves the address. */
export function useFilters(): [Values, Set, (values: Values) => void] {
  const [params, setParams] = useSearchParams();
  const setAll = (values: Values) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  const set = (name: string, value: string) => setAll({ [name]: value });
  return [Object.fromEntries(params), set, setAll];
}

/** The filters of a list, each with its label; on a narrow screen they are opened first. */
export function FilterBar({ filters }: { filters: readonly Filter[] }) {
  const [values, set, setAll] = useFilters();
  // What else stands in the address, as the tab that is open, is no filter.
  const clear = () => setAll(Object.fromEntries(filters.map(({ name }) => [name, ''])));
  const anySet = filters.some(({ name }) => values[name] !== undefined);
  const [open, setOpen] = useState(anySet);
  if (filters.length === 0) return null;
  return (
    <search className={open ? 'filters' : 'filters folded'} aria-label={PARTS.filters}>
      <Button className="filters-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {PARTS.filters}
      </Button>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} value={values[filter.name] ?? ''} onSet={set} />
      ))}
      {anySet && <Button onClick={clear}>{PARTS.reset}</Button>}
    </search>
  );
}

type FieldProps = { filter: Filter; value: string; onSet: (name: string, value: string) => void };

function FilterField({ filter, value, onSet }: FieldProps) {
  const { name, label } = filter;
  const id = useId();
  if (filter.kind === 'choice') {
    return (
      <Select
        aria-label={label}
        placeholder={label}
        className="filter-choice"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={[...filter.options]}
        {...(filter.several ? { mode: 'multiple' as const } : {})}
        value={chosenIn(value, filter.several)}
        onChange={(chosen: string | string[] | undefined) => onSet(name, chosen === undefined ? '' : String(chosen))}
      />
    );
  }
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      {filter.kind === 'day' ? (
        <DayFilter key={value} id={id} value={value} onSet={(day) => onSet(name, day)} />
      ) : (
        <Input
          id={id}
          key={value}
          type="search"
          defaultValue={value}
          onBlur={({ target }) => onSet(name, target.value.trim())}
          onPressEnter={({ currentTarget }) => onSet(name, currentTarget.value.trim())}
        />
      )}
    </span>
  );
}

type DayFilterProps = { id: string; value: string; onSet: (day: string) => void };

/** Only a whole day narrows a list; what is none goes back to the day before. */
function DayFilter({ id, value, onSet }: DayFilterProps) {
  const [typed, setTyped] = useState(value);
  const set = (text: string) => {
    const wanted = text === '' ? '' : dayTyped(text);
    if (wanted === null) setTyped(value);
    else if (wanted !== value) onSet(wanted);
  };
  return (
    <DayInput
      id={id}
      value={typed}
      onChange={setTyped}
      onPick={set}
      onBlur={() => set(typed)}
      onPressEnter={() => set(typed)}
    />
  );
}

function chosenIn(value: string, several = false): string | string[] | null {
  if (value === '') return several ? [] : null;
  return several ? value.split(',') : value;
}
