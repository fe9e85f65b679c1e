/**
 * What shows nothing when it stands alone: spaces, control and format characters, fillers, variation selectors (SPEC D21).
 * In code points, not in Unicode's classes, which differ between the doors' versions of Unicode. firestore.rules has them too.
 */
const INVISIBLE = [
  String.raw`\u{0}-\u{20}\u{7F}-\u{A0}\u{AD}\u{34F}\u{600}-\u{605}\u{61C}\u{6DD}\u{70F}\u{890}-\u{891}\u{8E2}`,
  String.raw`\u{115F}-\u{1160}\u{1680}\u{17B4}-\u{17B5}\u{180B}-\u{180F}\u{2000}-\u{200F}\u{2028}-\u{202F}`,
  String.raw`\u{205F}-\u{206F}\u{2800}\u{3000}\u{3164}\u{FE00}-\u{FE0F}\u{FEFF}\u{FFA0}\u{FFF0}-\u{FFFB}`,
  String.raw`\u{110BD}\u{110CD}\u{13430}-\u{1343F}\u{13441}-\u{13442}\u{1BCA0}-\u{1BCA3}\u{1D159}`,
  String.raw`\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}`,
].join('');

/** Finds one character that can be seen. */
export const VISIBLE_CHARACTER = new RegExp(`[^${INVISIBLE}]`, 'u');
