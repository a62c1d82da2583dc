import type { z } from 'zod';
import type { Result } from '../../register/index.ts';
import type { BlockModel } from '../model.ts';
import type { BlockInput } from './position.ts';

/** One block: `parameters` are those of its tag, one letter each, all text; `run` is pure. */
export type BlockDefinition<S extends z.ZodObject> = {
  id: string;
  title: string;
  says: string;
  parameters: S;
  example: z.input<S>;
  run: (input: BlockInput, parameters: z.output<S>) => Result<BlockModel>;
};
