import { Form, Select } from 'antd';
import type { Post } from '../../../../domain/people.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { PeopleSelect } from '../../forms/person-select.js';
import { usePeople } from '../../forms/use-people.js';

type Props = { from: readonly Post[]; people: string[]; onPeople: (people: string[]) => void };

/** Who decides next, where the step after lets whoever approves choose. */
export function NextPeople({ from, people, onPeople }: Props) {
  const { choices, isKnown } = usePeople();
  const fit = choices.filter(({ posts }) => from.length === 0 || posts.some((post) => from.includes(post)));
  return (
    <Form.Item label={CASE.chooseNext} htmlFor="next-people">
      {isKnown ? (
        <PeopleSelect id="next-people" value={people} choices={fit} onChange={onPeople} />
      ) : (
        <Select id="next-people" mode="tags" value={people} onChange={onPeople} />
      )}
    </Form.Item>
  );
}
