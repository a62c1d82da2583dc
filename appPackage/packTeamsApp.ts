import { strToU8, zipSync } from 'fflate';

/** The zip that a Teams administrator uploads: manifest and both icons at its root. The same input, the same bytes. */
export const packTeamsApp = (
  manifest: string,
  icons: { color: Uint8Array; outline: Uint8Array },
): Uint8Array =>
  zipSync(
    { 'manifest.json': strToU8(manifest), 'color.png': icons.color, 'outline.png': icons.outline },
    { mtime: new Date('1980-01-02T00:00:00Z') },
  );
