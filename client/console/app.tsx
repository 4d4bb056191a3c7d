import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import 'dayjs/locale/zh-cn.js';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './api/query-client.js';
import { Frame } from './layout/frame.js';
import { NotFound } from './layout/not-found.js';
import { Stage } from './layout/stage.js';
import { ErrorBoundary } from './parts/error-boundary.js';
import { SCREENS } from './screens.js';
import { SessionProvider } from './session/provider.js';
import { THEME } from './theme.js';

const queryClient = createQueryClient();

/** The nonce the server gave this answer; styles written at run time must bear it. */
function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** The whole console. */
export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      csp={{ nonce: nonceOfPage() }}
      // Else antd sets 同意 as 同 意, which is neither searched nor read aloud as one word.
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <SessionProvider>
            <BrowserRouter>
              <Routes>
                <Route element={<Frame />}>
                  {SCREENS.map((entry) => (
                    <Route key={entry.path} path={entry.path} element={<Stage entry={entry} />} />
                  ))}
                  <Route path="*" element={<NotFound />} />
                </Route>
              </Routes>
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}
