import type { DeviceNetwork } from '../../tools/devices/deviceNetwork.ts';
import type { ProxiedBytes } from '../../tools/network/tcpProxy.ts';

/** What went over a device's line. */
export interface Traffic {
  bytes: number;
  /** Documents that Firestore sent to the device. */
  documentsRead: number;
  documentsWritten: number;
}

/** How one document looks on Firestore's line: in a live query or a look-up, and in a write by WebChannel or REST. */
const DOCUMENT = {
  received: /"documentChange"|"found"/g,
  sent: /%22update%22%3A|"update":/g,
};

const LONGEST_MARK = 24;

/** Counts what goes over a device's line from now on; ask for it any number of times. */
export function watchTraffic(network: DeviceNetwork): () => Traffic {
  const documents: ProxiedBytes = { sent: 0, received: 0 };
  const rests = { sent: '', received: '' };
  network.firestore.tap = (direction, chunk) => {
    // What was split between two chunks is whole again; what was counted is cut off.
    const text = rests[direction] + chunk.toString('latin1');
    const matches = [...text.matchAll(DOCUMENT[direction])];
    documents[direction] += matches.length;
    const last = matches.at(-1);
    const uncounted = last ? text.slice(last.index + last[0].length) : text;
    rests[direction] = uncounted.slice(-LONGEST_MARK);
  };
  return () => ({
    bytes: network.bytes.sent + network.bytes.received,
    documentsRead: documents.received,
    documentsWritten: documents.sent,
  });
}

export function trafficBetween(before: Traffic, after: Traffic): Traffic {
  return {
    bytes: after.bytes - before.bytes,
    documentsRead: after.documentsRead - before.documentsRead,
    documentsWritten: after.documentsWritten - before.documentsWritten,
  };
}
