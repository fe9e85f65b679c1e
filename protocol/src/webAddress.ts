const NO_SPACE = String.raw`[^\x00-\x20\x7f]`;
/** Of an IPv6 address. */
const GROUP = '[0-9A-Fa-f]{1,4}';
/** Characters that no name of a host has, for a class. */
const NOT_IN_NAME = String.raw`\x00-\x20\x7f/?#@:\\\[\]<>^|%`;

const USER = String.raw`([^\x00-\x20\x7f/?#\\]*@)?`;
const BEFORE = `(${GROUP}:){1,7}`;
const AFTER = `(:${GROUP}){1,7}`;
/** Not one in the other, which is too deep for an emulator of the rules. */
const IPV6 = [`(${GROUP}:){7}${GROUP}`, `${BEFORE}${AFTER}`, `${BEFORE}:`, `:${AFTER}`, '::']
  .map((address) => String.raw`\[${address}\]`)
  .join('|');
const NAME = `[^.${NOT_IN_NAME}][^${NOT_IN_NAME}]*`;
const PORT = '(:[0-9]{0,5})?';
const REST = `([/?#]${NO_SPACE}*)?`;

/**
 * An http or https address with a host, without spaces and control characters: `javascript:` can't get in (SPEC D14).
 * firestore.rules has the same pattern.
 */
export const WEB_ADDRESS = new RegExp(`^https?://${USER}(${IPV6}|${NAME})${PORT}${REST}$`);
