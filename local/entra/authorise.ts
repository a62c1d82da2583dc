import { html } from 'hono/html';
import type { Codes } from './codes.ts';
import { requireApplication } from './clientProof.ts';
import { OAuthRefusal } from './oauthRefusal.ts';
import type { Application, Tenant } from './tenant.ts';
import { findPerson, signInName } from './tenant.ts';

type Query = Readonly<Record<string, string>>;

export type SignInRequest = {
  application: Application;
  redirectUri: string;
  responseMode: 'query' | 'fragment';
  state: string;
  challenge: string;
  scope: string;
  nonce: string | null;
  prompt: string;
};

/** Only pages on this machine may be given a code: this would otherwise send anybody anywhere. */
export const isOnThisMachine = (address: string): boolean =>
  URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** Reads an authorise request. What does not hold is shown to the person, never sent to the address it names. */
export const parseSignIn = (tenant: Tenant, query: Query): SignInRequest => {
  const application = requireApplication(tenant, query['client_id']);
  const redirectUri = query['redirect_uri'] ?? '';
  if (!isOnThisMachine(redirectUri)) {
    throw new OAuthRefusal(
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' is not one of this machine.`,
    );
  }
  if (query['response_type'] !== 'code') {
    throw new OAuthRefusal('unsupported_response_type', 700054, "response_type must be 'code'.");
  }
  const challenge = query['code_challenge'] ?? '';
  if (challenge === '' || query['code_challenge_method'] !== 'S256') {
    throw new OAuthRefusal('invalid_request', 9002325, 'Proof Key for Code Exchange is required.');
  }
  return {
    application,
    redirectUri,
    responseMode: query['response_mode'] === 'fragment' ? 'fragment' : 'query',
    state: query['state'] ?? '',
    challenge,
    scope: query['scope'] ?? '',
    nonce: query['nonce'] ?? null,
    prompt: query['prompt'] ?? '',
  };
};

const returnAddress = (request: SignInRequest, answer: Record<string, string>): string => {
  const address = new URL(request.redirectUri);
  const parameters = new URLSearchParams({
    ...answer,
    ...(request.state === '' ? {} : { state: request.state }),
  });
  if (request.responseMode === 'fragment') address.hash = parameters.toString();
  else for (const [name, value] of parameters) address.searchParams.set(name, value);
  return address.toString();
};

/** Where a person goes after they picked who they are: back, with a code. */
export const addressWithCode = (request: SignInRequest, oid: string, codes: Codes): string => {
  const grant = { oid, clientId: request.application.appId, scope: request.scope, nonce: request.nonce };
  const code = codes.keep(grant, { redirectUri: request.redirectUri, challenge: request.challenge });
  return returnAddress(request, { code });
};

/** Where they go when nobody may be asked and nobody is known. */
export const addressWithRefusal = (request: SignInRequest): string =>
  returnAddress(request, {
    error: 'login_required',
    error_description: 'AADSTS50058: Session information is not sufficient for single-sign-on.',
  });

type Page = ReturnType<typeof html>;

const frame = (title: string, body: Page): Page =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          body {
            font:
              1rem/1.5 'Segoe UI',
              system-ui,
              sans-serif;
            max-width: 32rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          ul {
            list-style: none;
            padding: 0;
          }
          button {
            width: 100%;
            text-align: left;
            font: inherit;
            padding: 0.6rem 0.8rem;
            margin: 0.2rem 0;
            border: 1px solid #8a8886;
            border-radius: 4px;
            background: #fff;
            color: #201f1e;
            cursor: pointer;
          }
          button:hover {
            background: #f3f2f1;
          }
          small {
            color: #605e5c;
            display: block;
          }
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;

/** "Who are you": everybody of the tenant, one button each. */
export const whoAreYouPage = (tenant: Tenant, application: Application): Page =>
  frame(
    'Who are you?',
    html`<h1>Who are you?</h1>
      <p>
        ${application.displayName} asks who is there. This is the sign-in of your own machine: there is no
        password.
      </p>
      <form method="post">
        <ul>
          ${tenant.people.map(
            person =>
              html`<li>
                <button name="oid" value="${person.entraId}">
                  ${person.displayName}<small>${signInName(person)}</small>
                </button>
              </li>`,
          )}
        </ul>
      </form>`,
  );

export const refusalPage = (refusal: OAuthRefusal): Page =>
  frame(
    'Sign-in refused',
    html`<h1>Sign-in refused</h1>
      <p>${refusal.message}</p>
      <p>AADSTS${refusal.number}</p>`,
  );

/** The person that a browser picked before, or that the page already knows; null asks. */
export const knownPerson = (
  tenant: Tenant,
  { prompt, remembered, hint }: { prompt: string; remembered: string; hint: string },
): string | null => {
  if (prompt === 'login' || prompt === 'select_account') return null;
  const person =
    findPerson(tenant, remembered) ??
    tenant.people.find(each => hint !== '' && signInName(each) === hint) ??
    null;
  return person?.entraId ?? null;
};
