import type { ReactNode } from 'react';

/** Line icons on a 20 by 20 grid; decoration only: their meaning is always there in words too. */
function Icon({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);

export const PencilIcon = () => (
  <Icon>
    <path d="M4 16l.8-3.4 8.6-8.6 2.6 2.6-8.6 8.6L4 16zM11.6 5.8l2.6 2.6" />
  </Icon>
);

export const TrashIcon = () => (
  <Icon>
    <path d="M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.6 9v4M11.4 9v4" />
  </Icon>
);

export const GripIcon = () => (
  <Icon>
    <path d="M7.5 5v.1M12.5 5v.1M7.5 10v.1M12.5 10v.1M7.5 15v.1M12.5 15v.1" />
  </Icon>
);

export const ArrowUpIcon = () => (
  <Icon>
    <path d="M10 16V4M5 9l5-5 5 5" />
  </Icon>
);

export const ArrowDownIcon = () => (
  <Icon>
    <path d="M10 4v12M5 11l5 5 5-5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="10" cy="7" r="3" />
    <path d="M4 16.5c.8-3 3.1-4.5 6-4.5s5.2 1.5 6 4.5" />
  </Icon>
);

export const DeviceIcon = () => (
  <Icon>
    <path d="M4.5 4.5h11v8h-11zM2.5 15.5h15" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M8.2 7.5v5M11.8 7.5v5" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12" />
  </Icon>
);

export const SyncingIcon = () => (
  <Icon className="icon-turning">
    <path d="M16.5 8.5A6.7 6.7 0 0 0 4.7 6M4.5 2.8v3.4h3.4M3.5 11.5A6.7 6.7 0 0 0 15.3 14M15.5 17.2v-3.4h-3.4" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M6.8 10.2l2.3 2.3 4.2-4.8" />
  </Icon>
);

export const OfflineIcon = () => (
  <Icon>
    <path d="M6.5 15.5h7.6a3 3 0 0 0 1.6-5.5M13.7 8.5A4.7 4.7 0 0 0 8 5.2M5.9 7.4a4.1 4.1 0 0 0 .6 8.1M3.5 3.5l13 13" />
  </Icon>
);

export const AttentionIcon = () => (
  <Icon>
    <path d="M10 3.5l7.2 12.5H2.8L10 3.5zM10 8.3v3.4M10 13.7v.1" />
  </Icon>
);
