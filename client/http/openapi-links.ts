import { jsonSchemaOf } from '../../schemas/json-schema.js';
import { linkFormSchema } from '../../schemas/link-form.js';

type Json = Record<string, unknown>;

const TOKEN = { name: 'token', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{32}$' } };

/** Pages behind the links of letters: the token is the only key, and `accept: application/json` asks for data. */
export function linkPaths(): Json {
  const schema = jsonSchemaOf(linkFormSchema);
  const content = {
    'text/html': { schema: { type: 'string' } },
    'application/json': { schema: { type: 'object', required: ['state'] } },
  };
  const open = (summary: string, more: Json = {}): Json => ({
    summary,
    security: [],
    parameters: [TOKEN],
    ...more,
    responses: { 200: { description: summary, content }, default: { description: 'Closed or refused', content } },
  });
  const forms = { 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema } };
  return {
    '/l/{token}': {
      get: open('What a link of a letter is for; changes nothing'),
      post: open('Do what the link is for, once', { requestBody: { required: true, content: forms } }),
    },
  };
}
