import type { Parameters, Route } from './graph.ts';

/** Values of the pattern's names in braces where the segments fit it, else null. Words match in any case. */
export const matchPattern = (pattern: string, segments: readonly string[]): Parameters | null => {
  const wanted = pattern.split('/');
  if (wanted.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const got = segments[index] ?? '';
    const name = /^(?<prefix>[^{]*)\{(?<name>\w+)\}$/.exec(want)?.groups;
    if (name) {
      const prefix = name['prefix'] ?? '';
      if (!got.startsWith(prefix)) return null;
      parameters[name['name'] ?? ''] = got.slice(prefix.length);
    } else if (want.toLowerCase() !== got.toLowerCase()) {
      return null;
    }
  }
  return parameters;
};

/** The first route that fits: a route with a fixed word stands before one that takes any. */
export const findRoute = (
  routes: readonly Route[],
  method: string,
  segments: readonly string[],
): { route: Route; parameters: Parameters } | null => {
  for (const route of routes) {
    if (route.method !== method) continue;
    const parameters = matchPattern(route.pattern, segments);
    if (parameters) return { route, parameters };
  }
  return null;
};
