/** Pages of the browser's own that nobody sees without a window, and which take a third of a launch. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'NtpFooter'];

/** What Playwright turns off: Chromium obeys only the last list that it is given. */
const PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Turns off what a headless browser does for nobody. */
export const HEADLESS_FEATURES = `--disable-features=${[...PLAYWRIGHT, ...UNSEEN].join()}`;
