import { z } from 'zod';
import { FIELD_LIMITS } from './fieldLimits.ts';
import { text, visibleText } from './primitives.ts';

const LIMITS = FIELD_LIMITS.device;

/** What a device's document says besides `lastSeenAt`, the server's time (SPEC V1, V2). */
export const deviceFieldsSchema = z.strictObject({
  name: visibleText(LIMITS.name),
  platform: text(LIMITS.platform),
  appVersion: text(LIMITS.appVersion),
});

export type DeviceFields = z.infer<typeof deviceFieldsSchema>;
