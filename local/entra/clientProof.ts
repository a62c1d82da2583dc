import { X509Certificate, createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { OAuthRefusal } from './oauthRefusal.ts';
import { findApplication, tokenEndpoint } from './tenant.ts';
import type { Application, Tenant } from './tenant.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Thumbprints by the header that carries them. */
const thumbprints = (certificate: X509Certificate): Record<string, string> => ({
  'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
  x5t: createHash('sha1').update(certificate.raw).digest('base64url'),
});

const failed = (why: string): OAuthRefusal =>
  new OAuthRefusal('invalid_client', 700027, `Client assertion failed signature validation. ${why}`);

const headerOf = (assertion: string): Record<string, unknown> => {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw failed('It is no signed token.');
  }
};

const verifyAssertion = async (
  assertion: string,
  application: Application,
  tenant: Tenant,
): Promise<void> => {
  if (application.certificatePem === null) throw failed('No certificate is registered for this application.');
  const certificate = new X509Certificate(application.certificatePem);
  const header = headerOf(assertion);
  const known = Object.entries(thumbprints(certificate)).some(([name, print]) => header[name] === print);
  if (!known) throw failed('The key was not found.');
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      audience: [tokenEndpoint(tenant), `${tenant.authority}/${tenant.tenantId}/v2.0`],
      issuer: application.appId,
      subject: application.appId,
      requiredClaims: ['exp'],
      clockTolerance: 30,
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new OAuthRefusal(
        'invalid_client',
        700024,
        'Client assertion is not within its valid time range.',
      );
    }
    throw failed(error instanceof Error ? error.message : 'It does not hold.');
  }
};

/** The application that a token request names, whether or not it proves to be it. */
export const requireApplication = (tenant: Tenant, clientId: string | undefined): Application => {
  if (clientId === undefined || clientId === '') {
    throw new OAuthRefusal(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  }
  const application = findApplication(tenant, clientId);
  if (application) return application;
  throw new OAuthRefusal(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory.`,
  );
};

/** The application that proved by its certificate that it is it. There are no secrets here, so a secret is refused. */
export const requireProof = async (
  tenant: Tenant,
  form: Readonly<Record<string, string>>,
): Promise<Application> => {
  const application = requireApplication(tenant, form['client_id']);
  if (form['client_secret'] !== undefined) {
    throw new OAuthRefusal('invalid_client', 7000215, 'Invalid client secret provided.');
  }
  const assertion = form['client_assertion'];
  if (assertion === undefined || form['client_assertion_type'] !== assertionType) {
    throw new OAuthRefusal(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  await verifyAssertion(assertion, application, tenant);
  return application;
};
