import { z } from 'zod';
import { text } from './primitives.ts';

/** What a device's document says besides `lastSeenAt`, the server's time (SPEC V1, V2). */
export const deviceFields = z.strictObject({
  name: text(1, 60),
  platform: text(0, 40),
  appVersion: text(0, 20),
});

export type DeviceFields = z.infer<typeof deviceFields>;
