import type { GraphCall } from '../graph/graph.ts';
import { everyRow, textIn } from '../graph/pages.ts';
import type { Site } from '../graph/site.ts';
import { columnDefinition, type Column, type ListDefinition } from '../lists.ts';
import { isFailure } from '../quarterbookError.ts';

const attempts = 4;

/**
 * Makes something that has a name. Graph has no idempotency key, and a name that is taken is refused; so after every
 * answer that leaves it open, and after that refusal, it is looked for before it is asked for again.
 */
const makeNamed = async (site: Site, call: GraphCall, isThere: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await site.graph.call(call);
      return;
    } catch (error) {
      const mayWork = isFailure(
        error,
        'already-there',
        'unknown-outcome',
        'unreadable',
        'unavailable',
        'throttled',
        'changed',
      );
      if (!mayWork) throw error;
      if (await isThere()) return;
      if (attempt === attempts) throw error;
      await site.graph.wait(1000 * attempt);
    }
  }
};

export const makeColumn = async (site: Site, path: string, column: Column): Promise<void> => {
  const call: GraphCall = { method: 'POST', path: `${path}/columns`, body: columnDefinition(column) };
  await makeNamed(site, call, async () => {
    const there = await everyRow(site.graph, `${path}/columns?$select=name`);
    return there.some(one => textIn(one, 'name') === column.name);
  });
};

/** A list with its columns. SharePoint may leave some of them out where it breaks off: whoever makes it looks again. */
export const makeList = async (site: Site, { name, description, columns }: ListDefinition): Promise<void> => {
  const body = {
    displayName: name,
    description,
    list: { template: 'genericList' },
    columns: columns.map(columnDefinition),
  };
  const call: GraphCall = { method: 'POST', path: `${await site.path()}/lists`, body };
  await makeNamed(site, call, async () => {
    site.forget();
    return (await site.listIds()).has(name);
  });
  site.forget();
  await site.listPath(name);
};
