import { Tabs, Typography } from 'antd';
import { AUDIT } from '../../../../texts/zh-CN/console/audit.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { useFilters } from '../../table/filters.js';
import { Facts } from './facts.js';
import { Reads } from './reads.js';
import { Registers } from './registers.js';

/** Who did what and when: the record, the registers, and reads of personal data. */
export function Screen() {
  const [{ tab = 'facts', person = '' }, , setAll] = useFilters();
  const administers = isMeantFor(useSession(), ['administrator']);
  return (
    <>
      <Typography.Title level={1}>{AUDIT.title}</Typography.Title>
      <Tabs
        activeKey={tab}
        // What one list is narrowed by says little about another; whose doing is looked at goes along.
        onChange={(to) => setAll({ tab: to === 'facts' ? '' : to, kinds: '', cycle: '', from: '', to: '', person })}
        destroyOnHidden
        items={[
          { key: 'facts', label: AUDIT.facts, children: <Facts /> },
          { key: 'registers', label: AUDIT.registers, children: <Registers /> },
          ...(administers ? [{ key: 'reads', label: AUDIT.reads, children: <Reads /> }] : []),
        ]}
      />
    </>
  );
}
