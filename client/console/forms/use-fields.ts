import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo } from 'react';
import type { CommandKind } from '../../../domain/commands.js';
import type { CycleId } from '../../../domain/ids.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import { isSubjectKind } from '../../../schemas/proposals.js';
import type { FactsAnswer } from '../api/answers.js';
import { get, withQuery } from '../api/call.js';
import { type Field, fieldsOf, proposalFieldsOf } from './fields.js';
import { fieldsLike, opened } from './opened.js';
import { isTyped, typedOf } from './values.js';

type Asked = {
  cycleId: CycleId;
  kind: CommandKind;
  known: Readonly<Record<string, unknown>>;
  about: SubjectKind | undefined;
  form: FormInstance;
};

/** The fields of a command; what stands open in it follows from what was filled in: what is proposed, or which fact is corrected. */
export function useFields({ cycleId, kind, known, about, form }: Asked): Field[] {
  const typed: unknown = Form.useWatch(['subject', 'kind'], form);
  const seq: unknown = Form.useWatch('seq', form) ?? known.seq;
  const proposed = about ?? (isTyped(known.subject) ? known.subject.kind : typed);
  const content = useCorrected(cycleId, kind === 'correct-fact' ? Number(seq) : 0);
  useEffect(() => {
    if (content !== null) form.setFieldValue('data', typedOf(fieldsLike(content), content));
  }, [content, form]);
  return useMemo(() => {
    const proposal = isSubjectKind(proposed) ? proposalFieldsOf(proposed) : [];
    return opened(fieldsOf(kind), content === null ? proposal : fieldsLike(content)).filter(
      ({ name }) => !Object.hasOwn(known, name),
    );
  }, [kind, known, content, proposed]);
}

/** The content of a fact on record; null without one. */
function useCorrected(cycleId: CycleId, seq: number): Readonly<Record<string, unknown>> | null {
  const { data } = useQuery({
    queryKey: ['fact', cycleId, seq],
    queryFn: () => get<FactsAnswer>(withQuery(`/api/cycles/${cycleId}/facts`, { after: seq - 1, limit: 1 })),
    enabled: Number.isSafeInteger(seq) && seq > 0,
  });
  const content: unknown = data?.facts.find((fact) => fact.seq === seq)?.data;
  return isTyped(content) ? content : null;
}
