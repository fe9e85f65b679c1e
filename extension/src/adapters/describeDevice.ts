import type { DeviceFields } from '@daybook/protocol';

/** What is used of navigator.userAgentData. */
export interface UserAgent {
  readonly brands: readonly { readonly brand: string }[];
  readonly platform: string;
}

/** How `name` reads in the browser's language, such as “Chrome on Linux”. */
export type NameDevice = (browser: string, platform: string) => string;

/** What this device is registered as, until a person renames it; within the lengths of SPEC V2. */
export function describeDevice(
  userAgent: UserAgent | undefined,
  appVersion: string,
  nameDevice: NameDevice,
): DeviceFields {
  const platform = userAgent?.platform ?? '';
  const browser = browserOf(userAgent?.brands ?? []);
  const name = platform ? nameDevice(browser, platform) : browser;
  return { name: cut(name, 60), platform: cut(platform, 40), appVersion: cut(appVersion, 20) };
}

/** Chromium adds its own name, and one that no browser has, in changing order. */
function browserOf(brands: UserAgent['brands']): string {
  const names = brands.map(({ brand }) => brand).filter((brand) => !/not.*a.*brand/i.test(brand));
  const name = names.find((brand) => brand !== 'Chromium') ?? 'Chromium';
  return name.replace(/^(Google|Microsoft) /, '');
}

function cut(text: string, length: number): string {
  return [...text.toWellFormed()].slice(0, length).join('');
}
