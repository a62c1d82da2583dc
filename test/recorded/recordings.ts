import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../local/graph/exchange.ts';

const root = join(import.meta.dirname, '../..');

/** Where `npm test` has all local Graphs write down what they were asked and answered. */
export const recordingsFolder = process.env['LOCAL_GRAPH_RECORD'] ?? join(root, 'test-output/exchanges');

/** Every recorded exchange, each once. Empty where nothing was recorded. */
export const readRecordings = (folder: string): Exchange[] => {
  if (!existsSync(folder)) return [];
  const lines = readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter(line => line !== '');
  return [...new Set(lines)].map(line => JSON.parse(line) as Exchange);
};

const doorPattern = (door: string): RegExp =>
  new RegExp(`^${door.replaceAll(/[.$]/g, String.raw`\$&`).replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

/**
 * Doors of local Graph's own, which Microsoft's Graph does not have: what docs/local-graph.md shows as `METHOD /path`
 * outside of `/v1.0`.
 */
export const readLocalDoors = (): ((method: string, path: string) => boolean) => {
  const page = readFileSync(join(root, 'docs/local-graph.md'), 'utf8');
  const doors = [...page.matchAll(/`((?:GET|PUT|POST|PATCH|DELETE) \/(?!v1\.0)[^\s`?]+)/g)].map(([, door]) =>
    doorPattern(door ?? ''),
  );
  return (method, path) => doors.some(door => door.test(`${method} ${path}`));
};
