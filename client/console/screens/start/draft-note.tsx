import { Alert, Button, Space } from 'antd';
import type { Explanation } from '../../../../domain/policy/explain.js';
import { START } from '../../../../texts/zh-CN/console/start.js';
import { momentText } from '../../parts/words.js';
import type { openingIn, useDraftKeeper } from './draft.js';

type Found = NonNullable<ReturnType<typeof openingIn>>;
type Props = {
  keeper: ReturnType<typeof useDraftKeeper>;
  /** When the draft that was taken up was saved; null when the form began empty. */
  taken: Found['at'] | null;
  newest: Found | null;
  policy: Explanation | null;
  onTake: (found: Found) => void;
  onAfresh: () => void;
};

/** By which policy, whether it is saved, and whether the same draft went on elsewhere. */
export function DraftNote({ keeper, taken, newest, policy, onTake, onAfresh }: Props) {
  const { at, saving, failed } = keeper;
  const isElsewhere = newest !== null && at !== null && newest.at > at && !saving;
  const county = policy?.layers.at(-1)?.name;
  return (
    <>
      {policy !== null && county !== undefined && <p className="hint">{START.policy(county, policy.policy)}</p>}
      <Space wrap className="no-print">
        <span role="status">{standing({ at, saving, failed, taken })}</span>
        {at !== null && <Button onClick={onAfresh}>{START.afresh}</Button>}
      </Space>
      {isElsewhere && (
        <Alert
          type="warning"
          showIcon
          title={START.elsewhere(momentText(newest.at))}
          action={
            <Space>
              <Button onClick={() => onTake(newest)}>{START.takeNewer}</Button>
              <Button onClick={() => keeper.taken(newest.at)}>{START.keepMine}</Button>
            </Space>
          }
        />
      )}
    </>
  );
}

type Standing = Pick<Props['keeper'], 'at' | 'saving' | 'failed'> & Pick<Props, 'taken'>;

function standing({ at, saving, failed, taken }: Standing): string {
  if (failed) return START.unsaved;
  if (saving) return START.saving;
  if (at === null) return '';
  return at === taken ? START.taken(momentText(at)) : START.saved(momentText(at));
}
