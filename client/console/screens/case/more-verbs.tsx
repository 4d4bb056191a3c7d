import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { REVISION_NAME } from '../../../../texts/zh-CN/contents.js';
import type { ApprovalAnswer } from '../../api/answers.js';
import { commandName } from '../../parts/words.js';
import type { Possible } from './verbs.js';

/** A task as people know it: who has it in hand, at which step. */
export function taskName({ approval }: ApprovalAnswer, id: string, nameOf: (id: string) => string): string {
  const entry = approval.entries.find(({ seats }) => seats.some(({ tasks }) => tasks.some((task) => task.id === id)));
  const task = entry?.seats.flatMap(({ tasks }) => tasks).find((each) => each.id === id);
  if (entry === undefined || task === undefined) return id;
  const step = approval.route.steps.find(({ key }) => key === entry.step)?.title ?? REVISION_NAME;
  return `${nameOf(task.holder)}（${step}）`;
}

type MoreProps = {
  more: Possible['more'];
  nameOfTask: (id: string) => string;
  onChosen: (verb: Possible['more'][number]) => void;
};

/** Going back is a decision as well and stands beside the others; the rest is one step further. */
export function MoreVerbs({ more, nameOfTask, onChosen }: MoreProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const [beside, further] = [more.filter(isBeside), more.filter((verb) => !isBeside(verb))];
  const items = further.map((verb) => ({
    key: verb.key,
    label: [commandName(verb.kind), ...(typeof verb.known.task === 'string' ? [nameOfTask(verb.known.task)] : [])].join(
      '：',
    ),
    onClick: () => {
      // The menu closes: a dialog gives the keyboard back to what opened it.
      opener.current?.focus();
      onChosen(verb);
    },
  }));
  return (
    <>
      {beside.map((verb) => (
        <Button key={verb.key} onClick={() => onChosen(verb)}>
          {commandName(verb.kind)}
        </Button>
      ))}
      {further.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']} autoFocus>
          <Button ref={opener}>{CASE.more}</Button>
        </Dropdown>
      )}
    </>
  );
}

/** Going back and asking again are decisions. */
export const isBeside = ({ kind }: Possible['more'][number]) => kind === 'return' || kind === 'resubmit';
