import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

interface FetchHandler {
  fetch(request: Request): Response | Promise<Response>;
}

/**
 * Serves `app` as a Node request listener, as Cloud Functions calls it: the body is read already and kept in `rawBody`,
 * decompressed, which the adapter takes; the platform refuses what it can't read (SPEC A9). A path that still has the function's name in front, as behind a Hosting
 * rewrite, loses it.
 */
export function nodeListener(app: FetchHandler) {
  const listen = getRequestListener((request) => app.fetch(request), {
    overrideGlobalObjects: false,
  });
  return (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if ('rawBody' in request) dropHeaders(request, ['content-encoding', 'content-length']);
    request.url = request.url?.replace(/^\/api(?=\/)/, '');
    return listen(request, response);
  };
}

/** What they say is of the body as it travelled. */
function dropHeaders(request: IncomingMessage, names: readonly string[]): void {
  for (const name of names) delete request.headers[name];
  // Names and values take turns in it.
  request.rawHeaders = request.rawHeaders.filter((_, index, all) => {
    const name = all[index - (index % 2)] ?? '';
    return !names.includes(name.toLowerCase());
  });
}
