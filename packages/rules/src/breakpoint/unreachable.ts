import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { coreTitle, type Device } from '@qspi-doctor/devices';
import { isPresent, vectorAddressOf, type CoreInput, type DeviceInput, type LinkerScriptInput } from '@qspi-doctor/workspace';
import { describeWindow, isFlash, windowAt } from '../external-window.js';
import { brokenBreakpointsInLogs, refusalsInLogs } from '../log/breakpoint-evidence.js';
import { regionHolding } from '../region-holding.js';
import { outOfReach, reachText, unitTitle } from './reach.js';
import { remediesFor } from './remedies.js';

export const unreachable = defineRule({
  id: 'breakpoint/unreachable',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'core'],
  uses: ['image', 'device', 'linkerScript', 'launches', 'logs'],
  docs: {
    what: 'The code runs at an address that the breakpoint unit of this core cannot compare: no hardware breakpoint can halt there, whatever the debugger, its version or its settings.',
    why: 'Cortex-M3 and M4 have a Flash Patch and Breakpoint unit of revision 1, Cortex-M0 and M0+ a Breakpoint Unit. Their comparators hold address bits 28 to 2 only; bits 31 to 29 must be zero, so the last address is 0x1fffffff. External flash is mapped at 0x90000000 or 0x70000000. A software breakpoint does not help: it is an instruction that the debugger would have to write, and memory-mapped flash cannot be written.',
    symptom:
      'The program runs, and the debugger never halts in `main`. OpenOCD logs "Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE"; GDB says "Cannot insert hardware breakpoint 1. … You may have requested too many hardware breakpoints/watchpoints."',
    wrong: '```text\nSTM32L476 (Cortex-M4, FPB revision 1), main at 0x90000068:   break main   → never halts\n```',
    right: '```text\nSame device, program linked to run at 0x00000000 where SYSCFG_MEMRMP shows the QUADSPI:   break main   → halts\n```',
    sources: [
      'Armv7-M Architecture Reference Manual C1.11, Flash Patch and Breakpoint unit (FP_COMPn)',
      'OpenOCD src/target/cortex_m.c, cortex_m_set_breakpoint()',
      'Keil knowledge base 4198',
      'https://community.st.com/t5/stm32-mcus-products/not-able-to-debug-code-executing-from-qspi-memory-in/td-p/603899',
    ],
  },
  messages: {
    main: ({ name, address, window, unit, reach }: { name: string; address: number; window: string; unit: string; reach: string }) =>
      `${name} runs at ${formatAddress(address)} in ${window}, and ${unit} reaches ${reach} only. So no hardware breakpoint can halt there, and a software breakpoint cannot be written into flash: no setting and no version of the debugger changes that.`,
    jlink: ({ name, address, window, unit, reach }: { name: string; address: number; window: string; unit: string; reach: string }) =>
      `${name} runs at ${formatAddress(address)} in ${window}, and ${unit} reaches ${reach} only. The launch configurations use a J-Link, whose flash breakpoints work there if its licence has them; hardware breakpoints do not.`,
    script: ({ address, window, unit, reach }: { address: number; window: string; unit: string; reach: string }) =>
      `The linker script places the program at ${formatAddress(address)} in ${window}, and ${unit} reaches ${reach} only. Once it is built, no hardware breakpoint can halt in it, and a software breakpoint cannot be written into flash.`,
    functions: ({ count, window, unit, reach, example }: { count: number; window: string; unit: string; reach: string; example: string }) =>
      `${count} ${count === 1 ? 'function runs' : 'functions run'} in ${window} (${example} is one), and ${unit} reaches ${reach} only: breakpoints in them never halt. Breakpoints elsewhere work.`,
  },
  async check({ program, core, image, device, linkerScript, launches, logs }, report) {
    const facts = { unit: unitTitle(core), reach: reachText(core) };
    if (image === undefined) {
      const opened = await program.open('image');
      const placed = linkerScript && codeOutOfReach(linkerScript, core, device?.device);
      if (linkerScript && placed) {
        report({
          message: 'script',
          severity: 'warning',
          data: { address: placed.address, window: describeWindow(placed.window), ...facts },
          location: linkerScript.locate(placed.range, placed.script),
          related: [{ ...core.location, message: coreEvidence(core, device) }],
          explains: ['launch/stop-at-unreachable', 'breakpoint/budget'],
          remedies: remediesFor({ core, device: device?.device, image: undefined, window: placed.window, name: 'main', address: undefined }),
        });
      }
      return report.unknown(`${isPresent(opened) ? '' : opened.absent}${placed ? '; judged by the linker script alone' : ''}`);
    }
    const point = image.main ?? (image.vectorTable && { name: image.image.symbols.containing(image.vectorTable.resetHandler & ~1)?.name ?? 'The reset handler', address: (image.vectorTable.resetHandler & ~1) >>> 0 });
    const window = point && outOfReach(point.address, core, image, device?.device);
    if (point && window) {
      const onlyJLink = launches !== undefined && launches.length > 0 && launches.every(({ configuration }) => configuration.probe === 'jlink');
      const region = linkerScript && regionHolding(linkerScript.layout, point.address);
      report({
        message: onlyJLink ? 'jlink' : 'main',
        ...(onlyJLink ? { severity: 'note' as const } : {}),
        data: { name: point.name, address: point.address, window: describeWindow(window), ...facts },
        location: image.locate(point.address),
        related: [
          ...(linkerScript && region ? [{ ...linkerScript.locate(region.originRange ?? region.range, region.script), message: `the linker script places it into ${region.name}` }] : []),
          { ...core.location, message: coreEvidence(core, device) },
          ...(logs ? refusalsInLogs(logs, window, device?.device) : []),
        ],
        explains: ['launch/stop-at-unreachable', 'breakpoint/budget', ...(logs ? brokenBreakpointsInLogs : [])],
        remedies: remediesFor({ core, device: device?.device, image, window, name: point.name, address: point.address }),
      });
      return;
    }
    const { count, example, first } = functionsOutOfReach(image, (address) => outOfReach(address, core, image, device?.device) !== undefined);
    const place = first === undefined ? undefined : outOfReach(first, core, image, device?.device);
    if (first !== undefined && place) {
      report({
        message: 'functions',
        severity: 'note',
        data: { count, window: describeWindow(place), example, ...facts },
        location: image.locate(first),
        remedies: remediesFor({ core, device: device?.device, image, window: place, name: example, address: first }).filter(({ title }) => !title.startsWith('Debug a build')),
      });
    }
  },
});

