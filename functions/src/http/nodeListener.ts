import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

interface FetchHandler {
  fetch(request: Request): Response | Promise<Response>;
}

/**
 * Serves `app` as a Node request listener, as Cloud Functions calls it: the body is read already and kept in `rawBody`,
 * which the adapter takes. A path that still has the function's name in front, as behind a Hosting rewrite, loses it.
 */
export function nodeListener(app: FetchHandler) {
  const listen = getRequestListener((request) => app.fetch(request), {
    overrideGlobalObjects: false,
  });
  return (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.url = request.url?.replace(/^\/api(?=\/)/, '');
    return listen(request, response);
  };
}
