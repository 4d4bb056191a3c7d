import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Space, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { HAND_OVER } from '../../../../texts/zh-CN/console/directory.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { send } from '../../api/call.js';
import type { HandOverReport, UndoHandOverReport } from '../../api/directory-answers.js';
import { PersonField } from '../../forms/plain-fields.js';
import { Failure } from '../../parts/failure.js';
import { casePath } from '../../parts/paths.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { type HandOverRow, linesOf, undoLinesOf } from './lines.js';

type Way = 'over' | 'back';
type Typed = { from: string; to: string; reason?: string };
type Report = { rows: HandOverRow[]; confirmed: boolean };

/** All that waits for one person to another, and back: tried first, and done as it was shown. */
export function Screen() {
  const client = useQueryClient();
  const [way, setWay] = useState<Way>('over');
  const [form] = Form.useForm<Typed>();
  const ask = useMutation({ mutationFn: (confirm: boolean) => asked(way, form.getFieldsValue(), confirm) });
  const confirm = () => ask.mutate(true, { onSettled: () => void client.invalidateQueries() });
  const change = (next: Way) => {
    setWay(next);
    ask.reset();
  };
  const ready = ask.data !== undefined && !ask.data.confirmed && ask.data.rows.some(goes);
  return (
    <>
      <Typography.Title level={1}>{HAND_OVER.title}</Typography.Title>
      <Typography.Paragraph>{HAND_OVER.lead}</Typography.Paragraph>
      <Radio.Group
        aria-label={HAND_OVER.mode}
        value={way}
        onChange={({ target }: { target: { value?: Way } }) => target.value && change(target.value)}
        options={(['over', 'back'] as const).map((value) => ({ value, label: HAND_OVER[value] }))}
      />
      <Form
        form={form}
        layout="vertical"
        className="narrow-form"
        onFinish={() => ask.mutate(false)}
        onValuesChange={() => ask.reset()}
      >
        <PersonField name="from" label={HAND_OVER.from} />
        <PersonField name="to" label={HAND_OVER.to} />
        {way === 'over' && (
          <Form.Item
            name="reason"
            label={HAND_OVER.reason}
            rules={[{ required: true, whitespace: true, message: PARTS.reasonMissing }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
        <Space>
          <Button htmlType="submit" loading={ask.isPending}>
            {HAND_OVER.tryIt}
          </Button>
          <Button type="primary" danger disabled={!ready} loading={ask.isPending} onClick={confirm}>
            {way === 'over' ? HAND_OVER.confirm : HAND_OVER.confirmBack}
          </Button>
        </Space>
      </Form>
      {ask.error && <Failure error={ask.error} />}
      {ask.data && <Result report={ask.data} none={way === 'over' ? HAND_OVER.nothing : HAND_OVER.nothingBack} />}
    </>
  );
}

const goes = ({ outcome }: HandOverRow) => outcome === 'moves' || outcome === 'wouldGoBack';

const went = ({ outcome }: HandOverRow) => outcome === 'moved' || outcome === 'wentBack';

async function asked(way: Way, { from, to, reason }: Typed, confirm: boolean): Promise<Report> {
  if (way === 'back') {
    const report = await send<UndoHandOverReport>('POST', '/api/hand-over/undo', { from, to, confirm });
    return { rows: undoLinesOf(report), confirmed: report.confirmed };
  }
  const report = await send<HandOverReport>('POST', '/api/hand-over', { from, to, reason, confirm });
  return { rows: linesOf(report), confirmed: report.confirmed };
}

const COLUMNS: readonly Column<HandOverRow>[] = [
  {
    key: 'case',
    title: HAND_OVER.case,
    value: ({ cycleId, title }) => `${cycleId} ${title}`,
    cell: ({ cycleId, title }) => <Link to={casePath(cycleId)}>{`${cycleId} ${title}`}</Link>,
  },
  { key: 'matter', title: HAND_OVER.matter, value: ({ matter }) => matter },
  { key: 'step', title: HAND_OVER.step, value: ({ step }) => step },
  { key: 'outcome', title: HAND_OVER.outcome, value: ({ outcome }) => HAND_OVER.outcomes[outcome] },
  { key: 'why', title: HAND_OVER.why, value: ({ words }) => words },
];

function Result({ report: { rows, confirmed }, none }: { report: Report; none: string }) {
  return (
    <>
      {confirmed && rows.some(went) && <Alert type="success" showIcon role="status" title={HAND_OVER.done} />}
      <PageTable title={HAND_OVER.title} columns={COLUMNS} rows={rows} keyOf={({ key }) => key} emptyText={none} />
    </>
  );
}
