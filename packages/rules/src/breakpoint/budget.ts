import { coreTitle, type Device, isExternalWindow } from '@qspi-doctor/devices';
import { formatAddress, type Location } from '@qspi-doctor/diagnostics';
import type { ImageInput, LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { describeWindow, flashWindowAt } from '../external-window.js';
import { addressOf, imagesWithSymbols, startStops } from './session-stops.js';

export const budget = defineRule({
  id: 'breakpoint/budget',
  since: '0.1.0',
  severity: 'note',
  needs: ['core', 'image', 'program'],
  uses: ['device', 'launches'],
  docs: {
    what: 'How many breakpoints this core can have at once in external flash, and who takes them: said of programs that run there, and of debug configurations whose own commands take more than there are.',
    why: 'Every breakpoint in flash takes a comparator of the core, and the debugger takes one for itself to step over a call, to step out, and for "Set breakpoint at: main". A breakpoint unit of revision 1 has no comparator for external flash: there the comparators of the watchpoint unit stand in, which data watchpoints take as well.',
    symptom: '"Could not insert hardware breakpoints: You may have requested too many hardware breakpoints/watchpoints." when the program is continued; GDB then sets none of them.',
    wrong: '```text\nhbreak f1 … hbreak f8 among the run commands, and "Set breakpoint at: main", on a core with 8 comparators\n```',
    right: '```text\nno more breakpoints at a time than comparators, and one left for stepping\n```',
    sources: ['Arm DDI 0403 (ARMv7-M) C1.11, FP_CTRL.NUM_CODE; C1.8, DWT_CTRL.NUMCOMP', 'OpenOCD, log at examination: "target has 8 breakpoints, 4 watchpoints"', 'GDB source, gdb/breakpoint.c insert_breakpoint_locations()'],
  },
  messages: {
    flash: ({ name, window, core, comparators, taken }: { name: string; window: string; core: string; comparators: number; taken: number }) =>
      `${name} runs from ${window}, where every breakpoint takes one of the ${comparators} comparators of this ${core}. ${
        taken === 0 ? 'Stepping over a call takes one for itself.' : `The debug configuration takes ${taken} when it starts, and stepping over a call takes one for itself.`
      }`,
    workaround: ({ name, address, core, comparators, watchpoints }: { name: string; address: number; core: string; comparators: number | undefined; watchpoints: number }) =>
      `At ${name} (${formatAddress(address)}) only the ${watchpoints} comparators of the watchpoint unit can halt this ${core}${comparators === undefined ? '' : `, not the ${comparators} of its breakpoint unit`}: at most ${watchpoints} places at a time, fewer with data watchpoints.`,
    tooMany: ({ taken, who, comparators, unit, core }: { taken: number; who: readonly string[]; comparators: number; unit: string; core: string }) =>
      `This configuration sets ${taken} hardware ${unit}s when it starts (${who.join(', ')}), and this ${core} has ${comparators} comparators for them: GDB sets none, and says that there are too many.`,
  },
  async check({ core, image, device, launches, program }, report) {
    const title = coreTitle(core.name);
    const { comparators, highestAddress } = core.breakpointUnit;
    const watchpoints = core.watchpointComparators;
    const takers = await Promise.all((launches ?? []).map(async (launch) => ({ launch, ...takenBy(launch, await imagesWithSymbols(launch, core, program.siblings), device?.device) })));
    for (const { launch, breakpoints, data } of takers) {
      if (comparators !== undefined && breakpoints.length > comparators) {
        report({ message: 'tooMany', severity: 'warning', data: { taken: breakpoints.length, who: namesOf(breakpoints), comparators, unit: 'breakpoint', core: title }, location: placeOf(launch, breakpoints), remedies: [fewer] });
      }
      if (watchpoints !== undefined && data.length > watchpoints) {
        report({ message: 'tooMany', severity: 'warning', data: { taken: data.length, who: namesOf(data), comparators: watchpoints, unit: 'watchpoint', core: title }, location: placeOf(launch, data), remedies: [fewer] });
      }
    }
    const window = image.main && flashWindowAt(image.main.address, image.image, device?.device);
    if (!image.main || !window) return;
    const { name, address } = image.main;
    if (address > highestAddress) {
      // A J-Link has flash breakpoints there.
      const onlyJLink = takers.length > 0 && takers.every(({ launch }) => launch.configuration.probe === 'jlink');
      if (watchpoints !== undefined && watchpoints > 0 && !onlyJLink) report({ message: 'workaround', data: { name, address, core: title, comparators, watchpoints }, location: image.locate(address) });
    } else if (comparators === undefined) report.unknown(`how many comparators the breakpoint unit of a ${title} has is not published for this device: its FP_CTRL register (0xE0002000) says it`);
    else {
      const taken = Math.max(0, ...takers.map(({ breakpoints }) => breakpoints.length));
      if (taken <= comparators) report({ message: 'flash', data: { name, window: describeWindow(window), core: title, comparators, taken }, location: image.locate(address) });
    }
  },
});

const ramKinds: readonly string[] = ['ram', 'itcm', 'dtcm', 'ccm'];

interface Taker {
  readonly words: string;
  readonly range: Parameters<LaunchInput['locate']>[0];
}

/** What the start of a session takes of the comparators. A breakpoint in RAM takes none: GDB writes it into the code. */
function takenBy(launch: LaunchInput, images: readonly ImageInput[], device: Device | undefined): { readonly breakpoints: readonly Taker[]; readonly data: readonly Taker[] } {
  const inRam = (address: number) => {
    const memory = device?.memoryAt(address);
    return memory !== undefined && !isExternalWindow(memory) && ramKinds.includes(memory.kind);
  };
  const breakpoints = startStops(launch).flatMap(({ words, symbol, range, hardware }) => {
    if (hardware) return [{ words, range }];
    const places = new Set(images.map((image) => addressOf(symbol, image)).filter((address) => address !== undefined && !inRam(address)));
    return Array.from(places, () => ({ words, range }));
  });
  const data = launch.configuration.commands.flatMap(({ text, range }) => (/^[ar]?watch\s+\S/.test(text) ? [{ words: text, range }] : []));
  return { breakpoints, data };
}

function namesOf(takers: readonly Taker[]): readonly string[] {
  const names = [...new Set(takers.map(({ words }) => words))];
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
}

function placeOf(launch: LaunchInput, takers: readonly Taker[]): Location {
  return launch.locate(takers.at(-1)?.range);
}

const fewer = {
  title: 'Set fewer of them at the start',
  certainty: 'documented' as const,
  steps: ['Keep those that you need first, and set the others from the console when the first ones have been hit.', 'thbreak instead of hbreak gives its comparator back after the first hit.'],
};
