import { type OutgoingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  method: string;
  /** As it goes on the line, also where it is no path. */
  path: string;
  headers: OutgoingHttpHeaders;
  /** Sent chunked where the headers name no length, and as one piece. */
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
    const { method, path, headers, body } = sent;
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
