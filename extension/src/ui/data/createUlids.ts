const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/**
 * Gives ULIDs: the time in ms, and chance. Each sorts after the one before, also within one millisecond and where the clock
 * was set back.
 */
export function createUlids(now: () => number): () => string {
  let time = -1;
  const random = new Uint8Array(RANDOM_DIGITS);
  return () => {
    const at = now();
    if (at > time) {
      time = at;
      crypto.getRandomValues(random);
    } else if (!increment(random)) {
      time += 1;
    }
    return encodeTime(time) + Array.from(random, (byte) => DIGITS[byte % DIGITS.length]).join('');
  };
}

/** False where that was the last of them, and they begin again. */
function increment(random: Uint8Array): boolean {
  for (let at = random.length - 1; at >= 0; at -= 1) {
    const digit = ((random[at] ?? 0) + 1) % DIGITS.length;
    random[at] = digit;
    if (digit !== 0) return true;
  }
  return false;
}

function encodeTime(time: number): string {
  let text = '';
  for (let rest = time; text.length < TIME_DIGITS; rest = Math.floor(rest / DIGITS.length)) {
    text = DIGITS[rest % DIGITS.length] + text;
  }
  return text;
}
