import * as oidc from 'openid-client';

/** How this installation stands with its provider. */
export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** What people read on the button. */
  name: string;
  /** Claim that names who it is, and what it names: an account of ours, or a person of the directory. */
  claim: string;
  match: 'account' | 'person';
  /** Where the provider sends people back to. */
  callback: string;
};

/** What the browser keeps from going to the provider until it comes back. */
type Kept = { state: string; nonce: string; verifier: string };

/** Signing in with a provider: there, and back with what it says of who it is. */
export type OidcDoor = {
  /** Where to go, and what the browser keeps meanwhile; null when the provider does not answer. */
  begin(): Promise<{ url: string; kept: string } | null>;
  /** The value of the claim; null when what comes back is not what was asked, or names nobody. */
  finish(query: URLSearchParams, kept: string): Promise<string | null>;
};

/** The provider is asked what it offers when somebody first wants in: one that is away does not keep us from starting. */
export function oidcDoor(config: OidcConfig, onFault: (error: unknown) => undefined): OidcDoor {
  let found: Promise<oidc.Configuration> | undefined;
  const provider = (): Promise<oidc.Configuration> => {
    found ??= discovered(config).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    begin: async () => {
      const there = await provider().catch(onFault);
      if (there === undefined) return null;
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const url = oidc.buildAuthorizationUrl(there, {
        redirect_uri: config.callback,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      const kept: Kept = { state, nonce, verifier };
      return { url: url.href, kept: Buffer.from(JSON.stringify(kept)).toString('base64url') };
    },
    finish: async (query, kept) => {
      const asked = keptIn(kept);
      if (asked === null) return null;
      try {
        return await named(await provider(), config, { query, asked });
      } catch (error) {
        onFault(error);
        return null;
      }
    },
  };
}

/** Over plain http only a provider on this very machine, as tests have one. */
function discovered({ issuer, clientId, clientSecret }: OidcConfig): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const near = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const options = near ? { execute: [oidc.allowInsecureRequests] } : {};
  return oidc.discovery(url, clientId, clientSecret, clientSecret === undefined ? oidc.None() : undefined, options);
}

/** The library checks issuer, audience, signature, state, nonce and times; a claim is then looked up here. */
async function named(
  provider: oidc.Configuration,
  { callback, claim }: OidcConfig,
  { query, asked }: { query: URLSearchParams; asked: Kept },
): Promise<string | null> {
  const back = new URL(callback);
  back.search = query.toString();
  const tokens = await oidc.authorizationCodeGrant(provider, back, {
    pkceCodeVerifier: asked.verifier,
    expectedState: asked.state,
    expectedNonce: asked.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return null;
  const value = claims[claim] ?? (await userInfo(provider, tokens.access_token, claims.sub))[claim];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Many providers leave profile claims out of the ID token. */
async function userInfo(
  provider: oidc.Configuration,
  token: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (provider.serverMetadata().userinfo_endpoint === undefined) return {};
  return oidc.fetchUserInfo(provider, token, subject);
}

function keptIn(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { state, nonce, verifier }: Partial<Record<keyof Kept, unknown>> = value;
  return [state, nonce, verifier].every((each) => typeof each === 'string' && each.length > 0);
}
