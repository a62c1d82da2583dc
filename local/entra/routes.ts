import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import {
  addressWithCode,
  addressWithRefusal,
  isOnThisMachine,
  knownPerson,
  parseSignIn,
  refusalPage,
  whoAreYouPage,
} from './authorise.ts';
import type { BotFramework } from './botFramework.ts';
import { instanceDiscovery, openIdConfiguration } from './discovery.ts';
import { OAuthRefusal, refusalBody } from './oauthRefusal.ts';
import type { SigningKeys } from './signingKeys.ts';
import { findPerson } from './tenant.ts';
import { answerTokenRequest } from './tokenRoute.ts';
import type { TokenRouteDeps } from './tokenRoute.ts';

export type EntraDeps = TokenRouteDeps & { keys: SigningKeys; botFramework: BotFramework };

const cookie = 'who-i-am';

const refuseOtherTenants = (tenantId: string) => async (context: Context, next: () => Promise<void>) => {
  const asked = context.req.param('tenant');
  if (asked === undefined || asked.toLowerCase() === tenantId) return next();
  const refusal = new OAuthRefusal('invalid_request', 90002, `Tenant '${asked}' not found.`);
  return context.json(refusalBody(refusal), 400);
};

const formOf = async (context: Context): Promise<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(await context.req.text()));

const addAuthorise = (app: Hono, { tenant, codes }: EntraDeps): void => {
  app.get('/:tenant/oauth2/v2.0/authorize', context => {
    const request = parseSignIn(tenant, context.req.query());
    const remembered = getCookie(context, cookie) ?? '';
    const hint = context.req.query('login_hint') ?? '';
    const oid = knownPerson(tenant, { prompt: request.prompt, remembered, hint });
    if (oid !== null) return context.redirect(addressWithCode(request, oid, codes));
    if (request.prompt === 'none') return context.redirect(addressWithRefusal(request));
    return context.html(whoAreYouPage(tenant, request.application));
  });
  app.post('/:tenant/oauth2/v2.0/authorize', async context => {
    const request = parseSignIn(tenant, context.req.query());
    const oid = (await formOf(context))['oid'] ?? '';
    if (!findPerson(tenant, oid)) throw new OAuthRefusal('invalid_grant', 50034, 'There is no such person.');
    setCookie(context, cookie, oid, { httpOnly: true, secure: true, sameSite: 'None', path: '/' });
    return context.redirect(addressWithCode(request, oid, codes));
  });
  app.get('/:tenant/oauth2/v2.0/logout', context => {
    deleteCookie(context, cookie, { secure: true, path: '/' });
    const back = context.req.query('post_logout_redirect_uri') ?? '';
    return isOnThisMachine(back) ? context.redirect(back) : context.text('You are signed out.');
  });
};

/** Everything that Entra and the Bot Framework answer; anything else is 501 with its path. */
export const entraRoutes = (deps: EntraDeps): Hono => {
  const { tenant, keys, botFramework } = deps;
  const app = new Hono();
  // Pages redeem their code from the browser, as Entra lets single-page applications do.
  app.use(
    '*',
    cors({ origin: origin => (isOnThisMachine(origin) ? origin : null), allowMethods: ['GET', 'POST'] }),
  );
  app.get('/botframework/v1/.well-known/openidconfiguration', context =>
    context.json(botFramework.metadata()),
  );
  app.get('/botframework/v1/.well-known/keys', context => context.json({ keys: botFramework.keys() }));
  app.get('/common/discovery/instance', context => context.json(instanceDiscovery(tenant)));
  app.use('/:tenant/*', refuseOtherTenants(tenant.tenantId));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', context =>
    context.json(openIdConfiguration(tenant)),
  );
  app.get('/:tenant/discovery/v2.0/keys', context => context.json({ keys: keys.published() }));
  app.post('/:tenant/oauth2/v2.0/token', async context => {
    context.header('Cache-Control', 'no-store');
    return context.json(await answerTokenRequest(deps, await formOf(context)));
  });
  addAuthorise(app, deps);
  app.notFound(context =>
    context.json(
      { error: 'not_implemented', error_description: `${context.req.method} ${context.req.path}` },
      501,
    ),
  );
  app.onError((error, context) => {
    if (!(error instanceof OAuthRefusal)) throw error;
    if (context.req.path.endsWith('/authorize')) return context.html(refusalPage(error), 400);
    return context.json(refusalBody(error), error.status === 401 ? 401 : 400);
  });
  return app;
};
