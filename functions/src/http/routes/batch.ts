import {
  type BatchResult,
  batchRequestSchema,
  type DataType,
  errorBodyOf,
  type Problem,
  putRequestSchema,
} from '@daybook/protocol';
import { Hono } from 'hono';
import { invalidRequest, type Refusal } from '../../refusal.ts';
import { commit } from '../../sync/commit.ts';
import { parseAs, readBody } from '../body.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { failure, methodNotAllowed, refuse } from '../errors.ts';

type Result = BatchResult['results'][number];

/** POST `/sync/batch`: each commit by itself, whatever becomes of the others (SPEC A13). */
export function batchRoutes({ quota, now, newId, log }: Dependencies) {
  const routes = new Hono<RequestEnv>();

  routes.post('/', async (c) => {
    const {
      caller: { uid },
      store,
    } = c.var;
    const body = await readBody(c, () => batchRequestSchema);
    if (!body.ok) return refuse(c, body.refusal);
    const { commits } = body.value;
    const repeated = repetitions(commits.map(({ dataType }) => dataType));
    if (repeated.length > 0) return refuse(c, invalidRequest(repeated));
    const results = await Promise.all(
      commits.map(async ({ dataType, ...rest }): Promise<Result> => {
        const parsed = parseAs(putRequestSchema(rest), rest);
        if (!parsed.ok) return refusedOf(dataType, parsed.refusal);
        const request = { ...parsed.value, commitId: parsed.value.commitId ?? newId() };
        const outcome = await commit({ store, quota }, uid, dataType, request, now()).catch(
          (error: unknown) => ({ outcome: 'refused' as const, ...failure(c, log, error) }),
        );
        if (outcome.outcome === 'refused') return refusedOf(dataType, outcome);
        return { dataType, result: outcome.result };
      }),
    );
    c.set('outcome', results.map(described).join(' '));
    return c.json({ results } satisfies BatchResult);
  });

  routes.all('/', methodNotAllowed('POST'));
  return routes;
}

function refusedOf(dataType: DataType, { reason, message, metadata }: Refusal): Result {
  return { dataType, ...errorBodyOf(reason, message, metadata) };
}

function repetitions(types: readonly string[]): Problem[] {
  return types.flatMap((type, index) =>
    types.indexOf(type) === index
      ? []
      : [{ path: ['commits', index, 'dataType'], message: 'stands twice in this batch' }],
  );
}

function described(result: Result): string {
  return `${result.dataType}:${'error' in result ? result.error.details[0]?.reason : 'OK'}`;
}
