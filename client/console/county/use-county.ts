import { isOfBureauAbove } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { useFilters } from '../table/filters.js';

/** Which county is looked at. `code`: as it goes into a question, left out for the own one. */
export type County = { code: string | undefined; isOwn: boolean };

/** The county in the address of the screen; the own one where none is named there. */
export function useCounty(): County {
  const session = useSession();
  const [{ code }] = useFilters();
  const other = isOfBureauAbove(session) && code !== session.code ? code : undefined;
  return { code: other, isOwn: other === undefined };
}
