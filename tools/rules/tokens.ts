export interface Token {
  kind: 'name' | 'number' | 'text' | 'sign';
  text: string;
}

const TOKEN =
  /(?<skip>\s+|\/\/.*)|(?<name>[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?)|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<sign>&&|\|\||[=!<>]=|\*\*|\$\(|[-+*/%<>!?:;,.(){}[\]=])/y;

/** A text in the language of Firestore's rules as tokens, without space and comments. Throws at any other character. */
export function tokensOf(rules: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < rules.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(rules);
    if (!found) throw new Error(`No token at ${at}: ${rules.slice(at, at + 20)}`);
    for (const kind of ['name', 'number', 'text', 'sign'] as const) {
      const text = found.groups?.[kind];
      if (text !== undefined) tokens.push({ kind, text });
    }
  }
  return tokens;
}
