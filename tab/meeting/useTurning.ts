import { useEffect, useRef } from 'react';
import { turnOf, type Turn } from './slides.ts';

/** Turns with the keyboard, wherever on the page the focus is. */
export const useTurning = (onTurn: (turn: Turn) => void): void => {
  const latest = useRef(onTurn);
  useEffect(() => {
    latest.current = onTurn;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const turn = event.defaultPrevented ? null : turnOf(event);
      if (turn === null) return;
      event.preventDefault();
      latest.current(turn);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
