import { chromium, type Browser } from 'playwright-core';
import { findChromium, howToGetChromium } from './findChromium.mjs';

/** A headless Chromium that asks nothing of the network outside this machine. Local certificates are not in its trust. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToGetChromium);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};
