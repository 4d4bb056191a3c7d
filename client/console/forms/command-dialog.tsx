import { useMutation } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import type { CommandKind } from '../../../domain/commands.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { CycleId } from '../../../domain/ids.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import type { Accepted } from '../api/answers.js';
import { type Asked, previewOf, useGive } from '../api/commands.js';
import { problemError, problemIn } from '../api/problem.js';
import { today } from '../clock.js';
import { DialogFrame } from '../parts/dialog-frame.js';
import { Failure } from '../parts/failure.js';
import { InView } from '../parts/in-view.js';
import { commandName } from '../parts/words.js';
import { CaseContext } from './case-context.js';
import { CommandForm } from './command-form.js';
import { faultsIn, inWords } from './field-faults.js';
import type { Choice } from './offered.js';
import { PreviewPart } from './preview-part.js';
import { useFields } from './use-fields.js';
import { bodyOf, envelopeOf, type Typed } from './values.js';

type Props = {
  cycleId: CycleId;
  kind: CommandKind;
  /** What the dialog is called; left out, as the command is. */
  title?: string;
  /** What is known of the body already; these fields are not shown. */
  known?: Record<string, unknown>;
  /** What the form begins with. */
  begin?: Typed;
  /** Values to choose from, where only the caller knows them. */
  offered?: Readonly<Record<string, readonly Choice[]>>;
  /** What the approval is about, where the body does not say. */
  about?: SubjectKind;
  onClose: () => void;
  onDone?: (accepted: Accepted) => void;
};

const NONE = {};

/** Any command of a case: a form from its schema, what it would do, and only then the act. */
export function CommandDialog(props: Props) {
  return (
    <CaseContext value={props.cycleId}>
      <Dialog {...props} />
    </CaseContext>
  );
}

function Dialog(props: Props) {
  const { cycleId, kind, title, known = NONE, begin = NONE, offered = NONE, about, onClose, onDone } = props;
  const [form] = Form.useForm<Record<string, unknown>>();
  const all = useFields({ cycleId, kind, known, about, form });
  const asked = (typed: Typed): Asked => ({
    kind,
    data: { ...known, ...bodyOf(all, typed) },
    ...envelopeOf(typed, today()),
  });
  const [codes, setCodes] = useState<readonly string[]>([]);
  const atFields = (error: unknown) => {
    const problem = problemIn(error);
    setCodes((before) => [...before, problem.code ?? '']);
    const faults = faultsIn({ ...problem, title: inWords(problem, all).title });
    form.setFields(faults.map(({ name, said }) => ({ name: [...name], errors: [said] })));
  };
  const preview = useMutation({
    mutationFn: (typed: Typed) => previewed(cycleId, asked(typed)),
    onError: atFields,
  });
  const give = useGive(cycleId, (accepted) => {
    onClose();
    onDone?.(accepted);
  });
  const confirm = () => give.mutate(asked(form.getFieldsValue()), { onError: atFields });
  const error = preview.error ?? give.error;
  // Who decides next is only asked for where the step after lets one choose.
  const fields = all.filter(({ name }) => name !== 'chosen' || codes.includes('choose-next'));
  const shown = preview.data;
  return (
    <DialogFrame
      wide
      title={title ?? commandName(kind)}
      closeLabel={PARTS.cancel}
      before={{ label: CASE.preview, busy: preview.isPending, onGo: () => form.submit() }}
      go={{ label: PARTS.confirm, busy: give.isPending, disabled: !shown, onGo: confirm }}
      onClose={onClose}
    >
      <CommandForm
        {...{ form, cycleId, kind, fields, begin, offered }}
        asksSecond={codes.includes('second-person-needed')}
        onPreview={(typed) => preview.mutate(typed)}
        onChange={() => {
          preview.reset();
          give.reset();
        }}
      />
      <InView when={error ?? shown}>
        {error && <Failure error={problemError(inWords(problemIn(error), all))} />}
        {shown ? <PreviewPart cycleId={cycleId} preview={shown} /> : <p className="hint">{CASE.previewHint}</p>}
      </InView>
    </DialogFrame>
  );
}

/** A preview that says no is a refusal like any other. */
async function previewed(cycleId: CycleId, asked: Asked): Promise<Preview> {
  const preview = await previewOf(cycleId, asked);
  if (preview.problem === undefined) return preview;
  throw problemError(preview.problem);
}
