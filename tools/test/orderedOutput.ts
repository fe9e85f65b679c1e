/** Takes what one of several writers prints. */
export interface Writer {
  write(text: string): void;
  /** It prints nothing more. */
  end(): void;
}

/**
 * Makes the output of writers that run side by side read as if they ran one after the other: it is live for the first
 * that hasn't ended, and held back for those behind it.
 */
export function orderedWriters(count: number, print: (text: string) => void): Writer[] {
  const writers = Array.from({ length: count }, () => ({ held: '', hasEnded: false }));
  let live = 0;

  const flush = () => {
    for (let writer = writers[live]; writer; writer = writers[++live]) {
      if (writer.held !== '') print(writer.held);
      writer.held = '';
      if (!writer.hasEnded) return;
    }
  };

  return writers.map((writer) => ({
    write(text) {
      writer.held += text;
      flush();
    },
    end() {
      writer.hasEnded = true;
      flush();
    },
  }));
}
