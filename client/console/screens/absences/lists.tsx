import { Button } from 'antd';
import type { Absence, DirectorySnapshot, StandingProxy } from '../../../../domain/directory/types.js';
import { ABSENCES, DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import { standingOf } from '../../directory/use-directory.js';
import { usePeople } from '../../forms/use-people.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Props = {
  directory: Pick<DirectorySnapshot, 'absences' | 'proxies'>;
  /** May the reader end what is this person's? */
  mayEnd: (person: string) => boolean;
  onEndAbsence: (absence: Absence) => void;
  onEndProxy: (proxy: StandingProxy) => void;
};

/** Absences and proxies of the county; what is over stands last. */
export function AbsenceLists({ directory, mayEnd, onEndAbsence, onEndProxy }: Props) {
  const { nameOf } = usePeople();
  const absences: Column<Absence>[] = [
    { key: 'person', title: DIRECTORY.person, value: ({ person }) => nameOf(person) },
    ...SPAN,
    { key: 'reason', title: ABSENCES.reason, value: ({ reason }) => reason },
    endColumn(ABSENCES.endAbsence, {
      name: ({ person }) => nameOf(person),
      may: ({ person }) => mayEnd(person),
      onEnd: onEndAbsence,
    }),
  ];
  const proxies: Column<StandingProxy>[] = [
    { key: 'principal', title: ABSENCES.principal, value: ({ principal }) => nameOf(principal) },
    { key: 'proxy', title: ABSENCES.proxy, value: ({ proxy }) => nameOf(proxy) },
    ...SPAN,
    {
      key: 'subjects',
      title: ABSENCES.subjects,
      value: ({ subjects }) => subjects.map((kind) => SUBJECT_KIND_NAMES[kind]).join('、'),
    },
    endColumn(ABSENCES.endProxy, {
      name: ({ principal }) => nameOf(principal),
      may: ({ principal }) => mayEnd(principal),
      onEnd: onEndProxy,
    }),
  ];
  return (
    <>
      <h2>{ABSENCES.absences}</h2>
      <PageTable
        title={ABSENCES.absences}
        columns={absences}
        rows={livingFirst(directory.absences)}
        keyOf={({ person, from }) => `${person} ${from}`}
        emptyText={ABSENCES.noAbsences}
      />
      <h2>{ABSENCES.proxies}</h2>
      <PageTable
        title={ABSENCES.proxies}
        columns={proxies}
        rows={livingFirst(directory.proxies)}
        keyOf={({ id }) => id}
        emptyText={ABSENCES.noProxies}
      />
    </>
  );
}

type Span = { from: string; to: string };

const SPAN: readonly Column<Span>[] = [
  { key: 'from', title: DIRECTORY.from, value: ({ from }) => from, keep: true },
  { key: 'to', title: DIRECTORY.to, value: ({ to }) => to, keep: true },
  { key: 'standing', title: DIRECTORY.standing, value: (span) => SPAN_WORDS[standingOf(span)] },
];

const SPAN_WORDS = { now: ABSENCES.now, before: ABSENCES.over, later: ABSENCES.later } as const;

function livingFirst<Line extends Span>(lines: readonly Line[]): Line[] {
  const over = (line: Line) => Number(standingOf(line) === 'before');
  return [...lines].sort((a, b) => over(a) - over(b) || (a.from < b.from ? 1 : -1));
}

type Ending<Line> = { name: (line: Line) => string; may: (line: Line) => boolean; onEnd: (line: Line) => void };

function endColumn<Line extends Span>(title: string, { name, may, onEnd }: Ending<Line>): Column<Line> {
  return {
    key: 'act',
    title: DIRECTORY.act,
    value: () => null,
    cell: (line) =>
      standingOf(line) !== 'before' &&
      may(line) && (
        <Button size="small" aria-label={`${title} ${name(line)} ${line.from}`} onClick={() => onEnd(line)}>
          {title}
        </Button>
      ),
  };
}
