import { type UserExport, userExportSchema } from '@daybook/protocol';
import type { AccountDoor } from '../engine/ports/accountDoor.ts';
import { type CommandFailure, failed } from '../shared/commands.ts';
import type { AccountProvider } from '../worker/ports/accountProvider.ts';
import type { ApiRequest } from './apiRequest.ts';

/** Everything of a user is many reads, or many writes. */
const TIMEOUT_MS = 120_000;

/** {@link AccountDoor} over HTTPS. */
export function httpAccountDoor(
  request: ApiRequest,
  { standing }: Pick<AccountProvider, 'standing'>,
): AccountDoor {
  const deleting = new Map<string, ReturnType<AccountDoor['deleteAccount']>>();

  async function tryToDelete(uid: string) {
    const answer = await request(uid, '/account', { method: 'DELETE' }, TIMEOUT_MS).catch(
      () => null,
    );
    if (answer?.status === 204) return 'gone';
    // A deleted user's token is refused, or can't be had any more; after a restart the sign-in is forgotten, too.
    const isUnknown = answer === null || answer.status === 401;
    if (isUnknown && (await standing(uid)) !== 'valid') return 'gone';
    return answer === null || isPassing(answer.status) ? 'unanswered' : 'refused';
  }

  return {
    async exportAccount(uid) {
      const answer = await request(uid, '/sync/export', {}, TIMEOUT_MS).catch(() => null);
      if (answer?.status !== 200) return failed(failureOf(answer?.status));
      const exported = readExport(answer.body);
      return exported ? { ok: true, exported } : failed('server');
    },
    deleteAccount(uid) {
      const underWay = deleting.get(uid) ?? tryToDelete(uid).finally(() => deleting.delete(uid));
      deleting.set(uid, underWay);
      return underWay;
    },
  };
}

/** With what a newer server may have added. */
function readExport(body: unknown): UserExport | null {
  return userExportSchema.safeParse(body).success ? (body as UserExport) : null;
}

/** Another try may have another answer. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 429;
}

function failureOf(status: number | undefined): CommandFailure {
  if (status === undefined) return 'network';
  if (status === 401 || status === 403) return 'sign-in-ended';
  return status === 429 ? 'too-many-attempts' : 'server';
}
