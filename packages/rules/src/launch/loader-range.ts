import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { isPresent } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { flashDownloads } from './flash-bytes.js';

export const loaderRange = defineRule({
  id: 'launch/loader-range',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  uses: ['device'],
  docs: {
    what: 'The external loader serves another memory than the one that the image is programmed to.',
    why: 'A loader names its memory: start address and size (`StorageInfo`). STM32CubeProgrammer hands it only what lies in that range. A loader for the other controller (0x70000000 instead of 0x90000000) or for a smaller chip leaves bytes unwritten.',
    symptom: 'The download fails, or ends without the part that lies outside: "failed to download Segment[0]", "Load failed".',
    wrong: '```text\nloader: 0x70000000, 64 MB          image: segment at 0x90000000\n```',
    right: '```text\nloader: 0x90000000, 16 MB          image: segment at 0x90000000\n```',
    sources: ['STMicroelectronics/stm32-external-loader: Dev_Inf.h, struct StorageInfo', 'ST UM2237, STM32CubeProgrammer: external loaders'],
  },
  messages: {
    outside: ({ image, address, end, loaders }: { image: string; address: number; end: number; loaders: string }) => `${image} is to be programmed at ${formatAddress(address)} to ${formatAddress(end)}, and the external loader serves ${loaders}: those bytes are not programmed.`,
    otherWindow: ({ image, address, window, loader, start }: { image: string; address: number; window: string; loader: string; start: number }) =>
      `${image} is to be programmed at ${formatAddress(address)} (${window}), and the external loader ${loader} is entered for ${formatAddress(start)}: those bytes are not programmed.`,
    noLoader: ({ file }: { file: string }) => `${file} is no external loader: it has no StorageInfo, by which STM32CubeProgrammer knows the memory.`,
  },
  async check({ launches, device }, report) {
    for (const launch of launches) {
      if (launch.configuration.probe !== 'stlink-gdb-server') continue;
      const enabled = launch.loaders.filter(({ loader }) => loader.enabled);
      if (enabled.length === 0) continue;
      const ranges: { start: number; size: number; text: string }[] = [];
      let allKnown = true;
      for (const entry of enabled) {
        const opened = await entry.open();
        if (!isPresent(opened)) {
          allKnown = false;
          continue;
        }
        const { storage } = opened.value;
        if (storage === undefined) report({ message: 'noLoader', data: { file: entry.loader.file }, location: launch.locate(entry.loader.range), remedies: [choose] });
        else ranges.push({ start: storage.start, size: storage.size, text: `${formatAddress(storage.start)} to ${formatAddress(storage.start + Math.max(storage.size, 1) - 1)} (${entry.loader.file}, ${formatSize(storage.size)})` });
        if (storage === undefined) allKnown = false;
      }
      for (const { loaded, parts } of await flashDownloads(launch, device?.device)) {
        const related = [{ ...launch.locate(loaded.entry.item.range), message: `the load list downloads ${loaded.image.file}` }];
        const location = launch.locate(enabled[0]?.loader.range);
        const outside = allKnown ? parts.find(({ address, bytes }) => !ranges.some(({ start, size }) => address >= start && address + bytes <= start + size)) : undefined;
        if (outside) {
          const data = { image: loaded.image.file, address: outside.address, end: outside.address + outside.bytes - 1, loaders: ranges.map(({ text }) => text).join(', ') };
          report({ message: 'outside', data, location, related, explains: ['breakpoint/software-in-flash'], remedies: [choose] });
          break;
        }
        // CubeIDE 1.0 to 1.10 store the start of the memory beside the loader.
        const entered = enabled.length === 1 ? enabled[0]?.loader : undefined;
        const elsewhere = entered?.address === undefined ? undefined : parts.find(({ window }) => window.origin !== (entered.address ?? 0) && ((entered.address ?? 0) < window.origin || (entered.address ?? 0) - window.origin >= window.span));
        if (ranges.length === 0 && entered?.address !== undefined && elsewhere) {
          report({
            message: 'otherWindow',
            data: { image: loaded.image.file, address: elsewhere.address, window: describeWindow(elsewhere.window), loader: entered.file, start: entered.address },
            location,
            related,
            explains: ['breakpoint/software-in-flash'],
            remedies: [choose],
          });
          break;
        }
      }
    }
  },
});

const choose = {
  title: 'Choose the loader for this memory',
  certainty: 'documented' as const,
  steps: ['Run → Debug Configurations… → Debugger → External loaders: choose the loader for your board and for the controller whose window the image is linked to.'],
};
