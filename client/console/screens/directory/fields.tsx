import { Form, Input, Select } from 'antd';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { PARTY_KIND_NAMES } from '../../../../texts/zh-CN/directory.js';
import { POST_NAMES } from '../../../../texts/zh-CN/terms.js';
import { DayField, PersonField } from '../../forms/plain-fields.js';
import { optionsOf } from '../../table/filters.js';

const needed = (label: string) => [{ required: true, message: DIRECTORY.missing(label) }];

/** The fields of one person; the id of one who is there already stays. */
export function PersonFields({ isNew }: { isNew: boolean }) {
  return (
    <>
      <Form.Item name="id" label={DIRECTORY.id} rules={needed(DIRECTORY.id)}>
        <Input disabled={!isNew} />
      </Form.Item>
      <Form.Item name="name" label={DIRECTORY.name} rules={needed(DIRECTORY.name)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="party" label={DIRECTORY.party} rules={needed(DIRECTORY.party)}>
        <Select options={optionsOf(PARTY_KIND_NAMES)} />
      </Form.Item>
      <Form.Item name="partyId" label={DIRECTORY.partyId}>
        <Input />
      </Form.Item>
      <Form.Item name="email" label={DIRECTORY.email}>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="phone" label={DIRECTORY.phone}>
        <Input maxLength={40} />
      </Form.Item>
      <DayField name="activeFrom" label={DIRECTORY.activeFrom} required />
      <DayField name="activeTo" label={DIRECTORY.activeTo} />
    </>
  );
}

/** A post given to somebody. */
export function HoldingFields() {
  return (
    <>
      <Form.Item name="post" label={DIRECTORY.post} rules={needed(DIRECTORY.post)}>
        <Select options={optionsOf(POST_NAMES)} />
      </Form.Item>
      <PersonField name="person" label={DIRECTORY.person} />
      <DayField name="from" label={DIRECTORY.from} required />
      <DayField name="to" label={DIRECTORY.to} />
    </>
  );
}

/** Whom somebody reports to. */
export function HeadFields() {
  return (
    <>
      <PersonField name="person" label={DIRECTORY.person} />
      <PersonField name="head" label={DIRECTORY.head} required={false} />
    </>
  );
}
