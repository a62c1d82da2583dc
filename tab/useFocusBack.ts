import { useLayoutEffect, useRef } from 'react';

/** After this the panel has gone, and with it what held the focus; in milliseconds. */
const panelCloses = 300;

/** Gives the focus back to what opened the panel, once it is closed. `open`: what it shows; null where it is closed. */
export const useFocusBack = (open: string | null): void => {
  const opener = useRef<Element | null>(null);
  const isOpen = open !== null;
  useLayoutEffect(() => {
    if (isOpen) {
      opener.current = document.activeElement;
      return;
    }
    const from = opener.current;
    if (!(from instanceof HTMLElement) || !from.isConnected) return;
    const back = () => {
      // Whoever has gone on meanwhile is not called back.
      if (document.activeElement === null || document.activeElement === document.body) from.focus();
    };
    const timer = window.setTimeout(back, panelCloses);
    return () => window.clearTimeout(timer);
  }, [isOpen]);
};
