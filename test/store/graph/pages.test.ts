import { describe, expect, test } from '@jest/globals';
import { createGraph } from '../../../store/index.ts';
import { everyRow } from '../../../store/graph/pages.ts';
import { readDelta } from '../../../store/graph/listDelta.ts';
import { openSite } from '../../../store/graph/site.ts';

const base = 'https://graph.test/v1.0';

/** A Graph that answers each address with one body; an address that is asked for more than three times is a loop. */
const graphOf = (bodies: Record<string, unknown>) => {
  const asked = new Map<string, number>();
  return createGraph({
    baseUrl: base,
    tokens: { token: () => Promise.resolve('a-token') },
    fetch: input => {
      const url = decodeURIComponent(input instanceof Request ? input.url : input.toString());
      const times = (asked.get(url) ?? 0) + 1;
      asked.set(url, times);
      if (times > 3) throw new Error(`asked too often: ${url}`);
      return Promise.resolve(Response.json(bodies[url.slice(base.length)]));
    },
  });
};

const page = (value: unknown[], next: string | null = null) => ({
  value,
  ...(next === null ? {} : { '@odata.nextLink': `${base}${next}` }),
});

describe('pages of rows', () => {
  test('that come round in a circle are refused, and not followed for ever', async () => {
    const graph = graphOf({ '/a': page([1], '/b'), '/b': page([2], '/c'), '/c': page([3], '/b') });
    await expect(everyRow(graph, '/a')).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('may be short or empty and still have a next one', async () => {
    const graph = graphOf({ '/a': page([1], '/b'), '/b': page([], '/c'), '/c': page([2]) });
    expect(await everyRow(graph, '/a')).toEqual([1, 2]);
  });
});

test('a row whose deletion is said to be nothing is there', async () => {
  const row = { id: '1', eTag: '"x,1"', deleted: null, fields: { Key: 'k' } };
  const graph = graphOf({
    '/sites/s': { id: 's' },
    '/sites/s/lists?$select=id,name,displayName': page([{ id: 'l', name: 'Plans', displayName: 'Plans' }]),
    '/delta': { ...page([row]), '@odata.deltaLink': `${base}/later` },
  });
  const { rows, deleted } = await readDelta(openSite(graph, 's'), 'Plans', `${base}/delta`);
  expect([...rows.keys()]).toEqual(['1']);
  expect(deleted.size).toBe(0);
});
