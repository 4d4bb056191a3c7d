import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { COUNTY } from '../../../texts/zh-CN/console/county.js';
import type { CountiesAnswer } from '../api/answers.js';
import { get } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import { isOfBureauAbove } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { useFilters } from '../table/filters.js';

const PATH = '/api/counties';

/** Of a bureau with counties below it: which one is looked at, by name, and the way to another. Others look at their own. */
export function CountyChoice() {
  return isOfBureauAbove(useSession()) ? <Choice /> : null;
}

function Choice() {
  const { code: own, office } = useSession();
  const [{ code = own }, set] = useFilters();
  const query = useQuery({ queryKey: [PATH], queryFn: () => get<CountiesAnswer>(PATH) });
  const counties = query.data?.counties ?? [{ code: own, name: office }];
  const name = counties.find((each) => each.code === code)?.name ?? code;
  return (
    <div className="county-choice">
      <Select
        className="no-print"
        aria-label={COUNTY.choose}
        showSearch={{ optionFilterProp: 'label' }}
        value={code}
        options={counties.map((each) => ({ value: each.code, label: COUNTY.option(each.name, each.code) }))}
        onChange={(next) => set('code', next === own ? '' : next)}
      />
      <p role="status">
        {COUNTY.looking}
        <strong>{name}</strong>
        {code !== own && <span className="hint"> {COUNTY.onlyReads}</span>}
      </p>
      {query.error && <Failure error={query.error} retry={query.refetch} />}
    </div>
  );
}
