import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import {
  AuthenticationConfiguration,
  ServiceClientCredentialsFactory,
  type AuthenticateRequestResult,
} from 'botframework-connector';
import { connectorScope, type TokenSource } from './tokenSource.ts';

export type VerificationParts = {
  appId: string;
  openIdMetadataUrl: string;
  tokenIssuer: string;
  tokens: TokenSource;
};

type Verified = { ok: true; result: AuthenticateRequestResult } | { ok: false; status: 401 | 503 };

class Credentials extends ServiceClientCredentialsFactory {
  private readonly parts: VerificationParts;

  constructor(parts: VerificationParts) {
    super();
    this.parts = parts;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.parts.appId;
  }

  /** Never: without an app id the SDK takes anyone for anyone. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return {
      signRequest: async request => {
        request.headers.set('authorization', `Bearer ${await this.parts.tokens.token(connectorScope)}`);
        return request;
      },
    };
  }
}

/** Who says that they issued the token. Nothing is believed of it yet. */
const claimedIssuer = (header: string): unknown => {
  const [scheme, token, ...rest] = header.split(' ');
  const payload = token?.split('.')[1];
  if (scheme !== 'Bearer' || payload === undefined || rest.length > 0) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : null;
  } catch {
    return null;
  }
};

/** The keys could not be fetched: nothing is known of the token, and the sender should come again. */
const isOurs = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'FetchError' || (error as { statusCode?: number }).statusCode === 500);

/**
 * Verifies what Teams' channel service sends, with botbuilder's own validation. Tokens of emulators and of other bots
 * are refused before it looks at them: it would take those from other issuers. A wrong signature, which it throws as a
 * plain error, is a 401 like every other fault of a token.
 */
export const createVerification = (parts: VerificationParts) => {
  const { appId, openIdMetadataUrl, tokenIssuer } = parts;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ToChannelFromBotOAuthScope: connectorScope,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      ValidateAuthority: false,
    },
    new Credentials(parts),
    new AuthenticationConfiguration(),
  );
  const verify = async (activity: Partial<Activity>, header: string): Promise<Verified> => {
    if (claimedIssuer(header) !== tokenIssuer) return { ok: false, status: 401 };
    try {
      // The activity says which channel it is from, and the SDK believes it when it chooses how to verify.
      const fromTeams = { ...activity, channelId: 'msteams' } as Activity;
      const result = await authentication.authenticateRequest(fromTeams, header);
      const { claimsIdentity } = result;
      const isChannel =
        claimsIdentity.isAuthenticated &&
        claimsIdentity.getClaimValue('iss') === tokenIssuer &&
        claimsIdentity.getClaimValue('aud') === appId;
      return isChannel ? { ok: true, result } : { ok: false, status: 401 };
    } catch (error) {
      return { ok: false, status: isOurs(error) ? 503 : 401 };
    }
  };
  return { authentication, verify };
};
