import type { Traffic } from '../sync/wire.ts';
import { JOIN_SIZE, type Samples } from './measure.ts';
import { type Counts, type Operations, plus } from './model.ts';
import type { Sample } from './observer.ts';

/** What the model wants to know, from what was measured. */
export function countsOf(samples: Samples, logLineBytes: number): Counts {
  const { join, commit, bulk, gap, wake, renewal, apiPull, apiPush } = samples;
  return {
    commit: ownAndOther(commit),
    bulk: ownAndOther(bulk),
    gap: atLeastOnePerQuery(gap),
    wake: { ...total(wake), queries: wake.lines[0]?.queries ?? 0 },
    coldReads: join.lines[0]?.documentsRead ?? 0,
    join: atLeastOnePerQuery(join),
    itemsPerJoin: JOIN_SIZE,
    renewal: total(renewal),
    apiPull: total(apiPull),
    apiPush: total(apiPush),
    logLineBytes,
  };
}

/** What functions and rules cost counts to the device where it happens. */
function ownAndOther(sample: Sample): { own: Operations; other: Operations } {
  const [own, other] = sample.lines.map(onLine);
  if (!own || !other) throw new Error('expected two lines');
  return { own: plus(own, behindLines(sample)), other };
}

function total(sample: Sample): Operations {
  return plus(...sample.lines.map(onLine), behindLines(sample));
}

/** A query that is new, or open for the first time in half an hour, is billed as one document at least. */
function atLeastOnePerQuery(sample: Sample): Operations {
  const [line] = sample.lines;
  const missing = Math.max(0, (line?.queries ?? 0) - (line?.documentsRead ?? 0));
  const operations = total(sample);
  return { ...operations, reads: operations.reads + missing };
}

function onLine(line: Traffic): Operations {
  return {
    reads: line.documentsRead,
    writes: line.documentsWritten,
    deletes: line.documentsDeleted,
    invocations: 0,
    egressBytes: line.bytesReceived,
  };
}

function behindLines({ server, ruleReads }: Sample): Operations {
  return { ...server, reads: server.reads + ruleReads, egressBytes: 0 };
}
