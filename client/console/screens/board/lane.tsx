import { Pagination } from 'antd';
import { BOARD, LANE_TITLES } from '../../../../texts/zh-CN/console/board.js';
import { LAMP_WORDS, PARTS } from '../../../../texts/zh-CN/console/parts.js';
import type { BoardLine, Lane } from '../../api/answers.js';
import { LAMP_ICONS } from '../../parts/due-tag.js';
import { Failure } from '../../parts/failure.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { Nothing } from '../../parts/states.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { DutyCard } from './duty-card.js';

type Props = { lane: Lane; query: Readonly<Record<string, string>> };

/** One lane with its own pages, headed by sign, word and number. */
export function BoardLane({ lane, query }: Props) {
  const { rows, total, error, retry, shown } = useNumberedPages<BoardLine>('/api/board', { ...query, lanes: lane });
  const lamp = LAMP_OF_LANE[lane];
  const Icon = LAMP_ICONS[lamp];
  return (
    <section className={`lane lane-${lamp}`} aria-label={LAMP_WORDS[lamp]}>
      <h2>
        <Icon /> {LANE_TITLES[lamp]} <span className="lane-count">{total}</span>
      </h2>
      {error && <Failure error={error} retry={retry} />}
      {total === 0 ? (
        <Nothing text={BOARD.noneInLane} />
      ) : (
        <ul>
          {rows.map((line) => (
            <DutyCard key={`${line.cycleId}/${line.id}`} line={line} />
          ))}
        </ul>
      )}
      {total > shown.limit && (
        <Pagination
          simple={{ readOnly: true }}
          size="small"
          current={shown.page}
          pageSize={shown.limit}
          total={total}
          showTotal={PARTS.total}
          onChange={shown.onPage}
        />
      )}
    </section>
  );
}
