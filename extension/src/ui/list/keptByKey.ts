/** The function, made to give the same result for the same object again. */
export function keptByKey<Key extends object, Result extends object>(
  make: (key: Key) => Result,
): (key: Key) => Result {
  const kept = new WeakMap<Key, Result>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
