import { useCallback, useEffect, useState } from 'react';
import { formatAddress, parseAddress, type Address } from './address.ts';
import { openedMore, steps } from './goBack.ts';

export type ChangeAddress = (part: Partial<Address>) => void;

/**
 * The page's address as state. Opening something adds to the history, so that Back closes it; typing in the search
 * box does not, or Back would take letters away one by one.
 */
export const useAddress = (start: string): [Address, ChangeAddress] => {
  const [address, setAddress] = useState(() => parseAddress(start));

  useEffect(() => {
    // A host frames the page at one address and hands the link over beside it: Back has to find the link again.
    if (start !== window.location.search)
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${start}`);
  }, [start]);

  useEffect(() => {
    const follow = () => setAddress(parseAddress(window.location.search));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const change = useCallback<ChangeAddress>(
    part => {
      const next = { ...address, ...part };
      const url = `${window.location.pathname}${formatAddress(next)}`;
      if (part.search === undefined) window.history.pushState(openedMore(), '', url);
      else window.history.replaceState({ steps: steps() }, '', url);
      setAddress(next);
    },
    [address],
  );

  return [address, change];
};
