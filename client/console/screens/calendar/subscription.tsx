import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Space } from 'antd';
import { useId, useState } from 'react';
import { CALENDAR } from '../../../../texts/zh-CN/console/calendar.js';
import type { FeedAnswer } from '../../api/answers.js';
import { get, send } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';
import { type Change, PreviewDialog } from '../../parts/preview-dialog.js';
import { Answered } from '../../parts/states.js';
import { momentText } from '../../parts/words.js';

const PATH = '/api/calendar/feed';

/** The secret address of one's own calendar: made, shown once, changed, ended. */
export function Subscription() {
  const client = useQueryClient();
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null);
  const query = useQuery({ queryKey: [PATH], queryFn: () => get<FeedAnswer>(PATH) });
  const settled = async () => {
    setAsking(null);
    await client.invalidateQueries({ queryKey: [PATH] });
  };
  const make = useMutation({ mutationFn: () => send<{ path: string }>('POST', PATH), onSuccess: settled });
  const end = useMutation({
    mutationFn: () => send('DELETE', PATH),
    onSuccess: () => {
      make.reset();
      return settled();
    },
  });
  const renews = asking === 'renew';
  return (
    <Card title={CALENDAR.feed} size="small" className="no-print">
      <p>{CALENDAR.feedHint}</p>
      <Answered query={query}>
        {({ feed }) => (
          <>
            <FeedState feed={feed} />
            {make.data && feed && <Address path={make.data.path} />}
            {make.error && asking === null && <Failure error={make.error} />}
            <Space wrap>
              {feed === null ? (
                <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
                  {CALENDAR.make}
                </Button>
              ) : (
                <>
                  <Button onClick={() => setAsking('renew')}>{CALENDAR.renew}</Button>
                  <Button danger onClick={() => setAsking('end')}>
                    {CALENDAR.end}
                  </Button>
                </>
              )}
              <a href="/api/calendar.ics" download>
                {CALENDAR.file}
              </a>
            </Space>
          </>
        )}
      </Answered>
      <PreviewDialog
        open={asking !== null}
        title={renews ? CALENDAR.renew : CALENDAR.end}
        changes={changesOf(renews)}
        error={renews ? make.error : end.error}
        busy={make.isPending || end.isPending}
        onConfirm={() => (renews ? make.mutate() : end.mutate())}
        onClose={() => setAsking(null)}
      />
    </Card>
  );
}

function changesOf(renews: boolean): Change[] {
  const after = renews ? `${CALENDAR.invalid}；${CALENDAR.fresh}` : CALENDAR.invalid;
  return [{ what: CALENDAR.address, before: CALENDAR.inForce, after }];
}

function FeedState({ feed }: FeedAnswer) {
  if (feed === null) return <p>{CALENDAR.noFeed}</p>;
  const used = feed.usedOn === null ? CALENDAR.feedUnused : CALENDAR.feedUsed(feed.usedOn);
  return (
    <p>
      {CALENDAR.feedSince(momentText(feed.madeAt))}；{used}
    </p>
  );
}

/** The address with its secret, as long as the page stands. */
function Address({ path }: { path: string }) {
  const id = useId();
  return (
    <Alert
      type="success"
      role="status"
      className="feed-address"
      title={<label htmlFor={id}>{CALENDAR.address}</label>}
      description={
        <>
          <Input
            id={id}
            readOnly
            value={`${window.location.origin}${path}`}
            onFocus={({ target }) => target.select()}
          />
          {CALENDAR.once}
        </>
      }
    />
  );
}
