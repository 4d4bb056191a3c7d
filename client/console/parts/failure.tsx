import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { COMMAND_NAMES } from '../../../texts/zh-CN/commands.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { BEHIND, HELP_ON_SCREEN } from '../../../texts/zh-CN/console/refusals.js';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { type Problem, problemIn } from '../api/problem.js';

const NAMES: Readonly<Record<string, string>> = COMMAND_NAMES;

/** Any error where it happened: a refusal with why and what is possible, or that the server is away. */
export function Failure({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const problem = problemIn(error);
  const client = useQueryClient();
  const isBehind = BEHIND.some((code) => code === problem.code);
  const again = retry ?? (isBehind ? () => client.invalidateQueries() : undefined);
  return (
    <Alert
      role="alert"
      type={problem.code === undefined ? 'error' : 'warning'}
      showIcon
      className="failure"
      title={problem.title}
      description={<Refusal problem={{ ...problem, ...helpOnScreen(problem.code) }} />}
      action={
        again && <Button onClick={() => void again()}>{retry === undefined ? PARTS.readAnew : SHELL.retry}</Button>
      }
    />
  );
}

const HELP: Readonly<Record<string, string>> = HELP_ON_SCREEN;

function helpOnScreen(code: string | undefined): { detail?: string } {
  const detail = code === undefined ? undefined : HELP[code];
  return detail === undefined ? {} : { detail };
}

/** Why not, what is wrong with which field, and what may be done now. */
function Refusal({ problem: { detail, issues = [], allowedNow = [] } }: { problem: Problem }) {
  return (
    <>
      {detail !== undefined && <p>{detail}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map(({ field, expected, mend }) => (
            <li key={field}>
              <strong>{field}</strong>：{PARTS.expected}
              {expected.zh}；{mend.zh}
            </li>
          ))}
        </ul>
      )}
      {allowedNow.length > 0 && (
        <p>
          {PARTS.allowedNow}：{allowedNow.map((kind) => NAMES[kind] ?? kind).join('、')}
        </p>
      )}
    </>
  );
}
