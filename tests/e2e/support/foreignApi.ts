import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The API as a web page of another origin meets it: behind an address for which the extension has no permission. */
export interface ForeignApi {
  /** As the one it stands before, but for host and port. */
  url: string;
  /** Each request's method and the origin that the browser named. */
  seen: { method: string; origin: string | undefined }[];
  close(): Promise<void>;
}

/** Passes everything on to the API at `apiUrl` but the origin, which the emulators refuse where it is an extension's. */
export async function startForeignApi(apiUrl: string): Promise<ForeignApi> {
  const target = new URL(apiUrl);
  const seen: ForeignApi['seen'] = [];
  const server = createServer((asked, answer) => {
    const { origin, ...headers } = asked.headers;
    const { method = '', url: path = '' } = asked;
    seen.push({ method, origin });
    const to = { host: target.hostname, port: target.port, method, path, headers };
    const passed = request(to, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
