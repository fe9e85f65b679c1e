import { Hono } from 'hono';
import { exportJson } from '../../account/exportUser.ts';
import { eraseSync } from '../../sync/erase.ts';
import { answerStreamed } from '../answerStreamed.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed } from '../errors.ts';

/** What owners may do without Pro: GET `/sync/export`, DELETE `/sync`, DELETE `/account` (SPEC A14, A15, A16). */
export function dataRoutes({ accounts, now, newId }: Dependencies) {
  const routes = new Hono<RequestEnv>();

  routes.get('/sync/export', async (c) => {
    const { uid } = c.var.caller;
    const [profile, at] = [await accounts.profile(uid), now()];
    const day = new Date(at).toISOString().slice(0, 10);
    c.header('Content-Disposition', `attachment; filename="daybook-${day}.json"`);
    c.header('Cache-Control', 'no-store');
    return answerStreamed(c, async (reader) => ({ parts: exportJson(reader, profile, uid, at) }));
  });
  routes.all('/sync/export', methodNotAllowed('GET, HEAD'));

  routes.delete('/sync', async (c) =>
    c.json(await eraseSync(c.var.store, c.var.caller.uid, newId)),
  );
  routes.all('/sync', methodNotAllowed('DELETE'));

  routes.delete('/account', async (c) => {
    await accounts.remove(c.var.caller.uid);
    return c.body(null, 204);
  });
  routes.all('/account', methodNotAllowed('DELETE'));
  return routes;
}
