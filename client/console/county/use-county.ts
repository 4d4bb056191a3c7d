import { useSearchParams } from 'react-router';
import { isOfBureauAbove } from '../session/session.js';
import { useSession } from '../session/use-session.js';

/** Which county is looked at. `code`: as it goes into a question, left out for the own one. */
export type County = { code: string | undefined; isOwn: boolean };

/** The county in the address of the screen; the own one where none is named there. Part of the first load. */
export function useCounty(): County {
  const session = useSession();
  const [params] = useSearchParams();
  const code = params.get('code') ?? session.code;
  const other = isOfBureauAbove(session) && code !== session.code ? code : undefined;
  return { code: other, isOwn: other === undefined };
}
