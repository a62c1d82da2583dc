import type { Reach, Snapshot } from '../../register/index.ts';
import type { ProblemDocument } from '../../server/wire.ts';
import { openOffice } from './office.ts';

/** Somebody at a made-up council's API: what they read and send, each answered with its status and its body. */
export const openDesk = async (start: Snapshot, mayRead: (entraId: string) => Reach | null = () => 'all') => {
  const office = await openOffice(start, mayRead);
  const person = (entraId: string) => {
    const ask = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      const response = await office.app.request(path, {
        method,
        headers: { ...(await office.as(entraId)), 'Content-Type': 'application/json', ...more },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, etag: response.headers.get('ETag') ?? '', text };
    };
    return {
      ask,
      get: async <T>(path: string): Promise<T> => JSON.parse((await ask('GET', path)).text) as T,
      post: async <T>(path: string, body: unknown, more?: Record<string, string>) => {
        const { status, text } = await ask('POST', path, body, more);
        return { status, body: JSON.parse(text) as T & Partial<ProblemDocument> };
      },
    };
  };
  return { ...office, person };
};

export const itemPath = (key: string, door = ''): string => `/api/items/${encodeURIComponent(key)}${door}`;
