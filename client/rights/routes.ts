import type { Action } from './actions.js';

/** What of a person an answer holds, for the list of reads: people of the directory, workers of a case, files. */
export type Personal = 'people' | 'case' | 'file' | 'accounts';

/** `open`: asked before anybody has signed in. `personal`: its reads are put on a list. */
export type RouteRow = { open: true } | { action: Action; personal?: Personal };

/**
 * Every address under /api, once: method and path as they are registered → what one does there. An address that is not
 * here is closed to everybody, and a test walks the application's own list of addresses to find it.
 */
export const ROUTE_ROWS: Readonly<Record<string, RouteRow>> = {
  'POST /api/session': { open: true },
  'GET /api/session/ways': { open: true },
  'GET /api/session/oidc': { open: true },
  'GET /api/session/oidc/callback': { open: true },
  'GET /api/session': { action: 'keep-session' },
  'DELETE /api/session': { action: 'keep-session' },
  'POST /api/session/password': { action: 'keep-session' },
  'GET /api/tokens': { action: 'see-tokens' },
  'POST /api/tokens': { action: 'make-token' },
  'DELETE /api/tokens/:id': { action: 'end-token' },
  'GET /api/accounts': { action: 'keep-accounts', personal: 'accounts' },
  'POST /api/accounts': { action: 'keep-accounts' },
  'POST /api/accounts/:account/reset': { action: 'keep-accounts' },
  'POST /api/accounts/:account/disable': { action: 'keep-accounts' },
  'GET /api/access-log': { action: 'see-access-log' },
  'GET /api/todo': { action: 'see-own' },
  'GET /api/mine/done': { action: 'see-own' },
  'GET /api/mine/started': { action: 'see-own' },
  'GET /api/mine/copied': { action: 'see-own' },
  'GET /api/events': { action: 'see-own' },
  'GET /api/opinions': { action: 'see-own' },
  'GET /api/cycles': { action: 'list-cases' },
  'GET /api/obligations': { action: 'list-cases' },
  'GET /api/notices': { action: 'list-cases' },
  'GET /api/stuck': { action: 'list-cases' },
  'GET /api/figures': { action: 'list-cases' },
  'GET /api/coverage': { action: 'list-cases' },
  'POST /api/cycles': { action: 'open-case' },
  'POST /api/cycles/preview': { action: 'open-case' },
  'POST /api/cycles/import': { action: 'open-case' },
  'GET /api/cycles/:id': { action: 'see-case', personal: 'case' },
  'GET /api/cycles/:id/facts': { action: 'see-case', personal: 'case' },
  'GET /api/cycles/:id/obligations': { action: 'see-case' },
  'GET /api/cycles/:id/obligations/:obligation/proof': { action: 'see-case' },
  'GET /api/cycles/:id/timeline': { action: 'see-case' },
  'GET /api/cycles/:id/approvals': { action: 'see-case' },
  'GET /api/cycles/:id/approvals/:approval': { action: 'see-case' },
  'POST /api/cycles/:id/approvals/:approval/read': { action: 'mark-read' },
  'POST /api/cycles/:id/commands': { action: 'give-command' },
  'POST /api/cycles/:id/commands/preview': { action: 'give-command' },
  'GET /api/cycles/:id/restart-from-record': { action: 'operate' },
  'POST /api/cycles/:id/restart-from-record': { action: 'operate' },
  'POST /api/attachments': { action: 'keep-file' },
  'GET /api/attachments/:sha256': { action: 'see-file', personal: 'file' },
  'POST /api/calendar/notices': { action: 'import-notice' },
  'POST /api/calendar/notices/preview': { action: 'import-notice' },
  'GET /api/calendar/notices/:code/:notice': { action: 'see-notice' },
  'POST /api/mail/bounces': { action: 'take-bounce' },
  'GET /api/directory': { action: 'see-people', personal: 'people' },
  'GET /api/directory/log': { action: 'see-people' },
  'GET /api/directory/book': { action: 'take-people', personal: 'people' },
  'POST /api/directory': { action: 'change-people' },
  'POST /api/directory/book': { action: 'change-people' },
  'POST /api/directory/edits': { action: 'tell-absence' },
  'POST /api/directory/check': { action: 'change-people' },
  'POST /api/hand-over': { action: 'hand-over' },
  'GET /api/forecast': { action: 'forecast' },
};

/** The row of a registered address; undefined where there is none. */
export function rowOf(method: string, path: string): RouteRow | undefined {
  const key = `${method} ${path}`;
  return Object.hasOwn(ROUTE_ROWS, key) ? ROUTE_ROWS[key] : undefined;
}
