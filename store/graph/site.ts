import type { ListName } from '../../register/index.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';
import { everyRow, textIn } from './pages.ts';

/** The council's dedicated site, with the ids that Graph wants in every address. */
export type Site = {
  graph: Graph;
  /** `/sites/{id}`. */
  path(): Promise<string>;
  /** Ids of the lists that are there, by name. Asked again after `forget`. */
  listIds(): Promise<ReadonlyMap<string, string>>;
  /** `/sites/{id}/lists/{id}`. Throws `not-provisioned` where there is no such list. */
  listPath(name: ListName): Promise<string>;
  forget(): void;
  /** The same site, with calls that go in that order. */
  inOrder(order: Order): Site;
};

/** Remembers what worked; a failure is asked again next time. */
const once = <T>(ask: () => Promise<T>) => {
  let answer: Promise<T> | null = null;
  return {
    get: () => {
      answer ??= ask().catch((error: unknown) => {
        answer = null;
        throw error;
      });
      return answer;
    },
    forget: () => {
      answer = null;
    },
  };
};

/** @param address `{host}:{path}` as in `contoso.sharepoint.com:/sites/Quarterbook`, or an id of Graph's */
export const openSite = (graph: Graph, address: string): Site => {
  // Whoever asks first asks for everybody, an answer among them.
  const asking = graph.inOrder('answer');
  const id = once(async () => {
    const { body } = await asking.call({ method: 'GET', path: `/sites/${encodeURI(address)}` });
    const found = textIn(body, 'id');
    if (found === null)
      throw new QuarterbookError('unreadable', `Microsoft Graph gave no id for the site ${address}`);
    return found;
  });
  const path = async () => `/sites/${encodeURIComponent(await id.get()).replaceAll('%2C', ',')}`;
  const listIds = once(async () => {
    const rows = await everyRow(asking, `${await path()}/lists?$select=id,name,displayName`);
    return new Map(
      rows.flatMap(row => {
        const name = textIn(row, 'displayName');
        const listId = textIn(row, 'id');
        return name !== null && listId !== null ? [[name, listId] as const] : [];
      }),
    );
  });
  const site = (through: Graph): Site => ({
    graph: through,
    path,
    listIds: () => listIds.get(),
    listPath: async name => {
      const listId = (await listIds.get()).get(name);
      if (listId === undefined) {
        // It may be made at any moment; the next ask looks again.
        listIds.forget();
        throw new QuarterbookError('not-provisioned', `The site ${address} has no list called ${name}`);
      }
      return `${await path()}/lists/${listId}`;
    },
    forget: () => {
      id.forget();
      listIds.forget();
    },
    inOrder: order => site(graph.inOrder(order)),
  });
  return site(graph);
};
