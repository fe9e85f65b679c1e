import { parentPort, workerData } from 'node:worker_threads';

/** What a thread of its own sends again and again, so that it takes nothing of the time of whom it is measured on. */
export interface AttackerData {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** They take turns; without any it is sent without one. */
  tokens: readonly string[];
}

const { url, method, headers, body = null, tokens } = workerData as AttackerData;

for (let turn = 0; ; turn += 1) {
  const token = tokens[turn % tokens.length];
  const authorized =
    token === undefined ? headers : { ...headers, Authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method, headers: authorized, body }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  parentPort?.postMessage(answer?.status);
}
