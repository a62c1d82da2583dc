import { Hono } from 'hono';
import { blockCatalogue, computeFrom } from '../report/index.ts';
import { readBlocks } from './body.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { etagOf } from './etag.ts';
import { speak } from './problem.ts';
import { choosePeriod } from './registerView.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';
import type { BlockAnswer, BlocksView } from './wire.ts';

/**
 * The catalogue of blocks, and models for the tags of a document. One tag's refusal stops no other. A document is sent
 * on and published: nothing restricted goes into it from here, whoever writes it.
 */
export const blockRoutes = ({ reading, now }: AppDeps): Hono<ApiEnv> =>
  new Hono<ApiEnv>()
    .get('/blocks', context => context.json(blockCatalogue))
    .post('/blocks', async context => {
      const asked = await readBlocks(context);
      const { council } = chooseCouncil(reading, context.var.visitor, asked.council);
      const asAt = now();
      const snapshot = snapshotOf(reading, council, { now: asAt, reach: 'open' });
      const period = choosePeriod(snapshot, asked.period, asAt);
      const computed = computeFrom(snapshot, period)(asked.tags);
      const models = [...computed].map(([tag, model]): BlockAnswer =>
        model.ok
          ? { tag, ok: true, model: model.value }
          : { tag, ok: false, problems: model.problems.map(speak) },
      );
      const view: BlocksView = { council, asAt, etag: etagOf(models), models };
      return context.json(view);
    });
