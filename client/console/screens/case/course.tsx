import { Card, Timeline } from 'antd';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { APPROVAL_STATUS_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { Happening, TimelineAnswer } from '../../api/answers.js';
import { factName, momentText, postName, wordName } from '../../parts/words.js';

type CourseOf = TimelineAnswer['approvals'][number];

/** All that happened to one approval, oldest first, and in whose hands it is. */
export function Course({ course: { timeline, inHand, status } }: { course: CourseOf }) {
  const behind = timeline.map((each) => ({ key: each.seq, content: <Act act={each} />, color: colourOf(each) }));
  const waits = inHand.map(({ task, step, holder, due }) => ({
    key: task,
    color: 'gray',
    content: (
      <>
        {CASE.inHand} <strong>{holder}</strong>（{step}）{due !== null && CASE.until(due)}
      </>
    ),
  }));
  return (
    <Card title={`${CASE.course}：${APPROVAL_STATUS_NAMES[status]}`} size="small" className="course">
      <Timeline items={[...behind, ...waits]} />
    </Card>
  );
}

function Act({ act: { who, post, step, kind, value, words, at } }: { act: Happening }) {
  return (
    <>
      <div>
        <strong>{actName(kind, value)}</strong> {who}
        {post !== null && <small>（{postName(post)}）</small>} {step}
      </div>
      {words !== null && words !== '' && <blockquote>{words}</blockquote>}
      <small>{momentText(at)}</small>
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
