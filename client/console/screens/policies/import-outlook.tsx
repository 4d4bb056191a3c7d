import { Alert } from 'antd';
import { POLICY_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { fieldName, paramName } from '../../../../texts/zh-CN/policy.js';
import type { ImportFinding, PolicyOutlook, PublishedProfile, VersionChange } from '../../api/policy-answers.js';
import { usePeople } from '../../forms/use-people.js';
import { ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { OfferedMoves } from './offered-moves.js';

/** What a profile would do: faults at their lines, changes by jurisdiction, and cases it would be offered to. */
export function Outlook({
  outlook: { status, profile, findings, sources, versions, moves },
}: {
  outlook: PolicyOutlook;
}) {
  return (
    <>
      <h2>{POLICY_IMPORT.statuses[status]}</h2>
      {profile && <p>{POLICY_IMPORT.head(profile.version, profile.name, profile.rules)}</p>}
      <PageTable
        title={POLICY_IMPORT.findings}
        columns={FINDINGS}
        rows={findings}
        keyOf={(each) => [each.in, each.path, each.expected].join(' ')}
        emptyText={POLICY_IMPORT.noFindings}
      />
      {sources.length > 0 && (
        <>
          <h3>{POLICY_IMPORT.registers}</h3>
          <ul>
            {sources.map(({ id, title }) => (
              <li key={id}>
                {id} {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {status === 'new' && (
        <>
          <PageTable
            title={POLICY_IMPORT.versions}
            columns={CHANGES}
            rows={versions.flatMap(linesOf)}
            keyOf={({ key }) => key}
            emptyText={POLICY_IMPORT.unchanged}
          />
          <OfferedMoves moves={moves} />
        </>
      )}
    </>
  );
}

const FINDINGS: readonly Column<ImportFinding>[] = [
  { key: 'level', title: POLICY_IMPORT.level, value: ({ level }) => POLICY_IMPORT.levels[level], keep: true },
  { key: 'where', title: POLICY_IMPORT.where, value: whereText },
  { key: 'expected', title: POLICY_IMPORT.expected, value: ({ expected }) => expected },
  { key: 'hint', title: POLICY_IMPORT.hint, value: ({ level, hint }) => (level === 'error' ? hint : null) },
];

function whereText({ in: place, line, path }: ImportFinding): string {
  const parts = [POLICY_IMPORT.places[place], line === null ? '' : POLICY_IMPORT.line(line), path];
  return parts.filter((part) => part !== '').join(' ');
}

type Line = {
  key: string;
  where: string;
  on: string;
  rule: string;
  field: string;
  a: string;
  b: string;
  begins: string;
};

const CHANGES: readonly Column<Line>[] = [
  { key: 'where', title: POLICY_IMPORT.jurisdiction, value: ({ where }) => where },
  { key: 'on', title: POLICY_IMPORT.from, value: ({ on }) => on, keep: true },
  { key: 'rule', title: POLICY_IMPORT.rule, value: ({ rule }) => rule },
  { key: 'field', title: POLICY_IMPORT.field, value: ({ field }) => field },
  { key: 'before', title: POLICY_IMPORT.before, value: ({ a }) => a },
  { key: 'after', title: POLICY_IMPORT.after, value: ({ b }) => b },
  { key: 'begins', title: POLICY_IMPORT.begins, value: ({ begins }) => begins },
];

function linesOf({ code, name, on, params, rules }: VersionChange): Line[] {
  const at = { where: `${code} ${name}`, on };
  const key = (...parts: string[]) => [code, on, ...parts].join(' ');
  const ofParams = params.map(({ name: param, texts }) => ({
    ...{ ...at, ...texts, key: key('param', param), rule: '', field: paramName(param), begins: on },
  }));
  const ofRules = rules.flatMap((each): Line[] => {
    const rule = ruleName(each.rule);
    const begins = POLICY_IMPORT[each.begins.transition](each.begins.from);
    if ('only' in each) {
      const sides = each.only === 'b' ? { a: '', b: POLICY_IMPORT.added } : { a: '', b: POLICY_IMPORT.dropped };
      return [{ ...at, ...sides, key: key(each.rule), rule, field: '', begins }];
    }
    return each.fields.map(({ name: field, texts }) => ({
      ...{ ...at, ...texts, key: key(each.rule, field), rule, field: fieldName(field), begins },
    }));
  });
  const lines = [...ofParams, ...ofRules];
  const same = { ...at, key: key(), rule: POLICY_IMPORT.unchanged, field: '', a: '', b: '', begins: '' };
  return lines.length === 0 ? [same] : lines;
}

/** A profile that is published: by whom, and which policies came of it. */
export function Published({
  published: { profile, policies, by, at, again, copied },
}: {
  published: PublishedProfile;
}) {
  const { nameOf } = usePeople();
  const notes = [
    ...(by === null || at === null ? [] : [POLICY_IMPORT.by(at.slice(0, 'YYYY-MM-DD'.length), nameOf(by))]),
    ...policies,
    ...(copied ? [] : [POLICY_IMPORT.notCopied]),
  ];
  return (
    <Alert
      type={copied ? 'success' : 'warning'}
      showIcon
      role="status"
      title={`${again ? POLICY_IMPORT.again : POLICY_IMPORT.done}：${profile.version} ${profile.name}`}
      description={
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      }
    />
  );
}
