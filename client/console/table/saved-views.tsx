import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { VIEWS } from '../../../texts/zh-CN/console/ledgers.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { get, send, withQuery } from '../api/call.js';
import type { SavedView } from '../api/register-answers.js';
import { Failure } from '../parts/failure.js';
import { Answered, Nothing } from '../parts/states.js';

/** Views of a list under names of one's own: what its address holds now, kept and opened again. */
export function SavedViews({ list }: { list: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<StarOutlined />} className="no-print" onClick={() => setOpen(true)}>
        {VIEWS.views}
      </Button>
      {open && <ViewsDialog list={list} onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = { list: string; onClose: () => void };

function ViewsDialog({ list, onClose }: DialogProps) {
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [form] = Form.useForm<{ name: string }>();
  const path = withQuery('/api/saved-views', { list });
  const query = useQuery({ queryKey: ['views', list], queryFn: () => get<{ views: SavedView[] }>(path) });
  const refresh = () => client.invalidateQueries({ queryKey: ['views', list] });
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) =>
      send('POST', '/api/saved-views', { list, name: name.trim(), query: Object.fromEntries(params) }),
    onSuccess: () => {
      form.resetFields();
      return refresh();
    },
  });
  return (
    <Modal open title={VIEWS.views} footer={null} onCancel={onClose}>
      <p className="hint">{VIEWS.hint}</p>
      <Form form={form} layout="vertical" onFinish={save.mutate}>
        <Form.Item
          name="name"
          label={VIEWS.name}
          rules={[{ required: true, whitespace: true, message: VIEWS.nameMissing }]}
        >
          <Input maxLength={50} />
        </Form.Item>
        {save.error && <Failure error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {VIEWS.save}
        </Button>
        {save.isSuccess && <span role="status"> {VIEWS.saved}</span>}
      </Form>
      <Answered query={query}>
        {({ views }) =>
          views.length === 0 ? (
            <Nothing text={VIEWS.none} />
          ) : (
            <ul className="views" aria-label={VIEWS.views}>
              {views.map((view) => (
                <ViewLine key={view.name} view={view} onOpened={onClose} onDropped={refresh} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Modal>
  );
}

type LineProps = { view: SavedView; onOpened: () => void; onDropped: () => unknown };

function ViewLine({ view: { list, name, query }, onOpened, onDropped }: LineProps) {
  const drop = useMutation({
    mutationFn: () => send('DELETE', withQuery('/api/saved-views', { list, name })),
    onSettled: onDropped,
  });
  return (
    <li>
      <Link to={`?${new URLSearchParams(query)}`} onClick={onOpened} title={VIEWS.open}>
        {name}
      </Link>
      <Popconfirm
        title={VIEWS.dropSure(name)}
        okText={PARTS.confirm}
        cancelText={PARTS.cancel}
        onConfirm={() => drop.mutate()}
      >
        <Button type="text" icon={<DeleteOutlined />} aria-label={`${VIEWS.drop} ${name}`} />
      </Popconfirm>
      {drop.error && <Failure error={drop.error} />}
    </li>
  );
}
