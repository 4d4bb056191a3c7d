import { Tabs, Typography } from 'antd';
import { useSearchParams } from 'react-router';
import type { DirectorySnapshot } from '../../../../domain/directory/types.js';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { useDirectory } from '../../directory/use-directory.js';
import { Answered } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { BookTools } from './book-tools.js';
import { FieldsTab } from './fields-tab.js';
import { HeadsTab } from './heads-tab.js';
import { HoldingsTab } from './holdings-tab.js';
import { LogTab } from './log-tab.js';
import { PeopleTab } from './people-tab.js';

/** People, posts, and who reports to whom; administrators change them, after seeing what that means. */
export function Screen() {
  const query = useDirectory();
  return (
    <>
      <Typography.Title level={1}>{DIRECTORY.title}</Typography.Title>
      <Answered query={query}>{(directory) => <Directory directory={directory} />}</Answered>
    </>
  );
}

function Directory({ directory }: { directory: DirectorySnapshot }) {
  const [params, setParams] = useSearchParams();
  const session = useSession();
  const keeps = isMeantFor(session, ['administrator']) || session.posts.includes('superior');
  const props = { directory, keeps };
  const tabs = [
    { key: 'people', label: DIRECTORY.people, children: <PeopleTab {...props} /> },
    { key: 'holdings', label: DIRECTORY.holdings, children: <HoldingsTab {...props} /> },
    { key: 'heads', label: DIRECTORY.heads, children: <HeadsTab {...props} /> },
    { key: 'fields', label: DIRECTORY.fields, children: <FieldsTab directory={directory} /> },
    { key: 'log', label: DIRECTORY.log, children: <LogTab /> },
  ];
  return (
    <>
      <p className="case-facts">
        <span>{directory.code}</span>
        <span>{directory.name}</span>
        <span>{DIRECTORY.revision(directory.rev)}</span>
      </p>
      <BookTools keeps={keeps} />
      <Tabs
        items={tabs}
        activeKey={params.get('tab') ?? 'people'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        destroyOnHidden
      />
    </>
  );
}
