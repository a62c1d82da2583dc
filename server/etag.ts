import { createHash } from 'node:crypto';

/** A strong ETag of anything JSON-safe. */
export const etagOf = (content: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)}"`;

const bare = (etag: string): string => etag.trim().replace(/^W\//, '');

/** Whether a list such as `If-None-Match` names this ETag. Weakly compared: compression makes ours weak on its way. */
export const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(',').some(each => bare(each) === '*' || bare(each) === bare(etag));
