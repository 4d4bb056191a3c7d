import { Card, Timeline } from 'antd';
import type { PlainDate } from '../../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { ORIGIN_NAMES } from '../../../../texts/zh-CN/origins.js';
import { APPROVAL_STATUS_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { Happening, TimelineAnswer } from '../../api/answers.js';
import { DueDay } from '../../parts/due-day.js';
import { proofOfTask } from '../../parts/proof.js';
import { factName, momentText, postName, wordName } from '../../parts/words.js';
import { Objection } from './objection.js';

type CourseOf = TimelineAnswer['approvals'][number];

type Props = { cycleId: CycleId; course: CourseOf };

/** All that happened to one approval, oldest first, and in whose hands it is. */
export function Course({ cycleId, course: { timeline, inHand, status, objections } }: Props) {
  const behind = timeline.map((act) => ({
    key: act.seq,
    content: <Act cycleId={cycleId} act={act} objections={objections} />,
    color: colourOf(act),
  }));
  const waits = inHand.map(({ task, step, holder, due }) => ({
    key: task,
    color: 'gray',
    content: (
      <>
        {CASE.inHand} <strong>{holder}</strong>（{step}）
        {due !== null && <Until cycleId={cycleId} task={task} step={step} due={due} />}
      </>
    ),
  }));
  return (
    <Card title={`${CASE.course}：${APPROVAL_STATUS_NAMES[status]}`} size="small" className="course">
      <Timeline items={[...behind, ...waits]} />
    </Card>
  );
}

type UntilProps = { cycleId: CycleId; task: string; step: string; due: PlainDate };

function Until({ cycleId, task, step, due }: UntilProps) {
  return (
    <>
      <DueDay due={due} proof={proofOfTask(cycleId, task, step)} /> {CASE.before}
    </>
  );
}

type ActProps = { cycleId: CycleId; act: Happening; objections: readonly string[] };

function Act({ cycleId, act, objections }: ActProps) {
  const { who, post, step, task, kind, value, due, words, at, origin } = act;
  return (
    <>
      <div>
        <strong>{actName(kind, value)}</strong> {who}
        {post !== null && <small>（{postName(post)}）</small>} {step}
      </div>
      {due !== null && task !== null ? (
        <div>
          <Until cycleId={cycleId} task={task} step={step ?? ''} due={due} />
        </div>
      ) : (
        words !== null && words !== '' && <blockquote>{words}</blockquote>
      )}
      <small>
        {momentText(at)} {CASE.origin}：{ORIGIN_NAMES[origin]}
      </small>
      {kind === 'decided' && task !== null && objections.includes(task) && (
        <div>
          <Objection cycleId={cycleId} task={task} />
        </div>
      )}
    </>
  );
}

/** `同意`, `审批结束（已通过）`, `转交待办`. */
function actName(kind: Happening['kind'], value: string | null): string {
  if (kind === 'decided') return wordName(value ?? '');
  const outcome: Readonly<Record<string, string>> = APPROVAL_STATUS_NAMES;
  return value === null ? factName(kind) : `${factName(kind)}（${outcome[value] ?? value}）`;
}

/** Beside the words, never in place of them. */
function colourOf({ kind, value }: Happening): string {
  if (kind === 'returned' || value === 'reject' || value === 'rejected') return 'red';
  return kind === 'decided' || value === 'approved' ? 'green' : 'blue';
}
