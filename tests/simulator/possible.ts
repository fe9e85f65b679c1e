import { endClearing } from './deviceEffects.ts';
import { LATER } from './parts.ts';
import type { UnderWay } from './requests.ts';
import type { SimWorker, WorkerHost } from './worker.ts';

/** All that could happen next where a worker runs; `choice` picks between events, and how much the watch brings. */
export function possibleNext(
  host: WorkerHost,
  worker: SimWorker,
  choice: number,
  { ignoreAccount = false }: { ignoreAccount?: boolean },
): (() => void)[] {
  const { parts } = host;
  const { requests, signIn, firestore } = parts;
  const possible: (() => void)[] = [];
  if (worker.effects.length > 0) possible.push(() => worker.performNext());
  else if (parts.inbox.size > 0) possible.push(() => worker.takeNext(choice >> 3));
  for (const request of requests.underWay) {
    possible.push(() => (request.answer ? deliver(host, request) : ask(host, request)));
  }
  for (const request of requests.late) possible.push(() => requests.arrive(request));
  if (parts.server.now >= parts.wokenAt) possible.push(() => wake(host, worker));
  if (parts.server.now >= (signIn.silentUntil ?? LATER))
    possible.push(() => parts.hear('auth', signIn.giveUp()));
  if (parts.isClearing) possible.push(() => endClearing(parts));
  if (!parts.isOnline) return possible;
  const canAsk = !signIn.isTokenOver || renewsToken(host);
  if (!parts.isDirectOpen || !canAsk) return possible;
  const report = parts.report('firestore', worker.state);
  if (signIn.isBehind && !ignoreAccount)
    possible.push(() => parts.report('account', worker.state)(signIn.catchUp()));
  if (firestore.hasToSend) possible.push(() => sendNext(host, worker));
  if (firestore.isBehind) possible.push(() => firestore.catchUp(report, (choice >> 5) % 3 > 0));
  return possible;
}

/** The SDKs renew a token that is over when they need one. */
function renewsToken({ parts }: WorkerHost): boolean {
  const renewed = parts.signIn.auth === 'answers' ? parts.signIn.refresh() : null;
  parts.hear('auth', renewed);
  return renewed !== null;
}

/** As the service worker does it: each waking looks whether there is a network. */
function wake({ parts }: WorkerHost, { state }: SimWorker): void {
  if (parts.server.now >= parts.wakeAt) parts.wakeAt = LATER;
  parts.setAlarm();
  const { isOnline: online } = parts;
  const isChanged = state.connection.online !== online;
  parts.hear('worker', isChanged ? { type: 'onlineChanged', online } : { type: 'woke' });
}

function ask(host: WorkerHost, request: UnderWay): void {
  const { isOnline, apiWay, requests, signIn } = host.parts;
  const hasToken = !signIn.isTokenOver || (isOnline && renewsToken(host));
  const isOpen = isOnline && hasToken;
  const isLost = isOpen && host.faults.take('lostAnswers');
  requests.ask(request, isOpen ? apiWay : 'closed', isLost);
}

function deliver({ parts, skew }: WorkerHost, underWay: UnderWay): void {
  const event = parts.requests.deliver(underWay, parts.server.now, -skew);
  if (event) parts.hear('api', { ...event, epoch: underWay.request.epoch });
}

function sendNext({ parts, faults }: WorkerHost, { state }: SimWorker): void {
  const isLost = faults.take('lostAnswers');
  parts.firestore.sendNext(parts.report('firestore', state), parts.signIn.isPro, isLost);
}
