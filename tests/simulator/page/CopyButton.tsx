import { useState } from 'react';

/** `text` is asked for when it is copied. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied !== null && copied === text();
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(text());
  };
  return (
    <button type="button" className="button-quiet" onClick={copy}>
      {isCopied ? 'Copied' : label}
    </button>
  );
}
