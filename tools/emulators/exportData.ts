import { resolve } from 'node:path';

/** Asks a running suite's hub to write Auth and Firestore to a folder; only fireemu wants its control token for it. */
export async function exportData(
  hubUrl: string,
  controlToken: string | null,
  directory: string,
): Promise<void> {
  const response = await fetch(`${hubUrl}/_admin/export`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(controlToken === null ? {} : { authorization: `Bearer ${controlToken}` }),
    },
    body: JSON.stringify({ path: resolve(directory), initiatedBy: 'daybook' }),
  });
  if (!response.ok) {
    throw new Error(`The emulators' export failed: ${response.status} ${await response.text()}`);
  }
}
