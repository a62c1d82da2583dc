import { Hono, type Context, type HonoRequest, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { blockRoutes } from './blockRoutes.ts';
import { decisionRoutes } from './decisionRoutes.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { deskRoutes } from './deskRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { itemRoutes } from './itemRoutes.ts';
import { factsOf } from './log.ts';
import { meetingRoutes } from './meetingRoutes.ts';
import { mindingRoutes } from './mindingRoutes.ts';
import { pageRoutes } from './pageRoutes.ts';
import { Refusal, refusal } from './problem.ts';
import { registerRoutes } from './registerRoutes.ts';
import { returnRoutes } from './returnRoutes.ts';
import { listedIn, type Visitor } from './visitor.ts';
import type { ProblemDocument } from './wire.ts';

/** More than any answer; far less than what would hurt. */
const longestBody = 256 * 1024;

const answer = (document: ProblemDocument, retryAfter?: number): Response =>
  new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(document.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    },
  });

type Unreachable = { name: string; retryAfter?: unknown };

/** What the store cannot reach is for a moment; anything else is our fault. Neither says more than its sentence. */
const failureOf = (failure: Error & Partial<Unreachable>): Response => {
  if (failure.name !== 'QuarterbookError') return answer(refusal('failed').document);
  const { retryAfter } = failure;
  return answer(refusal('unavailable').document, typeof retryAfter === 'number' ? Math.ceil(retryAfter) : 30);
};

const safeHeaders = async (context: Context, next: Next): Promise<void> => {
  await next();
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
};

const limited = bodyLimit({
  maxSize: longestBody,
  onError: () => {
    throw refusal('too-large');
  },
});

/** What Teams sends. It brings its own token, which the bot verifies and which no other route accepts. */
const hear = async ({ messages }: AppDeps, request: HonoRequest): Promise<Response> => {
  const { status, body } = await messages({
    method: request.method,
    headers: request.header(),
    body: await request.text(),
  });
  return body === null ? new Response(null, { status }) : Response.json(body, { status });
};

/**
 * Who is asking, and how much they may read. Two say so: the People list whose register it is, and SharePoint whether
 * this person may read it at all. Whoever is in no list is not asked about.
 */
const welcome = async (deps: AppDeps, authorization: string | undefined): Promise<Visitor> => {
  const { identity, reading, access, now, ready } = deps;
  const signedIn = await identity(authorization);
  if (!ready()) throw refusal('not-ready');
  const listed = listedIn(reading, signedIn, now());
  const reach = await access(signedIn, authorization ?? '').catch((failure: unknown) => {
    deps.log('access-unknown', factsOf(failure));
    throw refusal('access-unknown');
  });
  if (reach === null) throw refusal('not-on-site');
  return { ...listed, reach };
};

/** An item's key is a reference, and a restricted item's reference has no place in a log. */
const withoutKey = (path: string): string => path.replace(/^(\/api\/(?:items|drafts)\/)[^/]+/, '$1…');

const api = (deps: AppDeps): Hono<ApiEnv> => {
  return new Hono<ApiEnv>()
    .use(limited)
    .use(async (context, next) => {
      context.set('visitor', await welcome(deps, context.req.header('Authorization')));
      await next();
    })
    .route('/', registerRoutes(deps))
    .route('/', itemRoutes(deps))
    .route('/', returnRoutes(deps))
    .route('/', decisionRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', mindingRoutes(deps))
    .route('/', meetingRoutes(deps))
    .route('/', blockRoutes(deps))
    .route('/', eventRoutes(deps));
};

/** The whole of HTTP: the API, the bot's endpoint and the two pages. Every refusal is an RFC 9457 problem. */
export const createApp = (deps: AppDeps): Hono => {
  const app = new Hono();
  app.onError((failure, context) => {
    if (failure instanceof Refusal) return answer(failure.document);
    deps.log('request-failed', {
      method: context.req.method,
      path: withoutKey(context.req.path),
      ...factsOf(failure),
    });
    return failureOf(failure);
  });
  app.notFound(() => answer(refusal('not-found').document));
  return app
    .use(safeHeaders)
    .use(compress())
    .get('/health', context => context.json({ status: 'running' }))
    .get('/ready', context => {
      if (!deps.ready()) throw refusal('not-ready');
      return context.json({ status: 'ready', ...deps.load() });
    })
    .post('/api/messages', limited, context => hear(deps, context.req))
    .route('/api', api(deps))
    .route('/', pageRoutes(deps));
};
