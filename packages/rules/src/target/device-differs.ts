import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';

export const deviceDiffers = defineRule({
  id: 'target/device-differs',
  since: '0.1.0',
  severity: 'warning',
  needs: ['program', 'device', 'target'],
  uses: ['core'],
  docs: {
    what: 'The connected chip is another one than the project is for: its identity code (DBGMCU_IDCODE) or its core (CPUID) says so.',
    why: 'Memories, external memory controllers, their registers and the breakpoint unit differ between the lines. A debugger that is connected to the wrong board, or a project that was copied for a new one, fails in ways that look like something else.',
    symptom: 'Clock or memory set-up hangs; OpenOCD says "Cannot identify target as a STM32 family"; the rest of this diagnosis does not fit.',
    wrong: '```text\nproject STM32L476VG (0x415)      chip 0x461 (STM32L496)\n```',
    right: '```text\nproject STM32L476VG (0x415)      chip 0x415 (STM32L476)\n```',
    sources: ['ST reference manuals, DBGMCU_IDCODE', 'OpenOCD src/flash/nor/stm32l4x.c, stm32h7x.c, stm32f2x.c: device identities', 'Armv7-M Architecture Reference Manual B3.2.3, CPUID'],
  },
  messages: {
    chip: ({ project, expected, found, parts }: { project: string; expected: string; found: string; parts: string }) =>
      `The project is for ${project} (device id ${expected}), and the connected chip says ${found}${parts === '' ? '' : `, which is ${parts}`}.`,
    core: ({ project, expected, found }: { project: string; expected: string; found: string }) => `The project is for a ${expected} (${project}), and the connected core is a ${found}.`,
  },
  check({ program, device, core, target }, report) {
    if (!target.leads) return;
    const { chip, core: live } = target.facts;
    const { device: meant } = device;
    if (chip !== undefined && meant.deviceIds.length > 0 && !meant.deviceIds.includes(chip.deviceId)) {
      const hex = (id: number) => `0x${id.toString(16)}`;
      report({
        message: 'chip',
        data: { project: meant.name, expected: meant.deviceIds.map(hex).join(' or '), found: hex(chip.deviceId), parts: chip.parts.slice(0, 4).join(', ') },
        location: { ...device.location, ...(device.location.file === undefined ? program.location : {}) },
        related: [{ address: chip.register, message: `DBGMCU_IDCODE reads ${formatAddress(chip.idcode)}` }],
        remedies: [{ title: 'Connect the board that the project is for, or tell the project which chip it is', certainty: 'documented', steps: ['In CubeIDE: Project Properties, C/C++ Build, Settings, MCU Settings. In a .ioc project change the MCU in CubeMX: memories and linker script follow.'] }],
      });
      return;
    }
    if (core !== undefined && live.name !== undefined && live.name !== core.name) {
      report({
        message: 'core',
        data: { project: meant.name, expected: coreTitle(core.name), found: live.title },
        location: core.location.file === undefined ? program.location : core.location,
        related: [{ address: 0xe000ed00, message: `CPUID reads ${formatAddress(live.cpuid)}` }],
        remedies: [{ title: 'Connect to the core that the program is for', certainty: 'documented', steps: ['On a dual-core part each core has an access port of its own: on STM32H745 and H747 port 0 is the Cortex-M7, port 3 the Cortex-M4.'] }],
      });
    }
  },
});
