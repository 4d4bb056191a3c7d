import { credentialsSchema, newAccountSchema, newTokenSchema, passwordChangeSchema } from '../../schemas/identity.js';
import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { QUERIES } from '../../schemas/query.js';
import { ROLES } from '../rights/roles.js';
import { type Json, json, operation, PROBLEM, queryParameters, ref } from './openapi-parts.js';

/** What the interface says of coming in: sessions, accounts, tokens, and who read personal data. */
export function identityPaths(): Json {
  const part = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  const account = { parameters: [part('account')] };
  return {
    ...sessionPaths(),
    '/api/accounts': {
      get: operation('Accounts of the county', {}),
      post: operation('An account for a person; its first password is told once', {
        requestBody: json(jsonSchemaOf(newAccountSchema)),
        status: '201',
      }),
    },
    '/api/accounts/{account}/reset': { post: operation('Another first password; every session ends', account) },
    '/api/accounts/{account}/disable': { post: operation('Close an account, its sessions and tokens', account) },
    '/api/tokens': {
      get: operation('Own tokens; for an administrator those of the county', {}),
      post: operation('A token for a program; it is told once', {
        requestBody: json(jsonSchemaOf(newTokenSchema)),
        status: '201',
      }),
    },
    '/api/tokens/{id}': { delete: operation('End a token', { parameters: [part('id')] }) },
    '/api/access-log': {
      get: operation('Who read personal data of the county, newest first', {
        parameters: queryParameters(QUERIES.accessLog),
      }),
    },
  };
}

function sessionPaths(): Json {
  const open = (summary: string, more: Json): Json => ({ summary, security: [], ...more });
  const session = { description: 'The session; its cookie is set', ...json(ref('Session')) };
  const away = { 302: { description: 'On to the provider, or back to the console' }, default: PROBLEM };
  const credentials = { required: true, ...json(jsonSchemaOf(credentialsSchema)) };
  const change = { required: true, ...json(jsonSchemaOf(passwordChangeSchema)) };
  const empty = { 204: { description: 'Done' }, default: PROBLEM };
  return {
    '/api/session': {
      get: operation('Who is signed in', { schema: ref('Session') }),
      post: open('Sign in', { requestBody: credentials, responses: { 200: session, default: PROBLEM } }),
      delete: { summary: 'Sign out; the session ends at once', responses: empty },
    },
    '/api/session/password': {
      post: { summary: 'Another password; every other session ends', requestBody: change, responses: empty },
    },
    '/api/session/ways': {
      get: open('How one may sign in here', {
        responses: { 200: { description: 'Ways', ...json({ type: 'object' }) } },
      }),
    },
    '/api/session/oidc': { get: open('Sign in with the provider', { parameters: [TO], responses: away }) },
    '/api/session/oidc/callback': { get: open('Back from the provider', { responses: away }) },
  };
}

const TO: Json = {
  name: 'to',
  in: 'query',
  description: 'Place of the console to go on to',
  schema: { type: 'string' },
};

export const SESSION: Json = {
  type: 'object',
  required: ['person', 'code', 'title', 'posts', 'party', 'tier', 'roles', 'mustChangePassword', 'csrf', 'expiresAt'],
  properties: {
    person: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
    code: { type: 'string', description: 'Jurisdiction whose directory he stands in' },
    title: { type: 'string', description: 'His posts in Chinese' },
    posts: { type: 'array', items: { type: 'string' } },
    party: { type: 'string' },
    tier: { enum: ['province', 'prefecture', 'county', 'township', 'outside'] },
    roles: { type: 'array', items: { enum: [...ROLES] } },
    mustChangePassword: { type: 'boolean', description: 'Until then everything else answers password-change-needed' },
    csrf: { type: 'string', description: 'Value of x-caigou-csrf, which every request but GET must show' },
    expiresAt: { type: 'string', format: 'date-time' },
  },
};
