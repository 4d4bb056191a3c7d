import type { Post } from '../../domain/people.js';
import type { TokenScope } from '../../store/registry/identity/scopes.js';
import type { Role } from './roles.js';

/**
 * Where an action reaches. `own`: the own jurisdiction; `below`: also those below it; `case`: the same, and for outside
 * parties the cases they take part in, in whichever county its directory has them under the same address.
 */
export type Reach = 'own' | 'below' | 'case';

/** Who may do it, how far, and what a token must be good for; `person`: never by a token. `posts` is told to others. */
export type Right = {
  roles: readonly Role[];
  reach: Reach;
  scope: TokenScope | 'person';
  posts?: readonly Post[];
};

const BUREAUS = ['province', 'prefecture', 'county'] as const satisfies readonly Role[];
const KEEPERS = ['administrator'] as const satisfies readonly Role[];
/** Offices that see the whole county. */
const OFFICES = [...BUREAUS, 'township', 'finance', 'administrator'] as const satisfies readonly Role[];
const EVERYBODY = [...OFFICES, 'agent', 'evaluator', 'contractor'] as const satisfies readonly Role[];
const KEEPER_POSTS: readonly Post[] = ['administrator', 'superior'];

/**
 * Every action of the interface and who may do it. What is not here nobody may. A yes only opens the door: whether this
 * person may give this command in this case is for its chapter to say.
 */
export const RIGHTS = {
  'keep-session': { roles: EVERYBODY, reach: 'own', scope: 'person' },
  'make-token': { roles: EVERYBODY, reach: 'own', scope: 'person' },
  'see-tokens': { roles: EVERYBODY, reach: 'own', scope: 'read' },
  'end-token': { roles: EVERYBODY, reach: 'own', scope: 'write' },
  'see-own': { roles: EVERYBODY, reach: 'own', scope: 'read' },
  'keep-own': { roles: EVERYBODY, reach: 'own', scope: 'write' },
  'see-county': { roles: OFFICES, reach: 'below', scope: 'read' },
  'see-audit': { roles: OFFICES, reach: 'own', scope: 'read' },
  'see-portal': { roles: ['agent', 'evaluator', 'contractor'], reach: 'case', scope: 'read' },
  'see-running': { roles: KEEPERS, reach: 'own', scope: 'read', posts: KEEPER_POSTS },
  'correct-address': {
    roles: [...BUREAUS, 'administrator'],
    reach: 'own',
    scope: 'write',
    posts: ['officer', 'administrator'],
  },
  'list-cases': { roles: OFFICES, reach: 'below', scope: 'read' },
  'see-case': { roles: EVERYBODY, reach: 'case', scope: 'read' },
  'see-file': { roles: EVERYBODY, reach: 'case', scope: 'read' },
  'keep-file': { roles: EVERYBODY, reach: 'case', scope: 'write' },
  'mark-read': { roles: EVERYBODY, reach: 'case', scope: 'write' },
  'open-case': {
    roles: [...BUREAUS, 'administrator'],
    reach: 'own',
    scope: 'write',
    posts: ['officer', 'headOfOffice'],
  },
  'give-command': { roles: EVERYBODY, reach: 'case', scope: 'write' },
  forecast: { roles: OFFICES, reach: 'own', scope: 'read' },
  'take-bounce': {
    roles: [...BUREAUS, 'administrator'],
    reach: 'own',
    scope: 'write',
    posts: ['officer', 'administrator'],
  },
  'import-notice': {
    roles: [...BUREAUS, 'administrator'],
    reach: 'own',
    scope: 'operate',
    posts: ['officer', 'administrator'],
  },
  'import-policy': { roles: KEEPERS, reach: 'below', scope: 'operate', posts: KEEPER_POSTS },
  'see-notice': { roles: OFFICES, reach: 'own', scope: 'read' },
  'see-people': { roles: OFFICES, reach: 'own', scope: 'read' },
  'take-people': { roles: [...BUREAUS, 'administrator'], reach: 'own', scope: 'read' },
  'change-people': { roles: KEEPERS, reach: 'own', scope: 'operate', posts: KEEPER_POSTS },
  'tell-absence': { roles: EVERYBODY, reach: 'own', scope: 'write' },
  'hand-over': {
    roles: [...BUREAUS, 'administrator'],
    reach: 'own',
    scope: 'operate',
    posts: ['headOfOffice', 'administrator'],
  },
  operate: { roles: KEEPERS, reach: 'own', scope: 'operate', posts: KEEPER_POSTS },
  'keep-accounts': { roles: KEEPERS, reach: 'own', scope: 'operate', posts: KEEPER_POSTS },
  'see-access-log': { roles: KEEPERS, reach: 'own', scope: 'operate', posts: KEEPER_POSTS },
} as const satisfies Record<string, Right>;

export type Action = keyof typeof RIGHTS;
