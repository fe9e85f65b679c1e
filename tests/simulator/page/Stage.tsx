import { DeviceCard } from './DeviceCard.tsx';
import { ServerCard } from './ServerCard.tsx';
import type { Scene } from './scene.ts';

/** The devices side by side, and the server between them. */
export function Stage({ scene: { devices, server } }: { scene: Scene }) {
  const half = Math.ceil(devices.length / 2);
  return (
    <div className={devices.length > 2 ? 'stage stage-rows' : 'stage'}>
      {devices.slice(0, half).map((device) => (
        <DeviceCard key={device.name} device={device} />
      ))}
      {server && <ServerCard server={server} />}
      {devices.slice(half).map((device) => (
        <DeviceCard key={device.name} device={device} />
      ))}
    </div>
  );
}
