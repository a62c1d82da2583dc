import type { Call, DirectoryPerson, Graph, Reply, Route, Row } from './graph.ts';
import { parseFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { Refusal, invalidRequest } from './refusal.ts';
import { parseSelect, parseTop } from './selection.ts';

export const mailOf = (person: DirectoryPerson): string =>
  person.mail ??
  `${person.displayName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')}@council.example`;

const show = (person: DirectoryPerson): Row => ({
  id: person.entraId,
  businessPhones: [],
  displayName: person.displayName,
  givenName: null,
  jobTitle: person.jobTitle ?? null,
  mail: mailOf(person),
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: 'en-GB',
  surname: null,
  userPrincipalName: mailOf(person),
});

// Not among what Graph shows unasked.
const onlySelected = (person: DirectoryPerson): Row => ({ ...show(person), accountEnabled: true });

const view = (person: DirectoryPerson, wanted: string[] | null): Row => {
  if (!wanted) return show(person);
  const names = new Set(wanted.map(name => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(onlySelected(person)).filter(([name]) => names.has(name.toLowerCase())),
  );
};

const noSuchPerson = (named: string): Refusal =>
  new Refusal(404, 'Request_ResourceNotFound', {
    message: `Resource '${named}' does not exist or one of its queried reference-property objects are not present.`,
  });

const findPerson = (graph: Graph, named: string): DirectoryPerson | null =>
  graph.people.find(
    person => person.entraId === named.toLowerCase() || mailOf(person).toLowerCase() === named.toLowerCase(),
  ) ?? null;

/** The person that a path names by id or user principal name; `me` is who the token is for. */
export const requirePerson = ({ graph, request, parameters }: Call): DirectoryPerson => {
  const named = parameters['user'];
  if (named === undefined && request.caller.oid === null) {
    throw new Refusal(400, 'BadRequest', {
      message: '/me request is only valid with delegated authentication flow.',
    });
  }
  const id = named ?? request.caller.oid ?? '';
  const person = findPerson(graph, id);
  if (!person) throw noSuchPerson(id);
  return person;
};

const matches = (person: Row, filter: Filter): boolean => {
  if (filter.kind === 'not') return !matches(person, filter.of);
  if (filter.kind !== 'comparison') {
    const left = matches(person, filter.left);
    const right = matches(person, filter.right);
    return filter.kind === 'and' ? left && right : left || right;
  }
  const { path, comparison, literal } = filter;
  if (!(path in person)) throw invalidRequest(`Invalid filter clause: '${path}'`);
  const [have, want] = [JSON.stringify(person[path]), JSON.stringify(literal)].map(side =>
    side.toLowerCase(),
  );
  if (comparison === 'eq') return have === want;
  if (comparison === 'ne') return have !== want;
  // Without its closing quote, a text begins as the whole one does.
  if (comparison === 'startswith') return (have ?? '').startsWith((want ?? '').slice(0, -1));
  throw new Refusal(400, 'Request_UnsupportedQuery', {
    message: `Unsupported property filter clause operator '${comparison}'.`,
  });
};

const listUsers = ({ graph, request }: Call): Reply => {
  const wanted = parseSelect(request.query.get('$select'));
  const top = parseTop(request.query.get('$top'), { usual: 100, most: 999 });
  const filterText = request.query.get('$filter');
  const filter = filterText === undefined ? null : parseFilter(filterText);
  const found = graph.people.filter(person => !filter || matches(onlySelected(person), filter));
  const from = Number(request.query.get('$skiptoken') ?? 0);
  const query = new URLSearchParams([...request.query].filter(([name]) => name !== '$skiptoken'));
  query.set('$skiptoken', String(from + top));
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#users`,
      ...(found.length > from + top ? { '@odata.nextLink': `${graph.base}/users?${query.toString()}` } : {}),
      value: found.slice(from, from + top).map(person => view(person, wanted)),
    },
  };
};

const getUser = (call: Call): Reply => {
  const person = view(requirePerson(call), parseSelect(call.request.query.get('$select')));
  return { status: 200, body: { '@odata.context': `${call.graph.base}/$metadata#users/$entity`, ...person } };
};

const getManager = (call: Call): Reply => {
  const manager = findPerson(call.graph, requirePerson(call).managerId ?? '');
  if (!manager) throw noSuchPerson('manager');
  return { status: 200, body: { '@odata.type': '#microsoft.graph.user', ...show(manager) } };
};

/** Nobody here has a picture. https://learn.microsoft.com/graph/api/profilephoto-get */
const getPhoto = (call: Call): Reply => {
  requirePerson(call);
  throw new Refusal(404, 'ImageNotFound', { message: 'Exception of type ImageNotFound was thrown.' });
};

export const userRoutes: Route[] = [
  { method: 'GET', pattern: 'users', handle: listUsers },
  { method: 'GET', pattern: 'users/{user}', handle: getUser },
  { method: 'GET', pattern: 'me', handle: getUser },
  { method: 'GET', pattern: 'users/{user}/manager', handle: getManager },
  { method: 'GET', pattern: 'me/manager', handle: getManager },
  { method: 'GET', pattern: 'users/{user}/photo', handle: getPhoto },
  { method: 'GET', pattern: 'users/{user}/photo/$value', handle: getPhoto },
];
