import { LIMITS } from '@daybook/protocol';
import { Hono } from 'hono';
import { exportJson } from '../../account/exportUser.ts';
import { refusal } from '../../refusal.ts';
import { eraseSync } from '../../sync/erase.ts';
import { answerStreamed } from '../answerStreamed.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed, refuse } from '../errors.ts';

const RECENT_MS = LIMITS.recentSignInMinutes * 60_000;

const SIGN_IN_TOO_OLD = refusal('SIGN_IN_TOO_OLD', 'Sign in again to delete the account.', {
  recentSignInMinutes: LIMITS.recentSignInMinutes,
});

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
    c.json(await eraseSync(c.var.store, c.var.caller.uid, { newId, now })),
  );
  routes.all('/sync', methodNotAllowed('DELETE'));

  routes.delete('/account', async (c) => {
    const { uid, signedInAt } = c.var.caller;
    const isRecent = now() - signedInAt * 1000 <= RECENT_MS;
    if (!isRecent && !(await accounts.isBeingDeleted(uid))) return refuse(c, SIGN_IN_TOO_OLD);
    await accounts.remove(uid);
    return c.body(null, 204);
  });
  routes.all('/account', methodNotAllowed('DELETE'));
  return routes;
}
