import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

type Content = Record<string, { schema: unknown }>;
type Responses = Record<string, { content?: Content }>;
type Operation = {
  requestBody?: { content: Content };
  responses: Responses;
  'x-case-insensitive-body'?: boolean;
};

const subset = JSON.parse(readFileSync(new URL('../graph-openapi-subset.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

const operations = new Map(
  Object.entries(subset.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      { path, method, operation },
    ]),
  ),
);

/** `METHOD /path/with/{parameters}` of all that Microsoft publishes and the subset holds. */
export const publishedOperations: readonly string[] = [...operations.keys()];

const anyOne = '[^/:]+';
const patternOf = (path: string): string =>
  path
    .split(/(\{[^}]+\})/)
    .map(part => {
      if (part === '{site-id}') return `(?:${anyOne}|${anyOne}:/[^:]+:(?=/))`;
      if (part.endsWith('-path}')) return '[^:]+';
      return part.startsWith('{') ? anyOne : part.replaceAll('$', String.raw`\$`);
    })
    .join('');

// A path address may be closed with a colon at its end; a fixed word goes before a parameter in its place.
const matchers = [...operations]
  .map(([name, { method, path }]) => ({
    name,
    parameters: path.split('{').length - 1,
    pattern: new RegExp(`^${method} ${patternOf(path)}:?/?$`, 'i'),
  }))
  .sort((one, other) => one.parameters - other.parameters);

/** The operation that a request addresses, or null. `path` is without the version. */
export const operationOf = (method: string, path: string): string | null =>
  matchers.find(({ pattern }) => pattern.test(`${method} ${path}`))?.name ?? null;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
// The package's types are those of a CommonJS module.
(formats as unknown as (into: Ajv2020) => void)(ajv);
const id = 'https://graph.microsoft.com/v1.0/subset';
ajv.addSchema(subset, id);

const validators = new Map<string, ValidateFunction>();

const validatorAt = (...keys: string[]): ValidateFunction => {
  const pointer = keys
    .map(key => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `${id}#/${pointer}` });
  validators.set(pointer, validate);
  return validate;
};

const said = ({ instancePath, message = '', params }: ErrorObject): string =>
  `${instancePath === '' ? 'it' : instancePath} ${message}${
    'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : ''
  }`;

const problemsAt = (keys: string[], body: unknown): string[] => {
  const validate = validatorAt(...keys);
  return validate(body) ? [] : (validate.errors ?? []).map(said);
};

const found = (name: string) => {
  const one = operations.get(name);
  if (!one) throw new Error(`Microsoft's shapes, as far as they are here, have no ${name}`);
  return one;
};

const capitalised = (body: unknown): unknown =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).map(([key, value]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, value]),
      )
    : body;

/** What is wrong with a request's JSON, in words; nothing where it may be sent. `undefined` stands for no body. */
export const requestProblems = (name: string, body: unknown): string[] => {
  const { path, method, operation } = found(name);
  const content = operation.requestBody?.content;
  if (!content) return body === undefined ? [] : ['this operation takes no body'];
  if (!('application/json' in content)) return [];
  if (body === undefined) return ['a body is missing'];
  const named = operation['x-case-insensitive-body'] ? capitalised(body) : body;
  return problemsAt(['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'], named);
};

/** What is wrong with an error's JSON. */
export const errorProblems = (body: unknown): string[] =>
  problemsAt(['components', 'schemas', 'microsoft.graph.ODataErrors.ODataError'], body);

/** What is wrong with the JSON of an answer of that status. `undefined` stands for no body. */
export const answerProblems = (name: string, status: number, body: unknown): string[] => {
  const { path, method, operation } = found(name);
  const response = operation.responses[status];
  if (!response)
    return status >= 400 ? errorProblems(body) : [`${status} is not an answer of this operation`];
  if (!response.content) return body === undefined ? [] : [`a ${status} has no body here`];
  if (!('application/json' in response.content)) return [];
  if (body === undefined) return ['a body is missing'];
  return problemsAt(
    ['paths', path, method, 'responses', String(status), 'content', 'application/json', 'schema'],
    body,
  );
};

/** The status of success; the lower where there are two. */
export const successOf = (name: string): number => Number(Object.keys(found(name).operation.responses)[0]);
