import { Link } from 'react-router';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { MineAnswer, OfCase, PortalDuty } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { casePath } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';

/** Which county and which case a line is of. */
export function caseColumns<Line extends OfCase>({ counties }: Pick<MineAnswer, 'counties'>): Column<Line>[] {
  const countyOf = (code: string) => counties.find((each) => each.code === code)?.name ?? code;
  return [
    { key: 'county', title: PORTAL.county, value: ({ code }) => countyOf(code), wideOnly: true },
    {
      key: 'case',
      title: PORTAL.caseOf,
      value: ({ cycleTitle }) => cycleTitle,
      cell: ({ cycleId, cycleTitle }) => <Link to={casePath(cycleId)}>{cycleTitle}</Link>,
    },
  ];
}

/** What is owed, and until when. */
export function dutyColumns<Line extends PortalDuty>(): Column<Line>[] {
  return [
    { key: 'thing', title: PORTAL.thing, value: ({ rule, subject }) => `${ruleName(rule)}（${subjectText(subject)}）` },
    {
      key: 'due',
      title: PORTAL.due,
      value: ({ due }) => due,
      cell: ({ cycleId, id, rule, due, leftWd, status, certainty }) => (
        <DueTag
          due={due}
          slack={leftWd}
          overdue={status === 'breached' || (leftWd !== null && leftWd < 0)}
          provisional={certainty === 'provisional'}
          proof={proofOfDuty(cycleId, id, ruleName(rule))}
        />
      ),
    },
  ];
}
