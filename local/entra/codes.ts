import { createHash, randomBytes } from 'node:crypto';
import { OAuthRefusal } from './oauthRefusal.ts';

/** What a person agreed to by picking who they are. */
export type Grant = { oid: string; clientId: string; scope: string; nonce: string | null };

type Code = Grant & { redirectUri: string; challenge: string; expires: number };

/** Codes and refresh tokens, kept only as long as the process: a person picks again after a new start. */
export type Codes = {
  keep(grant: Grant, given: { redirectUri: string; challenge: string }): string;
  /** Once only, and only to whoever made the challenge. */
  redeem(code: string, proof: { clientId: string; redirectUri: string; verifier: string }): Grant;
  keepRefreshToken(grant: Grant): string;
  refresh(token: string, clientId: string): Grant;
};

const tenMinutes = 600_000;

const secret = (): string => randomBytes(32).toString('base64url');

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

export const createCodes = (): Codes => {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();
  return {
    keep: (grant, given) => {
      const code = secret();
      codes.set(code, { ...grant, ...given, expires: Date.now() + tenMinutes });
      return code;
    },
    redeem: (code, { clientId, redirectUri, verifier }) => {
      const kept = codes.get(code);
      codes.delete(code);
      if (
        !kept ||
        kept.expires < Date.now() ||
        kept.clientId !== clientId ||
        kept.redirectUri !== redirectUri
      ) {
        throw new OAuthRefusal(
          'invalid_grant',
          70008,
          'The provided authorization code has expired, was redeemed, or is not for this application.',
        );
      }
      if (challengeOf(verifier) !== kept.challenge) {
        throw new OAuthRefusal(
          'invalid_grant',
          501481,
          'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
        );
      }
      return kept;
    },
    keepRefreshToken: grant => {
      const token = secret();
      refreshTokens.set(token, grant);
      return token;
    },
    refresh: (token, clientId) => {
      const grant = refreshTokens.get(token);
      if (grant?.clientId === clientId) return grant;
      throw new OAuthRefusal(
        'invalid_grant',
        700082,
        'The refresh token has expired or is not for this application.',
      );
    },
  };
};
