import { createServer, type Server } from 'node:net';
import { type EmulatorPorts, PORT_NAMES } from './types.ts';

/** A full set of ports: those asked for, the rest free at this moment. */
export async function choosePorts(wanted: Partial<EmulatorPorts> = {}): Promise<EmulatorPorts> {
  const missing = PORT_NAMES.filter((name) => wanted[name] === undefined);
  const free = await freePorts(missing.length);
  const chosen = missing.map((name, index) => [name, free[index]]);
  return { ...wanted, ...Object.fromEntries(chosen) };
}

/** Distinct free ports of the loopback interface. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held open until the last is known, so that no port is handed out twice.
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Whether nobody listens on this port of the loopback interface. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    const server = await listen(port);
    await new Promise((done) => server.close(done));
    return true;
  } catch {
    return false;
  }
}

function listenAnywhere(): Promise<Server> {
  return listen(0);
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
}
