import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Fixes the time from which tokens are valid. Otherwise it is the time of the import: each export would differ, and a
 * machine whose clock is behind would refuse every token.
 */
export async function settleAuthTimes(exported: string, at: number): Promise<void> {
  const file = join(exported, 'auth_export', 'accounts.json');
  const accounts = JSON.parse(await readFile(file, 'utf8')) as { users: { validSince?: string }[] };
  for (const user of accounts.users) user.validSince = String(Math.floor(at / 1000));
  await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`);
}
