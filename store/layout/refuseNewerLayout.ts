import type { Site } from '../graph/site.ts';
import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import { currentLayout, readLayoutNumber } from './layoutNumber.ts';

/**
 * Throws `newer-layout` where the site was upgraded by a newer Quarterbook: what this one does not know it would read
 * wrongly, or write over. Resolves to the site's number.
 */
export const refuseNewerLayout = async (site: Site, known = currentLayout): Promise<number> => {
  const number = await readLayoutNumber(site);
  if (number <= known) return number;
  throw new QuarterbookError(
    'newer-layout',
    `The register has layout ${number}, and this Quarterbook knows layouts up to ${known}`,
  );
};

/**
 * Looks once, at the first reading of the register: one request at start-up. A number that cannot be read just now is
 * asked for at the next reading, since a register that can be read matters more.
 */
export const createLayoutGuard = (site: Site): (() => Promise<void>) => {
  let hasLooked = false;
  return async () => {
    if (hasLooked) return;
    try {
      await refuseNewerLayout(site);
      hasLooked = true;
    } catch (error) {
      if (!isFailure(error) || isFailure(error, 'newer-layout')) throw error;
    }
  };
};
