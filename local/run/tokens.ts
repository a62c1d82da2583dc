import type { LocalEntra } from '../entra/index.ts';
import { identities } from './settings.ts';

/** Tokens live a little over an hour; half of it is left when we ask for another. */
const kept = 30 * 60_000;

/** Tokens for the API, for one person each, kept for a while as Teams and Office keep theirs. */
export const createTokens = (
  entra: Pick<LocalEntra, 'issueUserToken'>,
): ((personId: string) => Promise<string>) => {
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  return personId => {
    const known = tokens.get(personId);
    if (known !== undefined && known.until > Date.now()) return known.token;
    const audience = identities.apiClientId;
    const token = entra.issueUserToken({ oid: personId, audience, scopes: ['access_as_user'] });
    tokens.set(personId, { token, until: Date.now() + kept });
    return token;
  };
};
