import { ClientObject, type Find, type Making } from './clientObject.ts';
import { OfficeError } from './officeError.ts';
import type { RequestContext } from './requestContext.ts';

/** A list of client objects; `items` can be read after it was loaded. */
export abstract class ClientCollection<T, Item extends ClientObject<T>> extends ClientObject<T[]> {
  #items: Item[] | undefined;

  constructor(context: RequestContext, find: Find<T[]>, making: Making = {}) {
    super(context, find, making);
  }

  protected abstract item(find: Find<T>, making?: Making): Item;

  protected readonly plainNames: readonly string[] = [];

  protected plain(): undefined {
    return undefined;
  }

  get items(): Item[] {
    if (!this.#items) throw new OfficeError('PropertyNotLoaded', `${this.constructor.name}.items`);
    return this.#items;
  }

  getFirst(): Item {
    return this.item(() => this.target()[0] ?? null, { queued: true });
  }

  getFirstOrNullObject(): Item {
    return this.item(() => this.target()[0] ?? null, { queued: true, orNull: true });
  }

  override fill(paths: string[][]): void {
    const items = (this.#items ??= this.target().map(target => this.item(() => target)));
    const rests = paths.map(([first, ...rest]) =>
      first === 'items' ? rest : first === undefined ? [] : [first, ...rest],
    );
    for (const item of items) item.fill(rests);
  }
}
