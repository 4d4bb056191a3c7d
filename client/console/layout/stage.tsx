import { Alert } from 'antd';
import { Suspense, useEffect } from 'react';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { ErrorBoundary } from '../parts/error-boundary.js';
import { Loading } from '../parts/states.js';
import type { ScreenEntry } from '../screens.js';
import { isMeantFor } from '../session/session.js';
import { useSession } from '../session/use-session.js';

/** Where one screen plays: its name in the window, its code being loaded, its faults kept to itself. */
export function Stage({ entry: { Screen, title, audiences, path } }: { entry: ScreenEntry }) {
  const session = useSession();
  useEffect(() => {
    document.title = `${title} - ${SHELL.product}`;
  }, [title]);
  if (!isMeantFor(session, audiences)) return <Alert type="warning" showIcon title={SHELL.notForYou} />;
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<Loading />}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  );
}
