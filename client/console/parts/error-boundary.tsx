import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

type Props = { children: ReactNode };
/** How browsers say that a part of the console is not on the server any more. */
const NOT_THERE = /dynamically imported module|Importing a module script failed|preload CSS/i;

/** A page that was opened before the product was renewed has names of files that are gone: it has to be read again. */
function Renewed() {
  return (
    <Alert
      type="info"
      showIcon
      role="alert"
      title={SHELL.renewed}
      description={SHELL.renewedHelp}
      action={<Button onClick={() => window.location.reload()}>{SHELL.reload}</Button>}
    />
  );
}

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
    if (NOT_THERE.test(fault)) return <Renewed />;
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
