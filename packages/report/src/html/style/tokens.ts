/** Colours by their use. Each text colour has at least 4.5:1 on each ground that it stands on (checked in the browser by axe). */
const light = {
  ground: '#f5f6f8',
  surface: '#ffffff',
  sunken: '#eef0f4',
  ink: '#12161c',
  soft: '#4d5866',
  line: '#dce1e8',
  strong: '#b9c2cf',
  link: '#1d4fc4',
  focus: '#1d4fc4',
  error: '#b3211a',
  'error-ground': '#fdeeec',
  warning: '#845000',
  'warning-ground': '#fdf3dc',
  note: '#24569c',
  'note-ground': '#e9f1fc',
  good: '#126341',
  'good-ground': '#e5f6ed',
  vectors: '#7a3fb0',
  code: '#2d5fc9',
  constants: '#0f7f84',
  data: '#a85d00',
  zeroed: '#66748a',
  other: '#5b6573',
  'on-bar': '#ffffff',
  hatch: '#b3211a',
  mark: '#fff0b8',
  'program-0': '#5e6b7e',
  'program-1': '#2d5fc9',
  'program-2': '#0f7f84',
  'program-3': '#7a3fb0',
};

const dark: typeof light = {
  ground: '#0d1117',
  surface: '#151b23',
  sunken: '#1c242e',
  ink: '#e8ecf1',
  soft: '#a3afbd',
  line: '#2a343f',
  strong: '#465362',
  link: '#86b2ff',
  focus: '#86b2ff',
  error: '#ff8f85',
  'error-ground': '#3a1715',
  warning: '#f2bd5c',
  'warning-ground': '#33260b',
  note: '#8fbcff',
  'note-ground': '#142a47',
  good: '#6fd3a0',
  'good-ground': '#0f2e20',
  vectors: '#b98be6',
  code: '#7ea6ff',
  constants: '#4fc3c8',
  data: '#e7a54e',
  zeroed: '#8d9bb0',
  other: '#8d99a8',
  'on-bar': '#0b0f14',
  hatch: '#ff8f85',
  mark: '#4a3d0d',
  'program-0': '#9aa8ba',
  'program-1': '#7ea6ff',
  'program-2': '#4fc3c8',
  'program-3': '#b98be6',
};

const declare = (colors: typeof light) => Object.entries(colors).map(([name, value]) => `--${name}:${value};`).join('');

export const tokens = `
:root{color-scheme:light;${declare(light)}
--sans:Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
--mono:"JetBrains Mono",ui-monospace,SFMono-Regular,"Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace;}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declare(dark)}}}
@media screen{:root[data-theme=dark]{color-scheme:dark;${declare(dark)}}}
@media print{:root{--ground:#ffffff}}
`;
