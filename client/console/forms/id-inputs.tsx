import { AutoComplete, Form, Select } from 'antd';
import type { NamedThing } from '../../../schemas/fields.js';
import { isSubjectKind } from '../../../schemas/proposals.js';
import type { Bound } from './bound.js';
import { type Choice, useOffered } from './offered.js';
import { PeopleSelect, PersonSelect } from './person-select.js';
import { usePeople } from './use-people.js';

const matching = (typed: string, option?: { value: string; label: string }) =>
  option !== undefined && `${option.value} ${option.label}`.includes(typed);

/** Something a county names itself: chosen where the case knows it, else typed. */
export function NamedInput({ names, ...bound }: { names: NamedThing } & Bound<string>) {
  const { things } = useOffered();
  if (names === 'person') return <PersonInput {...bound} />;
  if (names === 'subject') return <SubjectInput {...bound} />;
  return <Suggested {...bound} choices={things[names] ?? []} strict={GIVEN.includes(names)} />;
}

/** Ids the product gave out: another one does not exist. */
const GIVEN: readonly NamedThing[] = ['filing', 'challenge', 'obligation', 'approval', 'subject'];

type SuggestedProps = Bound<string> & { choices: readonly Choice[]; strict: boolean };

function Suggested({ choices, strict, ...bound }: SuggestedProps) {
  const options = [...choices];
  if (strict && options.length > 0) {
    return <Select {...bound} showSearch={{ filterOption: matching }} options={options} />;
  }
  const known = options.find(({ value, label }) => value === bound.value && label !== value);
  return (
    <>
      <AutoComplete {...bound} options={options} showSearch={{ filterOption: matching }} />
      {known !== undefined && <small className="hint">{known.label}</small>}
    </>
  );
}

/** Which one of its kind is to be approved. */
function SubjectInput(bound: Bound<string>) {
  const { subjects } = useOffered();
  const kind: unknown = Form.useWatch(['subject', 'kind']);
  return <Suggested {...bound} choices={(isSubjectKind(kind) && subjects[kind]) || []} strict />;
}

/** Somebody of the directory, or of an id that is not there any more; where it is closed, the id is typed. */
export function PersonInput(bound: Bound<string>) {
  const { choices, isKnown } = usePeople();
  return isKnown ? (
    <PersonSelect {...bound} choices={choices} optional free />
  ) : (
    <Suggested {...bound} choices={[]} strict={false} />
  );
}

/** Several of them, each once. */
export function NamedListInput({ names, ...bound }: { names: NamedThing } & Bound<string[]>) {
  const { things } = useOffered();
  const { choices, isKnown } = usePeople();
  if (names === 'person' && isKnown) return <PeopleSelect {...bound} choices={choices} />;
  const options = [...(things[names] ?? [])];
  return <Select {...bound} mode={options.length === 0 ? 'tags' : 'multiple'} options={options} />;
}
