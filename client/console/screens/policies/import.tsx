import { Form, Input } from 'antd';
import { POLICY_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import type { PolicyOutlook, PublishedProfile } from '../../api/policy-answers.js';
import { TextImport } from '../../forms/text-import.js';
import { Outlook, Published } from './import-outlook.js';

type Typed = { register?: string };

/** A policy profile: what is wrong with it, what it changes where and for which cases, and only then its publishing. */
export function PolicyImport() {
  return (
    <>
      <p>{POLICY_IMPORT.lead}</p>
      <TextImport<Typed, PolicyOutlook, PublishedProfile>
        words={POLICY_IMPORT}
        path="/api/policies"
        rows={10}
        accept=".yaml,.yml"
        bodyOf={({ text, register = '' }) => ({
          profile: text,
          ...(register.trim() === '' ? {} : { sources: register }),
        })}
        digestOf={({ digest }) => digest}
        seen={(outlook) => <Outlook outlook={outlook} />}
        done={(published) => <Published published={published} />}
      >
        <Form.Item name="register" label={POLICY_IMPORT.register} extra={POLICY_IMPORT.registerHint}>
          <Input.TextArea rows={3} className="code-input" spellCheck={false} />
        </Form.Item>
      </TextImport>
    </>
  );
}
