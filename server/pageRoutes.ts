import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type Next } from 'hono';
import type { AppDeps } from './deps.ts';
import { refusal } from './problem.ts';

const originOf = (address: string): string => new URL(address).origin;

/** Where Teams and Office show pages of others (Microsoft: tab prerequisites, valid domains of Office hosts). */
const hosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
];

/** Scripts of our own and Office.js only. Fluent writes its styles at run time, hence 'unsafe-inline' for styles. */
const policyOf = ({ publicConfig }: AppDeps): string => {
  const office = originOf(publicConfig.officeJsUrl);
  const authority = originOf(publicConfig.authority);
  return [
    "default-src 'self'",
    `script-src 'self' ${office}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${authority} ${office}`,
    `frame-src 'self' ${authority}`,
    `frame-ancestors 'self' ${hosts.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${authority}`,
  ].join('; ');
};

const cachingOf = (path: string): string =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** One built page under its own path. A path without a file of that name is the page itself, so that links survive. */
const page = (deps: AppDeps, name: 'tab' | 'addin'): Hono => {
  const root = join(deps.pages, name, 'dist');
  if (!existsSync(join(root, 'index.html'))) {
    return new Hono().all('*', () => {
      throw refusal('not-built');
    });
  }
  const policy = policyOf(deps);
  const headers = async (context: Context, next: Next) => {
    context.header('Content-Security-Policy', policy);
    context.header('Cache-Control', cachingOf(context.req.path));
    await next();
  };
  const rewriteRequestPath = (path: string) => path.slice(name.length + 1);
  return new Hono()
    .use(headers)
    .get('*', serveStatic({ root, rewriteRequestPath }))
    .get('*', (context, next) => {
      if (/\.\w+$/.test(context.req.path)) throw refusal('not-found');
      return serveStatic({ root, path: 'index.html' })(context, next);
    });
};

/** The tab, the task pane, and what they may know before anybody has signed in (`GET /config.json`). */
export const pageRoutes = (deps: AppDeps): Hono =>
  new Hono()
    .get('/config.json', context => {
      context.header('Cache-Control', 'no-cache');
      return context.json(deps.publicConfig);
    })
    .get('/tab', context => context.redirect('/tab/'))
    .get('/addin', context => context.redirect('/addin/'))
    .route('/tab', page(deps, 'tab'))
    .route('/addin', page(deps, 'addin'));
