import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { OpinionVerb, PresetOpinion } from '../../../../texts/zh-CN/opinions.js';
import type { ApprovalAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { useGive } from '../../api/commands.js';
import { problemIn } from '../../api/problem.js';
import { Failure } from '../../parts/failure.js';
import { commandName } from '../../parts/words.js';
import { isBeside, MoreVerbs, taskName } from './more-verbs.js';
import { NextPeople } from './next-people.js';
import { type Decision, nextChosenFrom, type Possible, possibleIn } from './verbs.js';
import { WhyNot } from './why-not.js';

/** The schemas are only loaded when a form is opened. */
const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** Most go back to whoever asked, and then the whole way again. */
const RETURNED = Object.fromEntries([
  ['to', 'initiator'],
  ['then', 'again'],
]);

/** Where an approval can go back to: whoever asked, or a step that was open before. */
function stepsBack({ approval }: ApprovalAnswer): { value: string; label: string }[] {
  const opened = approval.entries.filter(({ status }) => status === 'passed' || status === 'carried');
  const steps = approval.route.steps.filter(({ key }) => opened.some(({ step }) => step === key));
  return [
    { value: 'initiator', label: CASE.initiator },
    ...steps.map(({ key, title }) => ({ value: key, label: title })),
  ];
}

type Props = {
  cycleId: CycleId;
  seen: ApprovalAnswer;
  wished: string | null;
  nameOf: (id: string) => string;
  onDecided: () => void;
};

/** What the reader may do: opinion with phrases, the decision, and every other verb; or why he cannot decide. */
export function DecideBar({ cycleId, seen, wished, nameOf, onDecided }: Props) {
  const [opinion, setOpinion] = useState('');
  const [next, setNext] = useState<string[]>([]);
  const [chosen, setChosen] = useState<Possible['more'][number] | null>(null);
  const give = useGive(cycleId, onDecided);
  const { task, decisions, more } = possibleIn(seen, wished);
  const nextFrom = decisions.includes('approve') ? nextChosenFrom(seen.approval) : null;
  const decide = (kind: Decision) =>
    give.mutate({ kind, data: bodyOf(kind, { task, seen, opinion, next }) }, { onError: toWhatIsMissing });
  return (
    <section className="decide-bar no-print" aria-label={CASE.acts}>
      {give.error && <Failure error={give.error} />}
      {task === null ? (
        <WhyNot cycleId={cycleId} seen={seen} />
      ) : (
        <Opinion decisions={decisions} opinion={opinion} onOpinion={setOpinion} />
      )}
      {nextFrom !== null && <NextPeople from={nextFrom} people={next} onPeople={setNext} />}
      <Space wrap>
        {decisions.map((kind) => (
          <Button
            key={kind}
            type={kind === 'approve' ? 'primary' : 'default'}
            danger={kind === 'reject'}
            loading={give.isPending && give.variables.kind === kind}
            disabled={give.isPending}
            onClick={() => decide(kind)}
          >
            {commandName(kind)}
          </Button>
        ))}
        <MoreVerbs more={more} nameOfTask={(id) => taskName(seen, id, nameOf)} onChosen={setChosen} />
      </Space>
      {chosen && (
        <Suspense>
          <CommandDialog
            key={chosen.key}
            cycleId={cycleId}
            kind={chosen.kind}
            known={chosen.known}
            begin={{ opinion, ...(chosen.kind === 'return' && RETURNED) }}
            about={seen.approval.subject.kind}
            offered={{ to: chosen.kind === 'return' ? stepsBack(seen) : [] }}
            onClose={() => setChosen(null)}
            onDone={() => isBeside(chosen) && onDecided()}
          />
        </Suspense>
      )}
    </section>
  );
}

type Decided = { task: string | null; seen: ApprovalAnswer; opinion: string; next: string[] };

/** Bound to what was seen; an opinion that is empty is none. */
function bodyOf(kind: Decision, { task, seen, opinion, next }: Decided): Record<string, unknown> {
  return {
    task,
    ...seen.seal,
    ...(opinion.trim() !== '' && { opinion: opinion.trim() }),
    ...(kind === 'approve' && next.length > 0 && { chosen: next }),
  };
}

/** A decision that wants an opinion, or the people of the next step, goes on where that is filled in. */
function toWhatIsMissing(error: unknown): void {
  const { code = '' } = problemIn(error);
  document.getElementById(MISSING[code] ?? '')?.focus();
}

const MISSING: Readonly<Record<string, string>> = { 'opinion-required': 'opinion', 'choose-next': 'next-people' };

type OpinionProps = { decisions: readonly Decision[]; opinion: string; onOpinion: (opinion: string) => void };

function Opinion({ decisions, opinion, onOpinion }: OpinionProps) {
  const { data } = useQuery({
    queryKey: ['opinions'],
    queryFn: () => get<{ opinions: PresetOpinion[] }>('/api/opinions'),
  });
  const verbs: readonly OpinionVerb[] = [...decisions, 'return'];
  const fit = data?.opinions.filter((preset) => preset.verbs.some((verb) => verbs.includes(verb))) ?? [];
  return (
    <>
      <Form.Item label={CASE.opinion} htmlFor="opinion" extra={CASE.opinionHint}>
        <Input.TextArea
          id="opinion"
          rows={2}
          maxLength={10_000}
          value={opinion}
          onChange={({ target }) => onOpinion(target.value)}
        />
      </Form.Item>
      <fieldset className="phrases">
        <legend>{CASE.phrases}</legend>
        {fit.map(({ key, text }) => (
          <Button key={key} size="small" onClick={() => onOpinion(text)}>
            {text}
          </Button>
        ))}
      </fieldset>
    </>
  );
}
