import type { LinePattern } from './pattern.js';

const h743 = 'community.st.com, External Flash Loader gets "failed to download Segment[0]", 12847';
const f7508 = 'community.st.com, Cannot debug STM32F7508-DK, m-p/212290';

/** What STM32CubeProgrammer prints, alone or within the console of CubeIDE. */
export const cubeProgrammerPatterns: readonly LinePattern[] = [
  { id: 'tool', tool: 'stm32cubeprogrammer', hint: 'STM32CubeProgrammer v', pattern: /STM32CubeProgrammer v(?<value>\d+\.\d+\.\d+(?:-\w+)?)/, source: f7508 },
  { id: 'probe-firmware', hint: 'ST-LINK FW', pattern: /ST-LINK FW\s*: (?<value>[VJMSBKR0-9]{4,24})/, source: f7508 },
  { id: 'voltage', hint: 'Voltage', pattern: /^\s*Voltage\s*: (?<value>\d+[.,]\d+) ?V/, source: f7508 },
  { id: 'connect-mode', hint: 'Connect mode', pattern: /^\s*Connect mode\s*: (?<value>[A-Za-z ]+)/, source: f7508 },
  { id: 'device-id', hint: 'Device ID', pattern: /^\s*Device ID\s*: (?<hex>0x[0-9a-f]{3,8})\b/i, source: f7508 },
  { id: 'device-name', hint: 'Device name', pattern: /^\s*Device name\s*: (?<value>\S.{0,80})/, source: f7508 },
  { id: 'core', hint: 'Device CPU', pattern: /^\s*Device CPU\s*: (?<value>Cortex-M\d+\+?)/, source: f7508 },
  { id: 'programmer-started', hint: 'Opening and parsing file', pattern: /Opening and parsing file: ?(?<value>\S.{0,120})/, source: f7508 },
  { id: 'file-address', hint: 'Address', pattern: /^\s*Address\s*: (?<address>0x[0-9a-f]{1,8})\s*$/i, source: f7508 },
  { id: 'erased-internal', hint: 'Erasing internal', pattern: /Erasing internal memory sectors? (?<value>\[?\d[\d ]*\]?)/, source: h743 },
  { id: 'erased-external', hint: 'Erasing external', pattern: /Erasing external memory sectors? (?<value>\[?\d[\d ]*\]?)/, source: h743 },
  {
    id: 'segment-erased',
    hint: 'Erasing Segment',
    pattern: /Erasing Segment <\d+> Address <(?<address>0x[0-9a-f]+)> Size <(?<number>\d+)>/i,
    source: 'public logs of STM32CubeProgrammer 2.6 to 2.17 within the log of the ST-LINK GDB server',
  },
  { id: 'download-complete', hint: 'download complete', pattern: /File download complete/, source: f7508 },
  { id: 'verified', hint: 'verified successfully', pattern: /Download verified successfully/, source: f7508 },
  // Loaders that are named by a device id (0x450.stldr) are those of the internal flash.
  { id: 'loader', hint: '.stldr', pattern: /(?:^|[\\/"'\s=:])(?!0x[0-9a-f]{3,4}\.stldr)(?<value>[^\\/"'\s=:]{1,120}\.stldr)/i, source: 'community.st.com, m-p/204973' },
  { id: 'flash-loader-not-loaded', hint: 'lash loader can', pattern: /Flash loader can(?:not| not) be loaded/i, source: 'electronics.stackexchange.com, question 517266' },
  { id: 'erase-failed', hint: 'to erase memory', pattern: /failed to erase memory/i, source: 'github.com/STMicroelectronics/stm32-memory-loaders issue 6' },
  { id: 'segment-failed', hint: 'download Segment', pattern: /failed to download Segment\[(?<number>\d+)\]/i, source: h743 },
  { id: 'file-failed', hint: 'download the File', pattern: /failed to download the File/i, source: h743 },
  { id: 'segment-failed', hint: 'write buffer in flash', pattern: /Fail to write buffer in flash/, source: 'community.st.com, m-p/118751' },
  { id: 'file-failed', hint: 'Error in STM32CubeProgrammer', pattern: /Error in STM32CubeProgrammer/, source: 'electronics.stackexchange.com, question 517266; public logs of the ST-LINK GDB server' },
  { id: 'no-target', hint: 'ST-LINK error (', pattern: /ST-LINK error \((?<value>DEV_[A-Z_]{3,40})\)/, source: 'public logs of STM32CubeProgrammer within the log of the ST-LINK GDB server' },
  { id: 'data-mismatch', hint: 'ata mismatch', pattern: /Data mismatch found at address (?<address>0x[0-9a-f]+)/i, source: 'community.st.com threads on external loaders' },
  { id: 'verify-failed', hint: 'erification failed', pattern: /(?:Download )?verification failed/i, source: 'community.st.com threads on external loaders' },
  { id: 'no-target', hint: 'target found', pattern: /(?<value>No STM32 target found)/i, source: 'community.st.com; github.com/stm32duino issues' },
  { id: 'no-probe', hint: 'probe detected', pattern: /No debug probe detected/i, source: 'community.st.com' },
];
