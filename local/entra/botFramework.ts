import type { JWK, JWTPayload } from 'jose';
import type { SigningKeys } from './signingKeys.ts';

/** The issuer that signs what channels send to bots; apart from the tenant, with keys of its own. */
export type BotFramework = {
  issuer: string;
  metadataUrl: string;
  metadata(): Record<string, unknown>;
  keys(): (JWK & { endorsements: string[] })[];
  /** Adds issuer and times (five minutes back, an hour on) to what is not given. */
  sign(claims: JWTPayload): Promise<string>;
};

export const createBotFramework = (authority: string, keys: SigningKeys): BotFramework => {
  const issuer = `${authority}/botframework/v1`;
  return {
    issuer,
    metadataUrl: `${issuer}/.well-known/openidconfiguration`,
    metadata: () => ({
      issuer,
      authorization_endpoint: `${authority}/botframework/v1/not-used`,
      jwks_uri: `${issuer}/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_post'],
    }),
    keys: () => keys.published().map(key => ({ ...key, endorsements: ['msteams'] })),
    sign: claims => {
      const now = Math.floor(Date.now() / 1000);
      return keys.sign({ iss: issuer, iat: now, nbf: now - 300, exp: now + 3600, ...claims });
    },
  };
};
