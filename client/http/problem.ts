import type { Context } from 'hono';
import { isRefused, REFUSAL_ANSWERS, type Refused, refusalWords, refusalWordsEn } from '../refusals.js';

/** RFC 9457 problem of a refusal; `code` and `allowedNow` are what programs act on. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  tried: string;
  why: Refused['why'];
  allowedNow: string[];
  en: { title: string; detail: string };
  issues?: Refused['issues'];
};

/** The problem as data. The type is a name, not an address: nothing has to be reachable to understand it. */
export function problemOf(refused: Refused): Problem {
  const { code, tried, why, allowedNow, issues } = refused;
  const [zh, en] = [refusalWords(refused), refusalWordsEn(refused)];
  return {
    type: `urn:caigou:refusal:${code}`,
    title: zh.no,
    status: REFUSAL_ANSWERS[code].status,
    detail: zh.help,
    code,
    tried,
    why,
    allowedNow,
    en: { title: en.no, detail: en.help },
    ...(issues === undefined ? {} : { issues }),
  };
}

/** Answers with a refusal. */
export function refuse(context: Context, refused: Refused): Response {
  const problem = problemOf(refused);
  return context.body(JSON.stringify(problem), REFUSAL_ANSWERS[refused.code].status, {
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

/** A fault of ours or a mistake about the address: nothing a rule says. */
export function fault(
  context: Context,
  status: 401 | 404 | 405 | 413 | 415 | 429 | 500,
  title: string,
  en: string,
): Response {
  const problem = { type: 'about:blank', title, status, en: { title: en } };
  return context.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

/** Answers with what was asked for, or with the refusal of it. */
export function answer(context: Context, given: object, status: 200 | 201 = 200): Response {
  return isRefused(given) ? refuse(context, given) : context.json(given, status);
}
