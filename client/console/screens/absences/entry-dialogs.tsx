import { Form, Input, Select } from 'antd';
import { ABSENCES, DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import { today } from '../../clock.js';
import { PublishDialog } from '../../directory/publish-dialog.js';
import { DayField, PersonField } from '../../forms/plain-fields.js';
import { useSession } from '../../session/use-session.js';
import { optionsOf } from '../../table/filters.js';
import { entering } from './edits.js';

type Props = { keeps: boolean; onClose: () => void };

/** An absence: one's own, or anybody's where one keeps the directory. */
export function AbsenceDialog({ keeps, onClose }: Props) {
  const { person } = useSession();
  const own = { person: person.id };
  return (
    <PublishDialog
      title={ABSENCES.addAbsence}
      begin={{ ...own, from: today(), to: today() }}
      {...entering((typed) => ({ ...own, ...typed, kind: 'add-absence' }))}
      onClose={onClose}
    >
      {keeps && <PersonField name="person" label={DIRECTORY.person} />}
      <DayField name="from" label={DIRECTORY.from} required />
      <DayField name="to" label={DIRECTORY.to} required />
      <Form.Item name="reason" label={ABSENCES.reason}>
        <Input maxLength={200} />
      </Form.Item>
    </PublishDialog>
  );
}

/** Somebody stands in for oneself, or for anybody where one keeps the directory. */
export function ProxyDialog({ keeps, onClose }: Props) {
  const { person } = useSession();
  const own = { principal: person.id };
  return (
    <PublishDialog
      title={ABSENCES.addProxy}
      begin={{ ...own, from: today(), to: today() }}
      {...entering((typed) => ({ ...own, ...typed, kind: 'add-proxy' }))}
      onClose={onClose}
    >
      {keeps && <PersonField name="principal" label={ABSENCES.principal} />}
      <PersonField name="proxy" label={ABSENCES.proxy} />
      <DayField name="from" label={DIRECTORY.from} required />
      <DayField name="to" label={DIRECTORY.to} required />
      <Form.Item name="subjects" label={ABSENCES.subjects} extra={ABSENCES.subjectsHint}>
        <Select mode="multiple" options={optionsOf(SUBJECT_KIND_NAMES)} />
      </Form.Item>
    </PublishDialog>
  );
}

type EndProps = { title: string; edit: { kind: 'end-absence'; person: string } | { kind: 'end-proxy'; id: string } };

/** Back earlier, or standing in no longer: from a day on. */
export function EndDialog({ title, edit, onClose }: EndProps & { onClose: () => void }) {
  return (
    <PublishDialog
      title={title}
      begin={{ on: today() }}
      {...entering((typed) => ({ ...edit, ...typed }))}
      onClose={onClose}
    >
      <DayField name="on" label={ABSENCES.on} required />
    </PublishDialog>
  );
}
