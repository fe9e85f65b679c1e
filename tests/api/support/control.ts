import assert from 'node:assert/strict';
import { attachedEmulators } from '../../../tools/emulators/environment.ts';

/** Waits until the emulators have run every trigger that is due. */
export async function triggersDone(): Promise<void> {
  await control(':awaitIdle', {});
}

/** Calls the embedded emulators' control API. */
export async function control(
  path: string,
  body: object | undefined,
  method = 'POST',
): Promise<unknown> {
  const { controlUrl, controlToken } = attachedEmulators();
  const response = await fetch(`${controlUrl}/sessions/default${path}`, {
    method,
    headers: { Authorization: `Bearer ${controlToken}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text === '' ? undefined : JSON.parse(text);
}
