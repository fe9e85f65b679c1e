import type { DeviceNetwork } from '../../tools/devices/deviceNetwork.ts';
import type { ProxiedBytes } from '../../tools/network/tcpProxy.ts';

/** What went over a device's line. */
export interface Traffic {
  bytes: number;
  /** From Firestore and the API; what Firebase Auth sends isn't billed. */
  bytesReceived: number;
  /** Documents that Firestore sent to the device. */
  documentsRead: number;
  documentsWritten: number;
  documentsDeleted: number;
  /** Live queries that the device opened, or opened again. */
  queries: number;
}

type Mark = Exclude<keyof Traffic, 'bytes' | 'bytesReceived'>;

/** How each looks on Firestore's line; what is sent goes by WebChannel, as a form, or by REST. */
const MARKS: Record<Mark, { direction: keyof ProxiedBytes; pattern: RegExp }> = {
  documentsRead: { direction: 'received', pattern: /"documentChange"|"found"/g },
  documentsWritten: { direction: 'sent', pattern: /%22update%22%3A|"update":/g },
  documentsDeleted: { direction: 'sent', pattern: /%22delete%22%3A|"delete":/g },
  queries: { direction: 'sent', pattern: /%22addTarget%22%3A|"addTarget":/g },
};

const LONGEST_MARK = 24;

/** Counts what goes over a device's line from now on; ask for it any number of times. */
export function watchTraffic(network: DeviceNetwork): () => Traffic {
  const counters = mapMarks(({ direction, pattern }) => ({ direction, count: counter(pattern) }));
  const totals = mapMarks(() => 0);
  network.firestore.tap = (direction, chunk) => {
    for (const mark of Object.keys(MARKS) as Mark[]) {
      if (counters[mark].direction === direction) totals[mark] += counters[mark].count(chunk);
    }
  };
  return () => {
    const { bytes, firestore, api } = network;
    const bytesReceived = firestore.bytes.received + api.bytes.received;
    return { ...totals, bytes: bytes.sent + bytes.received, bytesReceived };
  };
}

/** Counts a mark in a stream that comes in chunks. */
function counter(pattern: RegExp): (chunk: Buffer) => number {
  let rest = '';
  return (chunk) => {
    // What was split between two chunks is whole again; what was counted is cut off.
    const text = rest + chunk.toString('latin1');
    const matches = [...text.matchAll(pattern)];
    const last = matches.at(-1);
    const uncounted = last ? text.slice(last.index + last[0].length) : text;
    rest = uncounted.slice(-LONGEST_MARK);
    return matches.length;
  };
}

function mapMarks<Result>(make: (mark: (typeof MARKS)[Mark]) => Result): Record<Mark, Result> {
  const entries = Object.entries(MARKS).map(([name, mark]) => [name, make(mark)]);
  return Object.fromEntries(entries) as Record<Mark, Result>;
}

export function trafficBetween(before: Traffic, after: Traffic): Traffic {
  const entries = Object.entries(after).map(([name, value]) => [
    name,
    value - before[name as keyof Traffic],
  ]);
  return Object.fromEntries(entries) as unknown as Traffic;
}
