import type { Somebody } from '../chase/index.ts';
import { isRestricted, type Reach, type Scheme, type Snapshot, type Visibility } from '../register/index.ts';
import type { KnownItem } from './acting.ts';
import type { Task } from './deskWire.ts';
import { itemEtag } from './itemView.ts';
import { ruleRefusal } from './problem.ts';

/** Whose desk it is, how much SharePoint lets them read, and the register as far as that goes. */
export type Reader = Somebody & { reach: Reach; readable: Snapshot };

type Shown = { visibility: Visibility } | null | undefined;

/** As on a card: nothing is repeated of what is restricted, nor of an item about which something restricted was said. */
export const mayRead = ({ reach }: Pick<Reader, 'reach'>, ...parts: Shown[]): boolean =>
  reach === 'all' || !parts.some(part => part && isRestricted(part.visibility));

/** The ETag is the one that a save compares: of what this person may read, and of a withheld item of all of it. */
export const taskOf = (all: Snapshot, item: KnownItem, reader: Reader): Task => {
  const isShown = mayRead(reader, item);
  return {
    key: item.key,
    ref: item.ref,
    title: isShown ? item.title : null,
    post: item.post,
    etag: itemEtag(isShown ? reader.readable : all, item),
  };
};

/** @throws Refusal 422 where the snapshot has no such scheme */
export const schemeOf = ({ schemes }: Snapshot, item: KnownItem): Scheme => {
  const scheme = schemes.find(({ id }) => id === item.scheme);
  if (scheme) return scheme;
  throw ruleRefusal([{ code: 'unknown-scheme', field: 'scheme', facts: { scheme: item.scheme } }]);
};
