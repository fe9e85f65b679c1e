import type { DeviceFields } from '@daybook/protocol';
import { describeDevice, type UserAgent } from './describeDevice.ts';

/** What the browser that this runs in is registered as. */
export function chromeDevice(): DeviceFields {
  // Not in TypeScript's own types yet.
  const { userAgentData } = navigator as { userAgentData?: UserAgent };
  const { version } = chrome.runtime.getManifest();
  return describeDevice(userAgentData, version, (browser, platform) =>
    chrome.i18n.getMessage('deviceName', [browser, platform]),
  );
}
