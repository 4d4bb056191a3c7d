import { Alert } from 'antd';
import type { TouchedStep } from '../../../domain/approval/touched.js';
import type { LineDifference } from '../../../domain/directory/difference.js';
import { DIRECTORY } from '../../../texts/zh-CN/console/directory.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { REVISION_NAME } from '../../../texts/zh-CN/contents.js';
import {
  DIFFERENCE_NAMES,
  DIRECTORY_FIELD_TITLES,
  DIRECTORY_LIST_NAMES,
  directoryValueText,
  samePersonText,
} from '../../../texts/zh-CN/directory.js';
import { subjectText } from '../../../texts/zh-CN/subjects.js';
import type { DirectoryOutlook } from '../api/directory-answers.js';
import { ChangesTable } from '../parts/preview-dialog.js';
import { kindName } from '../parts/words.js';

/** What a change of the directory would mean: its lines before and after, and whose approvals it touches. */
export function Outlook({ outlook }: { outlook: DirectoryOutlook }) {
  const { status, rev, difference, cycles, withoutAdministrator, samePeople } = outlook;
  const doubles = [...new Set(samePeople.map(samePersonText))].map((text) => (
    <Alert key={text} type="warning" showIcon title={text} />
  ));
  if (status === 'nothing')
    return (
      <>
        <Alert type="info" showIcon role="status" title={DIRECTORY.nothing(rev)} />
        {doubles}
      </>
    );
  return (
    <section aria-label={PARTS.whatHappens}>
      {withoutAdministrator && <Alert type="warning" showIcon title={DIRECTORY.withoutAdministrator} />}
      {doubles}
      <Differences difference={difference} />
      {cycles.length === 0 ? (
        <p>{DIRECTORY.noneTouched}</p>
      ) : (
        <>
          <p>{DIRECTORY.touched(cycles.length)}</p>
          <ul>
            {cycles.map(({ cycleId, title, steps }) => (
              <li key={cycleId}>
                {cycleId} {title}
                <ul>
                  {steps.map((step) => (
                    <li key={`${step.approval}.${step.entry}`}>{stepText(step)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Differences({ difference }: { difference: readonly LineDifference[] }) {
  const changes = difference.map((line) => {
    const [before, after] = sides(line);
    return {
      key: `${line.list} ${line.key}`,
      what: `${DIRECTORY_LIST_NAMES[line.list]} ${DIFFERENCE_NAMES[line.how]}`,
      before,
      after,
    };
  });
  return <ChangesTable changes={changes} caption={DIRECTORY.differences} />;
}

type Cells = Readonly<Record<string, string | null>>;

function sides(line: LineDifference): [string, string] {
  if (!('fields' in line)) return line.how === 'added' ? ['', cellsText(line.line)] : [cellsText(line.line), ''];
  const before = Object.fromEntries(line.fields.map((each) => [each.field, each.before ?? '']));
  const after = Object.fromEntries(line.fields.map((each) => [each.field, each.after ?? '']));
  return [`${line.key}：${cellsText(before, true)}`, cellsText(after, true)];
}

function cellsText(cells: Cells, withEmpty = false): string {
  return Object.entries(cells)
    .filter(([, value]) => withEmpty || (value !== null && value !== ''))
    .map(([field, value]) => `${DIRECTORY_FIELD_TITLES[field] ?? field} ${directoryValueText(field, value)}`)
    .join('，');
}

function stepText({ subject, step, leaving, coming, ownerless }: TouchedStep): string {
  const names = (people: TouchedStep['coming']) => people.map(({ name }) => name).join('、');
  const said = [
    ...(leaving.length === 0 ? [] : [DIRECTORY.leaves(names(leaving))]),
    ...(coming.length === 0 ? [] : [DIRECTORY.comes(names(coming))]),
    ...(ownerless ? [DIRECTORY.ownerless] : []),
  ];
  return `${kindName(subject.kind)}（${subjectText(subject.ref)}） ${step ?? REVISION_NAME}：${said.join('，')}`;
}
