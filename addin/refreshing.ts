import type { PeriodId, Result } from '../register/index.ts';
import {
  previewRefresh,
  refreshDocument,
  type BlockModel,
  type BlockOutcome,
  type LiveBlock,
  type LiveDocument,
  type RefreshFailure,
} from '../report/index.ts';
import type { Client } from '../server/client.ts';
import { changesOf, type BlockChange } from './blockChanges.ts';
import { PaneError } from './paneFailure.ts';

export type BlockState = 'current' | 'changed' | 'could-not';

/** A live block of the document beside what the register says. */
export type BlockLook = {
  tag: string;
  state: BlockState;
  model: BlockModel | null;
  changes: BlockChange[];
  why: RefreshFailure | null;
};

export type Refreshing = {
  /** Reads the document and the register; writes nothing. In document order. */
  look: (period: PeriodId) => Promise<BlockLook[]>;
  /** Writes what changed and reads it back. */
  write: (period: PeriodId) => Promise<BlockOutcome[]>;
  /** Calls back whenever something changed in this council's register, until the signal. */
  watch: (onChange: () => void, signal: AbortSignal) => void;
};

const states = { unchanged: 'current', 'would-change': 'changed', 'could-not': 'could-not' } as const;

/** What Word cannot do as a whole; what the server says keeps its own error. */
const askWord = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (cause) {
    throw new PaneError('word-failed', cause);
  }
};

type Deps = { document: LiveDocument; client: Pick<Client, 'blocks' | 'events'>; council: string };

export const createRefreshing = ({ document, client, council }: Deps): Refreshing => {
  const compute = async (period: PeriodId, tags: string[]): Promise<Map<string, Result<BlockModel>>> => {
    const { models } = await client.blocks({ council, period, tags });
    return new Map(
      models.map(one => [
        one.tag,
        one.ok ? { ok: true, value: one.model } : { ok: false, problems: one.problems },
      ]),
    );
  };
  const asked: LiveDocument = {
    ...document,
    listBlocks: () => askWord(() => document.listBlocks()),
    commit: () => askWord(() => document.commit()),
  };
  return {
    look: async period => {
      let blocks: LiveBlock[] = [];
      let models = new Map<string, Result<BlockModel>>();
      const read = { ...asked, listBlocks: async () => (blocks = await asked.listBlocks()) };
      const previews = await previewRefresh(read, async tags => (models = await compute(period, tags)));
      return previews.map(({ tag, outcome, why }, index): BlockLook => {
        const result = models.get(tag);
        const model = result?.ok ? result.value : null;
        const block = blocks[index];
        const changes = outcome === 'would-change' && model && block ? changesOf(block, model) : [];
        return { tag, state: states[outcome], model, changes, why: why ?? null };
      });
    },
    write: period => refreshDocument(asked, tags => compute(period, tags)),
    watch: (onChange, signal) => {
      void client.events(changed => changed.council === council && onChange(), signal);
    },
  };
};
