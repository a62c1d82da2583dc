import { accept, councilOf, dayOf, handOver, movePeriod, refuse } from '../register/index.ts';
import type {
  Item,
  Owner,
  RegisterStore,
  ReportingPeriod,
  Result,
  Saved,
  Snapshot,
  Update,
} from '../register/index.ts';
import { actingAs, isHidden, type ActingAs } from './actingAs.ts';
import { checkDecision } from './checkDecision.ts';
import type { Answering } from './createAnswering.ts';
import type {
  ActRequest,
  Asked,
  DecisionRequest,
  HandOverRequest,
  PeriodRequest,
} from './decidingRequests.ts';
import { applyItemAct, isDone } from './itemActs.ts';
import { findItem } from './findItem.ts';
import { mayMindRegister } from './mindRegister.ts';
import { ownerIn } from './ownerIn.ts';
import { createTurns } from './turns.ts';

/**
 * What people with the right do to the register, beside answering. Each is checked against the table of rights, done by
 * a rule, and saved over the row as it was seen; where somebody else changed the row meanwhile the rule is asked again.
 * All may be repeated. Throws where the lists could not be reached: then nothing is known to be saved.
 */
export type Deciding = {
  act: (request: ActRequest) => Promise<Result<Item>>;
  decide: (request: DecisionRequest) => Promise<Result<Update>>;
  /** One after another; the first refusal ends it, and what was handed over until then stays so. */
  handOver: (request: HandOverRequest) => Promise<Result<Item[]>>;
  movePeriod: (request: PeriodRequest) => Promise<Result<ReportingPeriod>>;
};

type Parts = { register: RegisterStore; answering: Pick<Answering, 'snapshot' | 'catchUp'> };

const attempts = 3;

/** Asks the rule again over what is there now, as often as somebody else is quicker. */
const saveChecked = async <T>(
  check: () => Result<T>,
  save: (value: T) => Promise<Saved<T> | null>,
): Promise<Result<T>> => {
  for (let left = attempts; left > 0; left -= 1) {
    const checked = check();
    if (!checked.ok) return checked;
    const saved = await save(checked.value);
    if (saved === null) return refuse({ code: 'unknown-item', field: 'itemKey' });
    if (saved.kind === 'saved') return accept(saved.value);
  }
  return refuse({ code: 'changed-meanwhile', field: 'itemKey' });
};

const rowKeyOf = (item: Item): string => (item.kind === 'indicator' ? item.definitionKey : item.key);

type Checked = { item: Item; doer: ActingAs };

type SnapshotOf = (asked: Asked) => Result<Snapshot>;

/** A decision that stands already, word for word. */
const isDecided = (snapshot: Result<Snapshot>, update: Update): boolean => {
  const there = snapshot.ok ? snapshot.value.updates.find(({ key }) => key === update.key) : undefined;
  return there !== undefined && JSON.stringify(there) === JSON.stringify(update);
};

/** An answer that waits in the journal has no row yet over which a decision could be written. */
const isWritten = async ({ register, answering }: Parts, updateKey: string): Promise<boolean> => {
  if (register.etag(updateKey) === null) await answering.catchUp();
  return register.etag(updateKey) !== null;
};

/** An item and how somebody stands towards it; what is hidden from them is not there. */
const findFor = (snapshot: Snapshot, { council, itemKey, entraId, at }: ActRequest): Result<Checked> => {
  const day = dayOf(at);
  const item = councilOf(itemKey) === council ? findItem(snapshot, itemKey, day) : null;
  const doer = item && actingAs(snapshot, item, { entraId, day });
  if (!item || !doer || isHidden(item, doer)) return refuse({ code: 'unknown-item', field: 'itemKey' });
  return accept({ item, doer });
};

const createAct =
  ({ register }: Parts, snapshotOf: SnapshotOf) =>
  (request: ActRequest): Promise<Result<Item>> => {
    let isKept = false;
    return saveChecked<Item>(
      () => {
        const snapshot = snapshotOf(request);
        const found = snapshot.ok ? findFor(snapshot.value, request) : snapshot;
        if (!found.ok) return found;
        const { item, doer } = found.value;
        isKept = isDone(item, request.draft, request.entraId);
        return isKept ? accept(item) : applyItemAct(item, request.draft, doer);
      },
      async item => {
        const etag = register.etag(rowKeyOf(item));
        if (etag === null) return null;
        return isKept ? { kind: 'saved', etag, value: item } : register.saveItem(item, etag);
      },
    );
  };

