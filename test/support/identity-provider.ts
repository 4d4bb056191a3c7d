import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'caigou', secret: 'a secret of this test' };

/** An OpenID provider on this machine. It asks for no password: whoever comes is the one the test names. */
export type IdentityProvider = {
  issuer: string;
  /** Whom it vouches for: the subject, and the name among its claims. */
  person: { subject: string; name: string | null };
  close(): Promise<void>;
};

export async function startProvider(callback: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const own: IdentityProvider = {
    issuer: `http://127.0.0.1:${port}`,
    person: { subject: 's-1', name: 'officer' },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const provider = new Provider(own.issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [callback],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    cookies: { keys: ['a key of this test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: async (_context, accountId) => ({
      accountId,
      claims: async () => ({
        sub: accountId,
        ...(own.person.name === null ? {} : { preferred_username: own.person.name }),
      }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void vouch(provider, own, { request, response });
    else answer(request, response);
  });
  return own;
}

async function vouch(
  provider: Provider,
  { person }: IdentityProvider,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.subject, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: person.subject }, consent });
}

/** Follows the provider's own redirects as a browser does, up to the one that leaves it. */
export async function throughProvider(start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(start);
  const { origin } = at;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider stops at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(next, at);
    if (at.origin !== origin) return at;
  }
  throw new Error('the provider goes round in circles');
}
