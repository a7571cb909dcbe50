import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { remediesFor } from '../breakpoint/remedies.js';
import { defineRule } from '../define-rule.js';
import { describeWindow, flashWindowAt } from '../external-window.js';
import { entryOf } from './subject.js';

export const breakpointUnit = defineRule({
  id: 'target/breakpoint-unit',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'core', 'target'],
  uses: ['device'],
  docs: {
    what: 'The breakpoint unit of the connected core cannot match the address of the program: measured in its FP_CTRL register, not looked up in a table.',
    why: 'FP_CTRL bits 31 to 28 tell the revision. The comparators of revision 1 (Cortex-M3 and M4) hold address bits 28 to 2 only, so no hardware breakpoint can match from 0x20000000 on, where external flash is. Revision 2 compares whole addresses.',
    symptom: 'As with `breakpoint/unreachable`: the server refuses the breakpoint, GDB says that there are too many, or nothing is said and nothing halts.',
    wrong: '```text\nFP_CTRL 0x00000260: revision 1, 6 comparators      main at 0x90000068\n```',
    right: '```text\nFP_CTRL 0x10000080: revision 2, 8 comparators      main at 0x90000068\n```',
    sources: ['Armv7-M Architecture Reference Manual C1.11.3, FP_CTRL; C1.11.5, FP_COMPn', 'OpenOCD src/target/cortex_m.c, cortex_m_examine(), cortex_m_set_breakpoint()', 'Keil knowledge base 4198'],
  },
  messages: {
    unreachable: ({ name, address, window, unit, control, highest, used, comparators }: { name: string; address: number; window: string; unit: string; control: number; highest: number; used: number; comparators: number }) =>
      `${name} is at ${formatAddress(address)} in ${window}. The connected core has ${unit} (FP_CTRL reads ${formatAddress(control)}), which ends at ${formatAddress(highest)}: none of its ${comparators} comparators (${used} in use) can halt there.`,
  },
  check({ image, core, target, device }, report) {
    const entry = entryOf(image);
    const window = entry && flashWindowAt(entry.address, image.image, device?.device);
    if (entry === undefined || window === undefined) return;
    const unit = target.facts.breakpointUnit;
    if (unit === undefined) return report.unknown('FP_CTRL reads as 0: the target does not say what its breakpoint unit can do');
    if (unit.highestAddress >= entry.address) return;
    const name = `${unit.name}${unit.revision === undefined ? '' : ` revision ${unit.revision}`}`;
    report({
      message: 'unreachable',
      data: { name: entry.name, address: entry.address, window: describeWindow(window), unit: name, control: unit.control, highest: unit.highestAddress, used: unit.used, comparators: unit.comparators },
      location: image.locate(entry.address),
      related: [{ address: 0xe0002000, message: `FP_CTRL of the ${target.facts.core.title}: ${name}, ${unit.comparators} comparators${core.breakpointUnit.revision === unit.revision ? '' : `; the project says ${coreTitle(core.name)}`}` }],
      explains: ['breakpoint/unreachable', 'launch/stop-at-unreachable', 'target/memory-map-writable'],
      remedies: remediesFor({ core, device: device?.device, image, window, name: entry.name, address: entry.address }),
    });
  },
});
