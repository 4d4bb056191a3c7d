import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { useState } from 'react';
import type { Explanation } from '../../../../domain/policy/explain.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import { get } from '../../api/call.js';
import type { DraftsAnswer } from '../../api/cycle-answers.js';
import { Answered } from '../../parts/states.js';
import { useSession } from '../../session/use-session.js';
import { freshDraft, type Kept, openingIn, useDrafts } from './draft.js';
import { Wizard } from './wizard.js';

/** The form that starts a cycle, on the law of the own county, with what was filled in before. */
export function Screen() {
  const drafts = useDrafts();
  return (
    <>
      <Typography.Title level={1}>{START.title}</Typography.Title>
      <Answered query={drafts}>{(answer) => <Started answer={answer} />}</Answered>
    </>
  );
}

type Begun = { key: number; kept: Kept; at: DraftsAnswer['drafts'][number]['at'] | null };

/** The form begins with the draft as it was when the screen was opened; another draft begins another form. */
function Started({ answer }: { answer: DraftsAnswer }) {
  const { code } = useSession();
  const newest = openingIn(answer);
  const [begun, setBegun] = useState<Begun>(() => ({
    key: 0,
    kept: newest?.kept ?? freshDraft(),
    at: newest?.at ?? null,
  }));
  // A county without a file of its own is judged by the layers above; then the form just says less.
  const { data: policy } = useQuery({
    queryKey: ['policy', code],
    queryFn: () => get<Explanation>(`/api/policies/${code}`),
    retry: false,
  });
  const begin = (kept: Kept, at: Begun['at']) => setBegun(({ key }) => ({ key: key + 1, kept, at }));
  return (
    <Wizard
      key={begun.key}
      first={begun.kept}
      savedAt={begun.at}
      newest={newest}
      policy={policy ?? null}
      onTake={({ kept, at }) => begin(kept, at)}
      onAfresh={() => begin(freshDraft(), null)}
    />
  );
}
