import { OAuthRefusal } from './oauthRefusal.ts';

const aboutTheSignIn = new Set(['openid', 'profile', 'email', 'offline_access']);

const graph = 'https://graph.microsoft.com';

export type Wanted = { resource: string; scopes: string[] };

/**
 * What a `scope` parameter asks for: one resource and its scopes. A bare name is Graph's; `R/.default` is all that was
 * granted on R. Null where it asks for nothing beyond the sign-in itself.
 */
export const parseScopes = (text: string): Wanted | null => {
  const wanted = text
    .split(' ')
    .filter(scope => scope !== '' && !aboutTheSignIn.has(scope))
    .map(scope => {
      const cut = scope.lastIndexOf('/');
      return cut < 0
        ? { resource: graph, name: scope }
        : { resource: scope.slice(0, cut), name: scope.slice(cut + 1) };
    });
  const [first] = wanted;
  if (!first) return null;
  if (wanted.some(({ resource }) => resource !== first.resource)) {
    throw new OAuthRefusal(
      'invalid_scope',
      28000,
      'Provided value for the input parameter scope contains more than one resource.',
    );
  }
  return { resource: first.resource, scopes: wanted.map(({ name }) => name) };
};