function coreEvidence(core: CoreInput, device: DeviceInput | undefined): string {
  return `${device ? device.device.name : 'the image'} means ${coreTitle(core.name)}. What its breakpoint unit can do is said by ${core.breakpointUnit.source}`;
}

/** Where the script alone puts the vector table, and with it the program, if that is flash out of reach. */
function codeOutOfReach({ layout }: LinkerScriptInput, core: CoreInput, device: Device | undefined) {
  const address = vectorAddressOf(layout);
  const window = address === undefined || address <= core.breakpointUnit.highestAddress ? undefined : windowAt(address, device);
  const region = address === undefined ? undefined : regionHolding(layout, address);
  return address !== undefined && window?.mayHold.some(isFlash) && region ? { address, window, range: region.originRange ?? region.range, script: region.script } : undefined;
}

function functionsOutOfReach(image: { readonly image: { readonly symbols: Iterable<{ readonly type: string; readonly name: string; readonly address: number }> } }, isOut: (address: number) => boolean) {
  let count = 0;
  let example = '';
  let first: number | undefined;
  for (const { type, name, address } of image.image.symbols) {
    if (type !== 'function' || !isOut(address)) continue;
    count++;
    if (first === undefined) [first, example] = [address, name];
  }
  return { count, example, first };
}
