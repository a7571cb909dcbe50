import type { Remedy } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type Program } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { loadedImages } from './loaded-images.js';

export const symbolsMissing = defineRule({
  id: 'launch/symbols-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'program'],
  docs: {
    what: 'The session debugs a program whose symbols it does not load: the function to stop at is in none of the images that bring symbols, or the application that is downloaded beside its bootloader brings none.',
    why: 'GDB knows functions and lines only of images whose symbols it was given. Without them a breakpoint by name cannot be set, and the code appears as bare addresses. (A bootloader that is downloaded without symbols is what ST\'s own templates do, and is not reported.)',
    symptom: '"Function \\"main\\" not defined", breakpoints that stay without a place, stops in assembly without source.',
    wrong: '```text\nStartup: Application.elf (Download, no symbols), Bootloader.elf (Download, symbols)\n```',
    right: '```text\nStartup: Application.elf (Download, symbols), Bootloader.elf (Download)\n```',
    sources: ['STMicroelectronics/STM32CubeH7RS: Template_XIP launch configurations', 'GDB manual, "Commands to Specify Files"'],
  },
  messages: {
    stopAt: ({ symbol, images }: { symbol: string; images: readonly string[] }) => `The session is to stop at ${symbol}, and ${images.length === 0 ? 'no image brings symbols' : `the symbols of ${images.join(', ')} have no such function`}: the breakpoint is refused.`,
    application: ({ image }: { image: string }) => `${image} is downloaded and started by this session, and its symbols are not loaded: breakpoints in it cannot be set.`,
  },
  async check({ launches, program }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      // Commands may load symbols in ways of their own.
      if (configuration.loadList.length === 0 || configuration.commands.some(({ text }) => /^(?:add-symbol-file|symbol-file|file|source|exec-file)\b/.test(text))) continue;
      const images = await loadedImages(launch);
      const remedies = [{ title: 'Load the symbols', certainty: 'documented' as const, steps: ['Run → Debug Configurations… → Startup → Load Image and Symbols: edit the item, and tick "Load symbols".'] }];
      const { stopAt } = configuration;
      const withSymbols = images.filter(({ entry }) => entry.item.loadSymbols);
      const unopened = launch.items.some((entry) => entry.item.loadSymbols && !withSymbols.some((loaded) => loaded.entry === entry));
      const isName = /^[A-Za-z_]\w*$/.test(stopAt.symbol);
      if (stopAt.enabled && isName && !unopened && !withSymbols.some(({ image }) => image.image.symbols.find(stopAt.symbol) !== undefined || image.image.symbols.count === 0)) {
        const somewhere = images.find(({ image }) => image.image.symbols.find(stopAt.symbol) !== undefined);
        report({ message: 'stopAt', data: { symbol: stopAt.symbol, images: withSymbols.map(({ image }) => image.file) }, location: launch.locate(somewhere?.entry.item.range ?? stopAt.range), remedies: somewhere !== undefined || withSymbols.length === 0 ? remedies : [rename(stopAt.symbol, withSymbols.map(({ image }) => image))] });
        continue;
      }
      for (const entry of launch.items) {
        const application = entry.program;
        if (!entry.item.download || entry.item.loadSymbols || application?.role !== 'application' || (await otherCore(application, program))) continue;
        if (launch.items.some((other) => other !== entry && other.program === application && other.item.loadSymbols)) continue;
        report({ message: 'application', data: { image: entry.item.path }, location: launch.locate(entry.item.range), remedies });
      }
    }
  },
});

/** Symbols are there, and none of them is the one that is named: a slip of the pen. Names in C have upper and lower case. */
function rename(symbol: string, images: readonly ImageInput[]): Remedy {
  const meant = images.flatMap(({ image }) => [...image.symbols]).find(({ type, name }) => type === 'function' && name.toLowerCase() === symbol.toLowerCase())?.name ?? images.find(({ main }) => main !== undefined)?.main?.name;
  return { title: meant === undefined ? 'Name a function that the program has' : `Halt at ${meant}`, certainty: 'documented', steps: [`Run → Debug Configurations… → Startup: "Set breakpoint at: ${meant ?? 'main'}" in place of ${symbol}.`] };
}

/** The image for the other core of a dual-core device is debugged in a session of its own. */
async function otherCore(a: Program, b: Program): Promise<boolean> {
  const [left, right] = await Promise.all([a.open('core'), b.open('core')]);
  return isPresent(left) && isPresent(right) && left.value.name !== right.value.name;
}
