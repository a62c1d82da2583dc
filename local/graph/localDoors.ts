import { faultNames } from './faultNames.ts';
import type { FaultOptions } from './faults.ts';
import type { Graph, Reply, Row } from './graph.ts';
import { Refusal } from './refusal.ts';
import { rowIn } from './requestBody.ts';
import { rightsDoors } from './rightsDoor.ts';

/** A door of local Graph's own beside Graph's: no token, because only this machine reaches it. */
export type LocalDoor = {
  method: 'GET' | 'PUT' | 'DELETE';
  path: string;
  /** @param given the JSON of the body, an empty object where there is none */
  open: (graph: Graph, given: Row) => Reply;
};

const no = (message: string): Refusal => new Refusal(400, 'badFaults', { message });

const ratesIn = (given: unknown): FaultOptions['rates'] => {
  const rates = rowIn(given);
  for (const [name, rate] of Object.entries(rates)) {
    if (!faultNames.some(known => known === name))
      throw no(`There is no fault called '${name}'. There are: ${faultNames.join(', ')}.`);
    if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1))
      throw no(`The rate of '${name}' must be a number from 0 to 1.`);
  }
  return rates;
};

const onlyIn = (given: unknown): Pick<FaultOptions, 'only'> => {
  if (given === undefined) return {};
  const { methods, path } = rowIn(given);
  const listed: unknown[] | null = Array.isArray(methods) ? methods : null;
  if (methods !== undefined && !listed) throw no('\'only.methods\' must be a list, as ["POST"].');
  return {
    only: {
      ...(listed ? { methods: listed.map(method => String(method).toUpperCase()) } : {}),
      ...(typeof path === 'string' ? { path } : {}),
    },
  };
};

/** Reads what is asked of faults; refused with a sentence where it cannot be meant. */
const faultsIn = ({ seed = 1, rates, only, most }: Row): FaultOptions => {
  if (!Number.isInteger(seed)) throw no("'seed' must be a whole number.");
  if (most !== undefined && !Number.isInteger(most)) throw no("'most' must be a whole number.");
  return {
    seed: Number(seed),
    rates: ratesIn(rates),
    ...onlyIn(only),
    ...(most === undefined ? {} : { most: Number(most) }),
  };
};

const showFaults = ({ faults }: Graph): Reply => ({
  status: 200,
  body: { ...(faults.options() ?? { seed: null, rates: {} }), struck: faults.struck(), names: faultNames },
});

const localDoors: LocalDoor[] = [
  ...rightsDoors,
  { method: 'GET', path: '/local/faults', open: showFaults },
  {
    method: 'PUT',
    path: '/local/faults',
    open: (graph, given) => {
      graph.faults.set(faultsIn(given));
      return showFaults(graph);
    },
  },
  {
    method: 'DELETE',
    path: '/local/faults',
    open: graph => {
      graph.faults.set(null);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/local/spent',
    open: ({ spending }) => ({ status: 200, body: spending.spent() }),
  },
];

/** The door at that path, if there is one. */
export const findLocalDoor = (method: string, path: string): LocalDoor | null =>
  localDoors.find(door => door.method === method && door.path === path) ?? null;
