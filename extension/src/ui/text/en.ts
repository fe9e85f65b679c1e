export const commonEn = {
  newTab: 'New tab',
  cancel: 'Cancel',
  none: 'none',
  yes: 'yes',
  no: 'no',
  otherPlace: 'another place in the list',
};

export type CommonTexts = typeof commonEn;
