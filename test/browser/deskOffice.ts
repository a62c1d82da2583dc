import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import type { Snapshot } from '../../register/index.ts';
import { openOffice, type Access } from '../server/office.ts';
import { hostPage } from '../tab/tabServer.ts';
import { apiClientId, authority, tenant } from '../server/signing.ts';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The whole product in memory with the built page, on a port of its own. */
export const serveDesk = async (start: Snapshot, mayRead?: Access) => {
  const office = await openOffice(start, mayRead, join(import.meta.dirname, '../..'));
  const listener = getRequestListener(office.app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A page in which that person has signed in as Entra lets them: by redirect, with a token that the product verifies. */
  const signIn = async (browser: Browser, entraId: string, width = 1440): Promise<Page> => {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    const issuer = `${authority}/${tenant}`;
    let nonce: string | null = null;
    await page.route(`${authority}/**`, async route => {
      const url = new URL(route.request().url());
      const headers = { 'Access-Control-Allow-Origin': '*' };
      if (url.pathname.endsWith('/openid-configuration'))
        return route.fulfill({
          headers,
          json: {
            issuer: `${issuer}/v2.0`,
            authorization_endpoint: `${issuer}/oauth2/v2.0/authorize`,
            token_endpoint: `${issuer}/oauth2/v2.0/token`,
            jwks_uri: `${issuer}/discovery/v2.0/keys`,
            end_session_endpoint: `${issuer}/oauth2/v2.0/logout`,
          },
        });
      if (url.pathname.endsWith('/authorize')) {
        nonce = url.searchParams.get('nonce');
        const answer = new URLSearchParams({ code: 'a-code', state: url.searchParams.get('state') ?? '' });
        const Location = `${url.searchParams.get('redirect_uri')}#${answer.toString()}`;
        return route.fulfill({ status: 302, headers: { Location } });
      }
      const claims = {
        aud: apiClientId,
        iss: `${issuer}/v2.0`,
        tid: tenant,
        oid: entraId,
        sub: 's',
        preferred_username: 'somebody@council.example',
        nonce,
        exp: Math.floor(Date.now() / 1000) + 3600,
      };
      return route.fulfill({
        headers,
        json: {
          token_type: 'Bearer',
          expires_in: 3600,
          scope: `${apiClientId}/access_as_user`,
          access_token: await office.signing.token({ oid: entraId }),
          id_token: `${encode({ alg: 'none' })}.${encode(claims)}.x`,
          client_info: encode({ uid: entraId, utid: tenant }),
        },
      });
    });
    return page;
  };

  /** The tab as Teams frames it, for that person; `window.changeTheme` of its host gives it another theme. */
  const openInTeams = async (browser: Browser, entraId: string, query: string): Promise<Page> => {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.route(`${origin}/host**`, route =>
      route.fulfill({ contentType: 'text/html', body: hostPage }),
    );
    const token = await office.signing.token({ oid: entraId });
    await page.goto(`${origin}/host?${new URLSearchParams({ query, token }).toString()}`);
    return page;
  };

  return {
    ...office,
    origin,
    signIn,
    openInTeams,
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
