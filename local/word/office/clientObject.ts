import { OfficeError } from './officeError.ts';
import type { RequestContext } from './requestContext.ts';

/** What Office.js lets `load` be given. */
export type LoadOption = string | string[] | Record<string, unknown> | undefined;

/** Paths such as `tables/items/values`, in segments; an empty path means every plain property. */
export const loadPaths = (option: LoadOption): string[][] => {
  if (option === undefined) return [[]];
  if (typeof option === 'string') return option.split(',').map(path => path.trim().split('/'));
  if (Array.isArray(option)) return option.map(path => path.trim().split('/'));
  const { select, expand } = option;
  if (typeof select === 'string' || typeof expand === 'string') {
    return [select, expand].flatMap(text => (typeof text === 'string' ? loadPaths(text) : []));
  }
  return Object.entries(option).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? loadPaths(value as Record<string, unknown>).map(rest => [name, ...rest])
      : value === true
        ? [[name]]
        : [],
  );
};

/** Where an object comes from; null where there is none. Asked once, when its turn comes in the queue. */
export type Find<T> = () => T | null;

/** `orNull`: made by an `…OrNullObject` member. `queued`: made by a method, so that it has its own turn. */
export type Making = { orNull?: boolean; queued?: boolean };

/**
 * A stand-in for OfficeExtension.ClientObject over a target of the tree: properties can be read only after they were
 * loaded and synchronised, writes wait for `sync`.
 */
export abstract class ClientObject<T> {
  readonly context: RequestContext;
  readonly #find: Find<T>;
  readonly #orNull: boolean;
  readonly #values = new Map<string, unknown>();
  #target: T | null | undefined;

  constructor(context: RequestContext, find: Find<T>, { orNull = false, queued = false }: Making = {}) {
    this.context = context;
    this.#find = find;
    this.#orNull = orNull;
    if (queued) context.queue(() => void this.#resolve());
  }

  /** Plain properties by name. Undefined for a name that is not answered here. */
  protected abstract plain(name: string, target: T): (() => unknown) | undefined;

  /** Names that `load()` without names fills. */
  protected abstract readonly plainNames: readonly string[];

  /** Objects behind a property, for paths such as `tables/items/values`. */
  protected inner(): Readonly<Record<string, ClientObject<unknown>>> {
    return {};
  }

  #resolve(): T | null {
    this.#target ??= this.#find();
    return this.#target;
  }

  get isNullObject(): boolean {
    if (this.#target === undefined) throw new OfficeError('PropertyNotLoaded', 'isNullObject');
    return this.#target === null;
  }

  /** The target itself, from within the queue. Fails the batch where there is none. */
  target(): T {
    const found = this.#resolve();
    if (found === null) throw new OfficeError('ItemNotFound', this.constructor.name);
    return found;
  }

  load(option?: LoadOption): this {
    const paths = loadPaths(option);
    this.context.queue(() => this.fill(paths));
    return this;
  }

  fill(paths: string[][]): void {
    if (this.#resolve() === null && this.#orNull) return;
    for (const path of paths) this.fillPath(path);
  }

  protected fillPath([name, ...rest]: string[]): void {
    if (name === undefined || name === '' || name === '$all' || name === '*') {
      for (const each of this.plainNames) this.fillPath([each]);
      return;
    }
    if (name === 'isNullObject') return;
    const inner = this.inner()[name];
    if (inner) {
      inner.fill([rest]);
      return;
    }
    const read = this.plain(name, this.target());
    if (!read) throw new OfficeError('InvalidArgument', `${this.constructor.name}.load: ${name}`);
    this.#values.set(name, read());
  }

  protected read<V>(name: string): V {
    if (!this.#values.has(name))
      throw new OfficeError('PropertyNotLoaded', `${this.constructor.name}.${name}`);
    return this.#values.get(name) as V;
  }

  /** Queues a write; the value can be read at once, as in Office.js. */
  protected write<V>(name: string, value: V, apply: (target: T) => void): void {
    this.#values.set(name, value);
    this.context.queueChange(`${this.constructor.name}.${name}`, () => apply(this.target()));
  }
}
