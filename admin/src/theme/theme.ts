import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef1fd',
  '#dbe1fa',
  '#b6c1f4',
  '#8f9fee',
  '#6c81e6',
  '#4a63dd',
  '#3a54d4',
  '#2a46c4',
  '#2139a5',
  '#182b82',
];

// Warm, as the paper is.
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f2ee',
  '#ecebe6',
  '#e3e0d9',
  '#cdc9c0',
  '#a8a398',
  '#8f8a80',
  '#6b665d',
  '#57534b',
  '#1d1b18',
];

const dark: MantineColorsTuple = [
  '#f0eee9',
  '#bcb7ad',
  '#a09a8f',
  '#7f7a71',
  '#4a4742',
  '#33312e',
  '#262523',
  '#1c1b1a',
  '#191817',
  '#131312',
];

/** Mantine with our colours. Its own dimmed text, close button and menu placeholder fail WCAG AA, so they are set here. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, gray, dark },
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 90 } } },
    // A dialog begins below the header, where the popups are.
    Modal: { defaultProps: { transitionProps: { duration: 120 }, centered: false, radius: 'lg', yOffset: 64 } },
    Tooltip: { defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } } },
  },
});
