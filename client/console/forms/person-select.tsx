import { Select } from 'antd';
import { useState } from 'react';
import type { Bound } from './bound.js';
import { idTyped, isMeant, type PersonChoice } from './person-choices.js';

type Props = Bound<string> & { choices: readonly PersonChoice[]; optional?: boolean; free?: boolean };

/**
 * One person, shown by name and post and searched by name, post and id; the id is the value. `free`: also an id of somebody
 * who is not among them.
 */
export function PersonSelect({ choices, optional = false, free = false, ...bound }: Props) {
  const [typed, setTyped] = useState('');
  const options = free ? [...choices, ...idTyped(typed, choices)] : [...choices];
  return (
    <Select
      {...bound}
      allowClear={optional}
      showSearch={{ filterOption: isMeant, onSearch: setTyped }}
      options={options}
    />
  );
}

/** Several of them, each once. */
export function PeopleSelect({ choices, ...bound }: Bound<string[]> & { choices: readonly PersonChoice[] }) {
  return <Select {...bound} mode="multiple" showSearch={{ filterOption: isMeant }} options={[...choices]} />;
}
