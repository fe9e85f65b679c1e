import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from 'node:net';
import { text } from 'node:stream/consumers';
import { TcpProxy } from '../../../tools/network/tcpProxy.ts';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  beforeEach(async () => {
    echo = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => {}); // A cut cable is no failure of the server.
      socket.pipe(socket);
    });
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const { port } = echo.address() as AddressInfo;
    proxy = await TcpProxy.start({ target: `127.0.0.1:${port}` });
  });

  afterEach(async () => {
    await proxy.close();
    echo.close();
    await once(echo, 'close');
  });

  it('forwards both ways and counts the bytes', async () => {
    assert.equal(await sendAll(connectTo(proxy.host), 'hello'), 'hello');
    assert.deepEqual(proxy.bytes, { sent: 5, received: 5 });
  });

  it('shows what it forwards', async () => {
    const seen: string[] = [];
    proxy.tap = (direction, chunk) => seen.push(`${direction} ${chunk}`);
    await sendAll(connectTo(proxy.host), 'hello');
    assert.deepEqual(seen, ['sent hello', 'received hello']);
  });

  it('forwards more than its buffers hold', async () => {
    const large = 'x'.repeat(5_000_000);
    assert.equal(await sendAll(connectTo(proxy.host), large), large);
    assert.equal(proxy.bytes.received, large.length);
  });

  it('resets open connections when cut', async () => {
    const socket = connectTo(proxy.host);
    socket.write('hello');
    await once(socket, 'data');
    proxy.cut();
    assert.equal(await failureOf(socket), 'ECONNRESET');
  });

  it('accepts no data while cut and keeps its port', async () => {
    const { host } = proxy;
    proxy.cut();
    assert.equal(await failureOf(connectTo(host)), 'ECONNRESET');
    assert.deepEqual(proxy.bytes, { sent: 0, received: 0 });
    proxy.restore();
    assert.equal(proxy.host, host);
    assert.equal(await sendAll(connectTo(host), 'again'), 'again');
  });

  it('adds its latency to each direction and keeps the order', async () => {
    proxy.latencyMs = 40;
    const started = performance.now();
    const socket = connectTo(proxy.host);
    socket.write('one ');
    await once(socket, 'connect');
    assert.equal(await sendAll(socket, 'two'), 'one two');
    // Timers may fire a fraction of a millisecond early.
    assert.ok(performance.now() - started >= 78);
  });

  it('fails the connection when the target is unreachable', async () => {
    const nowhere = await TcpProxy.start({ target: '127.0.0.1:1' });
    assert.equal(await failureOf(connectTo(nowhere.host)), 'ECONNRESET');
    await nowhere.close();
  });

  it('refuses a target that is no host:port', async () => {
    await assert.rejects(TcpProxy.start({ target: 'localhost' }), /host:port/);
  });
});

function connectTo(host: string): Socket {
  const [name = '', port] = host.split(':');
  return dial({ host: name, port: Number(port) });
}

async function sendAll(socket: Socket, data: string): Promise<string> {
  socket.end(data);
  return text(socket);
}

async function failureOf(socket: Socket): Promise<string | undefined> {
  const [error] = (await once(socket, 'error').catch((reason) => [reason])) as [
    NodeJS.ErrnoException,
  ];
  return error.code;
}
