import type { TokenSource } from '../credential.ts';
import { factsOf, type Link } from './request.ts';

/**
 * Puts our token on requests to exactly the configured origin, and takes any off on others. (The stock handler of the
 * client only knows Microsoft's own hosts, and sends a request to any other without a token and without a word.)
 */
export const authenticate =
  (tokens: TokenSource, { origin, scope }: { origin: string; scope: string }): Link =>
  async (context, next) => {
    const { url, headers } = factsOf(context);
    headers.delete('Authorization');
    if (url.origin === origin) headers.set('Authorization', `Bearer ${await tokens.token(scope)}`);
    context.options = { ...context.options, headers };
    await next();
  };

/** Traffic that says what it is, in Microsoft's own form, is throttled last. */
export const sayWhoWeAre: Link = async (context, next) => {
  const { headers } = factsOf(context);
  headers.set('User-Agent', 'NONISV|Council|Quarterbook/0.1.0');
  context.options = { ...context.options, headers };
  await next();
};
