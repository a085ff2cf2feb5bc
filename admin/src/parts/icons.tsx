import type { ReactNode } from 'react';

interface Props {
  size?: number;
}

function icon(paths: ReactNode) {
  return function Icon({ size = 16 }: Props) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {paths}
      </svg>
    );
  };
}

export const SearchIcon = icon(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14" />);
export const FilterIcon = icon(<path d="M2 4h12M4.5 8h7M7 12h2" />);
export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />);
export const KebabIcon = icon(<path d="M8 3.5v.01M8 8v.01M8 12.5v.01" strokeWidth="2.2" />);
export const LeftIcon = icon(<path d="m10 3-5 5 5 5" />);
export const RightIcon = icon(<path d="m6 3 5 5-5 5" />);
export const DownIcon = icon(<path d="m4 6 4 4 4-4" />);
export const SortUpIcon = icon(<path d="M8 13V3m-3.5 3.5L8 3l3.5 3.5" />);
export const SortDownIcon = icon(<path d="M8 3v10m-3.5-3.5L8 13l3.5-3.5" />);
export const CheckIcon = icon(<path d="m3 8.5 3.2 3.2L13 5" />);
export const EditIcon = icon(<path d="m10.5 3 2.5 2.5L5.5 13 2.5 13.5 3 10.5 10.5 3Z" />);
export const PrintIcon = icon(<path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />);
export const LinkIcon = icon(<path d="M6.5 9.5 9.5 6.5M7 4.5l1-1a3 3 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3 3 0 0 1 3.5 8l1-1" />);
export const EyeIcon = icon(
  <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z" />,
);
export const BoxIcon = icon(<path d="M2 5.2 8 2l6 3.2v5.6L8 14l-6-3.2V5.2Zm0 0L8 8.3m0 0 6-3.1M8 8.3V14M5 3.6l6 3.1" />);
export const CommentIcon = icon(<path d="M2.5 3h11v8h-6l-3 2.5V11h-2V3Z" />);
export const UndoIcon = icon(<path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />);
export const NoteIcon = icon(<path d="M3 2.5h10v7L9.5 13.5H3v-11ZM13 9.5H9.5v4M5.5 5.5h5M5.5 8h3" />);
export const CoinIcon = icon(
  <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm2-8.2C9.6 5 8.9 4.8 8 4.8c-1.2 0-2 .6-2 1.5 0 2.2 4 1.2 4 3.3 0 1-.9 1.6-2 1.6-1 0-1.8-.4-2.1-1.2M8 4v8" />,
);
export const CopyIcon = icon(<path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />);
export const TruckIcon = icon(
  <path d="M1.5 4h8v7h-8zM9.5 6.5h3l2 2.5v2h-5zM4.5 13a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM11.5 13a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Z" />,
);
export const StopIcon = icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM4 4l8 8" />);
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const MinusIcon = icon(<path d="M3 8h10" />);
export const TrashIcon = icon(<path d="M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9" />);
export const WarnIcon = icon(<path d="M8 2 1.5 13.5h13L8 2Zm0 4.5v3.2M8 11.7v.01" />);
