export const diagnosticsEn = {
  failed:
    'This part of Daybook failed. What is stored on this device is still there. Open a new tab to try again; if it stays like this, copy the diagnostics and send them to us.',
  copy: 'Copy diagnostics',
  copied: 'Copied: the last steps of the sync, without your texts and addresses.',
  saved: (fileName: string) =>
    `Saved as ${fileName}: the last steps of the sync, without your texts and addresses.`,
};

export type DiagnosticsTexts = typeof diagnosticsEn;