const createActs = (parts: Parts) => {
  const { register, answering } = parts;
  const snapshotOf: SnapshotOf = ({ council, at }) => answering.snapshot(council, at, 'all');
  const act = createAct(parts, snapshotOf);

  const decide = async (request: DecisionRequest): Promise<Result<Update>> => {
    const check = (): Result<Update> => {
      const snapshot = snapshotOf(request);
      return snapshot.ok ? checkDecision(snapshot.value, request) : snapshot;
    };
    const first = check();
    // What the decision agreed to was done before it: said once more, it is not done again over what came since.
    if (!first.ok || isDecided(snapshotOf(request), first.value)) return first;
    if (!(await isWritten(parts, request.updateKey)))
      throw new Error('the answer has not reached the lists yet');
    if (request.also) {
      const { itemKey } = first.value;
      const agreed = await act({ ...request, itemKey, draft: request.also });
      if (!agreed.ok) return agreed;
    }
    return saveChecked<Update>(check, async update => {
      if (update.key !== request.updateKey) return register.saveUpdate(update);
      const etag = register.etag(update.key);
      return etag === null ? null : register.saveDecision(update, etag);
    });
  };
  return { act, decide, snapshotOf };
};

const createMinding = ({ register }: Parts, snapshotOf: SnapshotOf) => ({
  handOne: (request: HandOverRequest, itemKey: string): Promise<Result<Item>> =>
    saveChecked<Item>(
      () => {
        const snapshot = snapshotOf(request);
        if (!snapshot.ok) return snapshot;
        const day = dayOf(request.at);
        if (!mayMindRegister(snapshot.value, 'hand-over', { entraId: request.entraId, day }))
          return refuse({ code: 'not-allowed', field: 'act' });
        const item = findItem(snapshot.value, itemKey, day);
        if (!item) return refuse({ code: 'unknown-item', field: 'itemKey' });
        if (item.post === request.toPost) return accept(item);
        const to: Result<Owner> = ownerIn(snapshot.value, request.toPost, item);
        return to.ok ? handOver(item, to.value, day) : to;
      },
      async item => {
        const etag = register.etag(rowKeyOf(item));
        return etag === null ? null : register.saveItem(item, etag);
      },
    ),
  movePeriod: (request: PeriodRequest): Promise<Result<ReportingPeriod>> =>
    saveChecked<ReportingPeriod>(
      () => {
        const snapshot = snapshotOf(request);
        if (!snapshot.ok) return snapshot;
        const { entraId, at, period, to } = request;
        if (!mayMindRegister(snapshot.value, 'move-period', { entraId, day: dayOf(at) }))
          return refuse({ code: 'not-allowed', field: 'act' });
        const found = snapshot.value.periods.find(one => one.period === period);
        return found
          ? movePeriod(found, to)
          : refuse({ code: 'unknown-period', field: 'period', facts: { period } });
      },
      async period => {
        const etag = register.etag(period.key);
        return etag === null ? null : register.saveReportingPeriod(period, etag);
      },
    ),
});

export const createDeciding = (parts: Parts): Deciding => {
  const inTurn = createTurns();
  const { act, decide, snapshotOf } = createActs(parts);
  const { handOne, movePeriod: move } = createMinding(parts, snapshotOf);
  return {
    act: request => inTurn(request.itemKey, () => act(request)),
    decide: request => inTurn(request.updateKey, () => decide(request)),
    handOver: async request => {
      const handed: Item[] = [];
      for (const itemKey of request.itemKeys) {
        const one = await inTurn(itemKey, () => handOne(request, itemKey));
        if (!one.ok) return one;
        handed.push(one.value);
      }
      return accept(handed);
    },
    movePeriod: request => inTurn(`${request.council}/${request.period}`, () => move(request)),
  };
};
