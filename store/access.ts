import type { ListName, Reach } from '../register/index.ts';
import type { TokenSource } from './credential.ts';
import type { Graph } from './graph/graph.ts';
import { openSite, type Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { restrictedLists } from './restrictedLists.ts';

/** A verified person. */
export type Asker = { tenantId: string; entraId: string };

export type Access = {
  /**
   * How much of the register that person may read, as SharePoint says; null where nothing. Remembered for five minutes.
   * Throws where SharePoint could not be asked: that is neither yes nor no.
   */
  of(person: Asker, personToken: string): Promise<Reach | null>;
};

export type AccessOptions = {
  /** As the application, which knows the ids of the lists. */
  graph: Graph;
  /** `{host}:{path}`. */
  site: string;
  onBehalfOf: (personToken: string) => TokenSource;
  /** The same Graph, with other tokens. */
  graphAs: (tokens: TokenSource) => Graph;
  /** Real time in milliseconds. */
  realNow: () => number;
};

/** As long as a person whose right was taken away may still be shown what they could read before. */
export const rememberedFor = 5 * 60_000;

/**
 * Entra lets an application exchange so many tokens for a person in five minutes. Every asking may need one.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 */
export const mostAskings = 50;

type Answer = { reach: Reach | null; until: number };

const nameOf = ({ tenantId, entraId }: Asker): string => `${tenantId}/${entraId}`;

/** No more than so many askings for a person in five minutes; the rest is put off and not sent. */
const createLimit = (realNow: () => number) => {
  const askings = new Map<string, number[]>();
  return (name: string): void => {
    const now = realNow();
    const recent = (askings.get(name) ?? []).filter(at => at > now - rememberedFor);
    const [oldest = now] = recent;
    if (recent.length >= mostAskings)
      throw new QuarterbookError('throttled', 'SharePoint was asked too often what a person may read', {
        retryAfter: Math.ceil((oldest + rememberedFor - now) / 1000),
      });
    askings.set(name, [...recent, now]);
    for (const [other, times] of askings)
      if ((times.at(-1) ?? 0) <= now - rememberedFor) askings.delete(other);
  };
};

/**
 * A list is asked for by itself, which costs one unit; 403 and 404 both say that this person may not read it. After a 404
 * `forget` is called: the list may have been made anew under another id.
 */
const mayRead = async (graph: Graph, listPath: string, forget: () => void): Promise<boolean> => {
  try {
    await graph.call({ method: 'GET', path: `${listPath}?$select=id` });
    return true;
  } catch (error) {
    if (!isFailure(error, 'refused', 'not-found')) throw error;
    if (isFailure(error, 'not-found')) forget();
    return false;
  }
};

/** Permissions are each list's own: whoever may read one restricted list need not be let into the others. */
const reachOf = async (site: Site, graph: Graph): Promise<Reach | null> => {
  const each = async (...lists: ListName[]): Promise<boolean[]> => {
    const paths = await Promise.all(lists.map(list => site.listPath(list)));
    return Promise.all(paths.map(path => mayRead(graph, path, () => site.forget())));
  };
  const [open, restricted] = await each('Items', 'RestrictedItems');
  if (!open) return null;
  const others = restrictedLists.filter(list => list !== 'RestrictedItems');
  return restricted && !(await each(...others)).includes(false) ? 'all' : 'open';
};

/**
 * Who may read the register is SharePoint's to say: it is asked with the person's own rights whether they can read the
 * list of items, and each of the restricted lists. Only an answer is remembered, and only as long as it is good.
 */
export const createAccess = (options: AccessOptions): Access => {
  const { onBehalfOf, graphAs, realNow } = options;
  const site = openSite(options.graph, options.site);
  const answers = new Map<string, Answer>();
  const asking = new Map<string, Promise<Reach | null>>();
  const limit = createLimit(realNow);

  const ask = async (name: string, personToken: string): Promise<Reach | null> => {
    // Failing as the application is not an asking of that person.
    await site.listIds();
    limit(name);
    const reach = await reachOf(site, graphAs(onBehalfOf(personToken)));
    const now = realNow();
    for (const [other, { until }] of answers) if (until <= now) answers.delete(other);
    answers.set(name, { reach, until: now + rememberedFor });
    return reach;
  };

  return {
    of: async (person, personToken) => {
      const name = nameOf(person);
      const known = answers.get(name);
      if (known && known.until > realNow()) return known.reach;
      // One asking for a page that opens with several requests at once.
      const running = asking.get(name) ?? ask(name, personToken).finally(() => asking.delete(name));
      asking.set(name, running);
      return running;
    },
  };
};
