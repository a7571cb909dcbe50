import { allLines, findDevice } from '@qspi-doctor/devices';
import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn } from './in-logs.js';

const hex = (id: number) => `0x${id.toString(16)}`;

export const deviceDiffers = defineRule({
  id: 'log/device-differs',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'device', 'program'],
  docs: {
    what: "The chip that the debugger met is not the project's device.",
    why: 'Each line of STM32 parts has a device id (DBGMCU_IDCODE). A project for another part has other memories, another external memory controller and perhaps another core.',
    symptom: '"Device ID: 0x483" of the ST-LINK GDB server and STM32CubeProgrammer, "device idcode = 0x10076415" of OpenOCD (the lower 12 bits).',
    wrong: '```text\nproject: STM32H750XB (0x450)          log: Device ID: 0x483\n```',
    right: '```text\nproject: STM32H750XB (0x450)          log: Device ID: 0x450\n```',
    sources: ['reference manuals, DBGMCU_IDCODE.DEV_ID', 'OpenOCD src/flash/nor/stm32l4x.c, stm32h7x.c and others: tables of device ids'],
  },
  messages: {
    differs: ({ id, met, device, expected }: { id: string; met: string; device: string; expected: string }) => `The debugger met a chip with device id ${id}${met}; the project is for ${device} (${expected}). The log is of another board, or the project of another part.`,
  },
  check({ logs, device, program }, report) {
    const { deviceIds, name } = device.device;
    if (!isAbout(logs, program) || deviceIds.length === 0) return;
    const wrong = eventsIn(logs, 'device-id').find(({ what }) => what.number !== undefined && what.number !== 0 && !deviceIds.includes(what.number));
    if (wrong?.what.number === undefined) return;
    const id = wrong.what.number;
    const lines = allLines().filter(({ parts }) => parts[0] !== undefined && findDevice(parts[0])?.deviceIds.includes(id) === true).map(({ line }) => line);
    report({
      message: 'differs',
      data: { id: hex(id), met: lines.length > 0 ? ` (${[...new Set(lines)].slice(0, 3).join(', ')})` : '', device: name, expected: deviceIds.map(hex).join(' or ') },
      location: placeIn(wrong),
      related: [{ ...device.location, message: `the device of the project: ${name}` }],
      // What the log says happened on another chip.
      explains: ['log/software-breakpoint-in-flash', 'log/hardware-breakpoint-refused', 'log/memory-map-writable', 'log/external-flash-not-programmed', 'log/no-symbols', 'log/memory-not-readable', 'log/breakpoint-refused'],
    });
  },
});
