import { describe, expect, test } from '@jest/globals';
import { openApiDocument } from '../../../client/http/openapi.js';
import { OUTSIDE_KINDS } from '../../../schemas/commands.js';
import { FACT_KINDS } from '../../../schemas/facts.js';

type Published = { oneOf?: { $ref: string }[]; properties?: { kind?: { const?: string } } };
type Operation = { responses?: Record<string, { content: Record<string, { schema: unknown }> }> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Published> };
};
const document: Document = JSON.parse(JSON.stringify(openApiDocument()));

/** Every reference of the document, wherever it stands. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}

function resolved(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
      document,
    );
}

describe('the published interface', () => {
  test('has every command kind, each told apart by its kind', () => {
    const kinds = (document.components.schemas.Command?.oneOf ?? []).map(({ $ref }) => {
      return document.components.schemas[$ref.split('/').at(-1) ?? '']?.properties?.kind?.const;
    });
    expect(kinds).toEqual(OUTSIDE_KINDS);
  });

  test('has no reference that leads nowhere', () => {
    const missing = references(document).filter((reference) => resolved(reference) === undefined);
    expect(missing).toEqual([]);
  });

  test('says of a page of the record what each kind of fact holds', () => {
    const page = document.paths['/api/cycles/{id}/facts']?.get?.responses?.['200']?.content['application/json'];
    expect(page?.schema).toEqual({ $ref: '#/components/schemas/FactsPage' });
    const kinds = (document.components.schemas.Fact?.oneOf ?? []).map(({ $ref }) => resolved($ref));
    expect(kinds.map((each) => (each as Published).properties?.kind?.const)).toEqual(FACT_KINDS);
    const drafted = resolved('#/components/schemas/Fact.plan-drafted');
    expect(drafted).toMatchObject({
      unevaluatedProperties: false,
      allOf: [{ $ref: '#/components/schemas/FactEnvelope' }],
      properties: { data: { additionalProperties: false, properties: { fen: { type: 'integer' } } } },
    });
    expect(resolved('#/components/schemas/FactEnvelope')).not.toHaveProperty('additionalProperties');
  });

  test('names every address other programs rely on', () => {
    expect(
      Object.entries(document.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual([
      'delete /api/calendar/feed',
      'delete /api/drafts',
      'delete /api/saved-views',
      'delete /api/session',
      'delete /api/tokens/{id}',
      'get /api/access-log',
      'get /api/accounts',
      'get /api/attachments/{sha256}',
      'get /api/audit',
      'get /api/audit/chain',
      'get /api/audit/registers',
      'get /api/board',
      'get /api/board/counts',
      'get /api/calendar',
      'get /api/calendar.ics',
      'get /api/calendar/feed',
      'get /api/calendar/notices/{code}/{notice}',
      'get /api/copied',
      'get /api/counties',
      'get /api/coverage',
      'get /api/cycles',
      'get /api/cycles/template',
      'get /api/cycles/{id}',
      'get /api/cycles/{id}/approvals',
      'get /api/cycles/{id}/approvals/{approval}',
      'get /api/cycles/{id}/course',
      'get /api/cycles/{id}/engine-repairs',
      'get /api/cycles/{id}/facts',
      'get /api/cycles/{id}/mails',
      'get /api/cycles/{id}/obligations',
      'get /api/cycles/{id}/obligations/{obligation}/proof',
      'get /api/cycles/{id}/queue-reminders',
      'get /api/cycles/{id}/rebuild-row',
      'get /api/cycles/{id}/resend-letters',
      'get /api/cycles/{id}/restart-from-record',
      'get /api/cycles/{id}/retry-now',
      'get /api/cycles/{id}/tasks/{task}/proof',
      'get /api/cycles/{id}/timeline',
      'get /api/directory',
      'get /api/directory/book',
      'get /api/directory/log',
      'get /api/directory/own',
      'get /api/done',
      'get /api/drafts',
      'get /api/events',
      'get /api/figures',
      'get /api/filings',
      'get /api/forecast',
      'get /api/jobs',
      'get /api/jobs/rebuild',
      'get /api/jobs/{id}',
      'get /api/ledgers/{ledger}',
      'get /api/mine',
      'get /api/notices',
      'get /api/notices/{notice}',
      'get /api/obligations',
      'get /api/opinions',
      'get /api/plan-back',
      'get /api/policies',
      'get /api/policies/diff',
      'get /api/policies/{code}',
      'get /api/running',
      'get /api/saved-views',
      'get /api/second-clock',
      'get /api/session',
      'get /api/session/oidc',
      'get /api/session/oidc/callback',
      'get /api/session/ways',
      'get /api/started',
      'get /api/stuck',
      'get /api/todo/duties',
      'get /api/todo/policies',
      'get /api/todo/tasks',
      'get /api/tokens',
      'get /api/workbench',
      'get /healthz',
      'get /ics/{token}',
      'get /l/{token}',
      'get /readyz',
      'post /api/accounts',
      'post /api/accounts/{account}/disable',
      'post /api/accounts/{account}/reset',
      'post /api/attachments',
      'post /api/calendar/feed',
      'post /api/calendar/notices',
      'post /api/calendar/notices/preview',
      'post /api/copied/read',
      'post /api/cycles',
      'post /api/cycles/import',
      'post /api/cycles/preview',
      'post /api/cycles/{id}/approvals/{approval}/read',
      'post /api/cycles/{id}/commands',
      'post /api/cycles/{id}/commands/preview',
      'post /api/cycles/{id}/queue-reminders',
      'post /api/cycles/{id}/rebuild-row',
      'post /api/cycles/{id}/resend-letters',
      'post /api/cycles/{id}/restart-from-record',
      'post /api/cycles/{id}/retry-now',
      'post /api/directory',
      'post /api/directory/book',
      'post /api/directory/check',
      'post /api/directory/edits',
      'post /api/hand-over',
      'post /api/hand-over/undo',
      'post /api/jobs/import',
      'post /api/jobs/rebuild',
      'post /api/jobs/repair',
      'post /api/jobs/{id}/again',
      'post /api/mail/addresses',
      'post /api/mail/bounces',
      'post /api/policies',
      'post /api/policies/preview',
      'post /api/saved-views',
      'post /api/second-clock',
      'post /api/session',
      'post /api/session/password',
      'post /api/tokens',
      'post /l/{token}',
      'put /api/drafts',
    ]);
  });
});
