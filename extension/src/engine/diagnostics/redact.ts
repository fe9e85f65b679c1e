/** Where a string is part of the protocol or of the engine, not something that a person typed. */
const KEPT = new Set([
  ...[
    'type',
    'outcome',
    'quota',
    'state',
    'reason',
    'firestore',
    'request',
    'deletion',
    'side',
    'nonce',
    'message',
  ],
  ...['dataType', 'dataTypes', 'id', 'ids', 'itemId', 'commitId', 'parent', 'deviceId'],
  ...['conflictIds', 'cursor', 'after', 'pulledFor', 'folded', 'inFlight', 'refusedItems'],
  'skipped',
  ...['fields', 'updatedAt', 'effects', 'status', 'event', 'keys'],
  ...['kind', 'order', 'color', 'day', 'dueOn', 'habitId', 'platform', 'appVersion'],
]);

/** Longer texts keep their length, since some limits depend on it. */
const SHORT = 100;

/**
 * A copy in which each text that a person may have typed, each address and each account is replaced by a stand-in
 * (SPEC T2). Equal texts have equal stand-ins, and stand-ins sort as their texts do, so that merges decide alike. `keptValues`
 * are settings' values that aren't typed, such as `dark`.
 */
export function redact(value: unknown, keptValues: ReadonlySet<string>): unknown {
  const isKept = (text: string, key: string) =>
    text === '' || KEPT.has(key) || (key === 'value' && keptValues.has(text));
  const texts = new Set<string>();
  mapStrings(value, (text, key) => {
    if (!isKept(text, key)) texts.add(text);
    return text;
  });
  const ranks = new Map([...texts].sort().map((text, rank) => [text, rank]));
  return mapStrings(value, (text, key) =>
    isKept(text, key) ? text : standIn(text, ranks.get(text) ?? 0),
  );
}

/**
 * Valid where the text is valid: a web address stays one, a text that is too long stays too long. All begin alike, so that
 * the rank alone decides which sorts first; the space in other texts makes them no address.
 */
function standIn(text: string, rank: number): string {
  const address = `https://example.com/${String(rank).padStart(5, '0')}`;
  const name = /^https?:\/\/[^/]/.test(text) ? address : `${address} text`;
  const padded = text.length > SHORT ? name.padEnd(text.length, '.') : name;
  return text.isWellFormed() ? padded : `${padded}\ud800`;
}

/** A copy of plain data with each string replaced; an array's elements have the array's key. */
function mapStrings(
  value: unknown,
  replace: (text: string, key: string) => string,
  key = '',
): unknown {
  if (typeof value === 'string') return replace(value, key);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => mapStrings(element, replace, key));
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    mapStrings(part, replace, name),
  ]);
  return Object.fromEntries(entries);
}
