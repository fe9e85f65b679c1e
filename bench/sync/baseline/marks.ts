/** When a baseline last did these, ms since 1970: what it takes without its storage in Chrome. */
export const marks = { committedAt: 0, seenAt: 0 };
