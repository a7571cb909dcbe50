import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow, isFlash, windowAt } from '../external-window.js';
import { eventsIn, isAbout, placeIn, quoted } from './in-logs.js';

export const externalFlashNotProgrammed = defineRule({
  id: 'log/external-flash-not-programmed',
  since: '0.1.0',
  severity: 'warning',
  needs: ['logs', 'image', 'program'],
  uses: ['device'],
  docs: {
    what: 'The session downloaded something, but nothing into external flash, and the program has bytes to be programmed there.',
    why: 'Without an external loader, or with the bootloader alone in the list of downloads, the external flash keeps what it had. What runs then is an older program, and breakpoints stand in the wrong places.',
    symptom: 'The log of STM32CubeProgrammer has "Erasing internal memory sectors" and no "Erasing external memory sectors".',
    wrong: '```text\nErasing internal memory sectors [0 3]\nFile download complete\n```',
    right: '```text\nErasing internal memory sectors [0 3]\nErasing external memory sectors [0 1]\nFile download complete\n```',
    sources: ['ST community, External Flash Loader gets "failed to download Segment[0]", 12847: a log with both lines', 'ST community, td-p/59801'],
  },
  messages: {
    internalOnly: ({ bytes, address, window, image }: { bytes: number; address: number; window: string; image: string }) =>
      `${image} has ${formatSize(bytes)} for ${formatAddress(address)} (${window}), and this session programmed the internal flash alone: the external flash keeps what it had before.`,
  },
  check({ logs, image, program, device }, report) {
    if (!isAbout(logs, program)) return;
    const parts = image.image.segments.filter(({ type, fileSize, physicalAddress }) => type === 'load' && fileSize > 0 && windowAt(physicalAddress, device?.device)?.mayHold.some(isFlash) === true);
    const [part] = parts;
    const window = part && windowAt(part.physicalAddress, device?.device);
    if (part === undefined || window === undefined) return;
    const internal = [...eventsIn(logs, 'erased-internal'), ...eventsIn(logs, 'segment-erased', 'gdb-erased')];
    const complete = eventsIn(logs, 'download-complete', 'verified');
    const outside = [...eventsIn(logs, 'erased-external'), ...eventsIn(logs, 'file-address', 'section-loaded', 'segment-erased', 'gdb-erased').filter(({ what }) => what.address !== undefined && windowAt(what.address, device?.device) !== undefined)];
    const [first] = internal;
    if (first === undefined || complete.length === 0 || outside.length > 0) return;
    report({
      message: 'internalOnly',
      data: { bytes: parts.reduce((sum, { fileSize }) => sum + fileSize, 0), address: part.physicalAddress, window: describeWindow(window), image: image.file },
      location: placeIn(first),
      related: [{ ...image.location, address: part.physicalAddress, message: `a segment of ${formatSize(part.fileSize)} to load here` }, ...complete.slice(0, 1).map((at) => quoted(at, 'and that was all'))],
      remedies: [
        {
          title: 'Program the external flash in the same session, or know that you did it before',
          certainty: 'documented',
          steps: ['Add the application to the load list of the configuration (Startup → Load Image and Symbols), and the external loader of the board (Debugger → External loaders).', 'Or program it once with STM32CubeProgrammer and its external loader.'],
        },
      ],
    });
  },
});
