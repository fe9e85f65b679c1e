interface Header {
  description: string;
  required?: boolean;
  schema: { type: 'string' | 'integer' };
}

const text = (description: string): Header => ({
  ...{ description, required: true, schema: { type: 'string' } },
});
const seconds = (description: string): Header => ({
  ...{ description, required: true, schema: { type: 'integer' } },
});

/** The headers of answers, by their names. */
export const HEADERS = {
  'X-Request-Id': text('Names the request; the server’s operator finds it in the log by this.'),
  ETag: text('For `If-None-Match`: what the answer was made of.'),
  'Retry-After': seconds('So many seconds to wait.'),
  'WWW-Authenticate': text('`Bearer`; with `error="invalid_token"` where there was a token.'),
  Allow: text('The methods that there are.'),
  'Content-Disposition': text('A name for the file.'),
} as const;

export type HeaderName = keyof typeof HEADERS;

/** Those that answers of a code have, whatever the call. */
const BY_CODE: Record<number, HeaderName> = {
  401: 'WWW-Authenticate',
  405: 'Allow',
  429: 'Retry-After',
  503: 'Retry-After',
};

/** The headers of an answer with `code`, those in `more` too, as references into the document. */
export function headersOf(code: number, more: readonly HeaderName[] = []) {
  const byCode = BY_CODE[code];
  const names: HeaderName[] = ['X-Request-Id', ...(byCode ? [byCode] : []), ...more];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
