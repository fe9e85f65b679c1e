import { type OutgoingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  method: string;
  /** As it goes on the line, also where it is no path. */
  path: string;
  headers: OutgoingHttpHeaders;
  /** Its length is said, where the headers don't say it is chunked. */
  body?: string | Uint8Array | undefined;
}

export interface RawAnswer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
}

/** Sends what `fetch` would mend or refuse to send; rejects where the connection ends without an answer. */
export function rawRequest(port: number, sent: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = begin(port, sent);
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });
}

/** Sends half of the body and ends the connection. */
export function brokenOffRequest(port: number, sent: RawRequest): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = begin(port, sent);
    outgoing.on('error', () => {});
    outgoing.on('response', (answer) => answer.on('error', () => {}).resume());
    outgoing.on('close', resolve);
    const half = Buffer.from(sent.body ?? '').subarray(0, Math.ceil((sent.body?.length ?? 0) / 2));
    outgoing.write(half, () => outgoing.destroy());
  });
}

function begin(port: number, { method, path, headers, body }: RawRequest) {
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  const isChunked = 'Transfer-Encoding' in headers;
  const said = isChunked || length === 0 ? {} : { 'Content-Length': String(length) };
  const sent = { method, path, headers: { ...said, ...headers } };
  // A connection each: one that is kept for the next may end just as that is sent.
  return request({ host: '127.0.0.1', port, agent: false, ...sent });
}
