import { invalidRequest } from './refusal.ts';

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalidRequest('The address is not percent-encoded as it should be.');
  }
};

/**
 * Splits the path after the version into decoded segments. A segment that ends with a colon opens a path address,
 * which goes on to the next colon at a segment's end or to the end of the path, and becomes one segment:
 * `sites/h:/sites/x:/lists` -> `sites`, `h:/sites/x`, `lists`.
 * https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 */
export const parseAddress = (path: string): string[] => {
  const segments: string[] = [];
  let open: string[] | null = null;
  for (const segment of path
    .split('/')
    .filter(part => part !== '')
    .map(decode)) {
    const closes = segment.endsWith(':');
    if (open) {
      open.push(closes ? segment.slice(0, -1) : segment);
      if (closes) {
        segments.push(open.join('/'));
        open = null;
      }
    } else if (closes) {
      open = [segment];
    } else {
      segments.push(segment);
    }
  }
  if (open) segments.push(open.join('/'));
  return segments;
};

const odataOptions = new Set([
  'select',
  'expand',
  'filter',
  'top',
  'orderby',
  'skiptoken',
  'skip',
  'count',
  'search',
  'format',
]);

/** Query options by their name with `$`: Graph v1.0 takes them without it too. */
export const parseQuery = (query: URLSearchParams): Map<string, string> => {
  const options = new Map<string, string>();
  for (const [name, value] of query) {
    options.set(odataOptions.has(name.toLowerCase()) ? `$${name.toLowerCase()}` : name, value);
  }
  return options;
};
