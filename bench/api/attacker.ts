import { parentPort, workerData } from 'node:worker_threads';

/** What a thread of its own sends again and again, so that it takes nothing of the time of whom it is measured on. */
export interface AttackerData {
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

const { url, headers, body } = workerData as AttackerData;

for (;;) {
  const answer = await fetch(url, { method: 'PUT', headers, body }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  parentPort?.postMessage('answered');
}
