import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import { DefaultParse, InjectHeaders, type Queryable } from '@pnp/queryable';
import type { ListName } from '../../../register/index.ts';
import { versionOf, type LeftRow } from './happened.ts';

/** Which column of a list holds the words that each write leaves. */
const stampColumn: Partial<Record<ListName, string>> = { Plans: 'Title', Updates: 'Commentary' };

type From = { url: string; bearer: string; fetch: typeof globalThis.fetch };

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Rows by list and Key, as a client reads them that nobody here wrote. */
export const readWithPnp = async ({ url, bearer, fetch }: From): Promise<Map<string, LeftRow[]>> => {
  const client = graphfi().using(
    DefaultInit(url),
    DefaultHeaders(),
    InjectHeaders({ Authorization: `Bearer ${bearer}` }),
    DefaultParse(),
    (instance: Queryable) => {
      instance.on.send.replace((address: URL, init: RequestInit) => fetch(address, init));
      return instance;
    },
  );
  const site = await client.sites.getByUrl('kingslynn.sharepoint.local', '/sites/Quarterbook');
  const left = new Map<string, LeftRow[]>();
  for (const [list, column] of Object.entries(stampColumn)) {
    const items = site.lists.getById(list).items;
    for await (const page of items.expand('fields').top(500)) {
      for (const { eTag, fields } of page) {
        const held = fields as Record<string, unknown>;
        const key = textOf(held['Key']) ?? '';
        const place = `${list} ${key}`;
        const row = { key, stamp: textOf(held[column]), version: versionOf(eTag ?? '') };
        left.set(place, [...(left.get(place) ?? []), row]);
      }
    }
  }
  return left;
};
