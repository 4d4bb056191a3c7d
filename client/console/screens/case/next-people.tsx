import { Form, Select } from 'antd';
import type { Post } from '../../../../domain/people.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { usePeople } from '../../forms/use-people.js';

type Props = { from: readonly Post[]; people: string[]; onPeople: (people: string[]) => void };

/** Who decides next, where the step after lets whoever approves choose. */
export function NextPeople({ from, people, onPeople }: Props) {
  const { choices } = usePeople();
  const fit = choices.filter(({ posts }) => from.length === 0 || posts.some((post) => from.includes(post)));
  return (
    <Form.Item label={CASE.chooseNext} htmlFor="next-people">
      <Select
        id="next-people"
        mode={choices.length === 0 ? 'tags' : 'multiple'}
        value={people}
        options={fit.map(({ value, label }) => ({ value, label }))}
        onChange={onPeople}
      />
    </Form.Item>
  );
}
