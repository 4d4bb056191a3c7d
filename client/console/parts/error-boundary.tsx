import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

type Props = { children: ReactNode };
type State = { fault: string | null };

/** Keeps a screen that breaks from taking the frame with it. React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <Alert
        type="error"
        showIcon
        title={SHELL.broken}
        description={
          <>
            <p>{SHELL.brokenHelp}</p>
            <code>{fault}</code>
          </>
        }
        action={<Button onClick={() => this.setState({ fault: null })}>{SHELL.retry}</Button>}
      />
    );
  }
}
