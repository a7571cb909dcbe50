import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { controllerText, liveWindow, windowOf } from './subject.js';

export const notMapped = defineRule({
  id: 'target/not-mapped',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'target'],
  uses: ['device'],
  docs: {
    what: 'The program runs from external flash, and the controller of that flash is not in memory-mapped mode: at this moment there is nothing at those addresses. Read from the registers of the live target.',
    why: 'A reset switches QUADSPI, OCTOSPI and XSPI off. Code in internal flash, an external loader with its initialisation, or a script of the debugger has to switch the controller on and put it into memory-mapped mode (FMODE 3) before anything there can be read, executed or compared.',
    symptom: 'GDB says "Cannot access memory at address 0x90000000", or shows zeros (OpenOCD); a jump there ends in a bus fault; breakpoints are set before the code is there.',
    wrong: '```text\nQUADSPI CCR reads 0x00000000: FMODE 0; CR reads 0x00000000: EN 0\n```',
    right: '```text\nQUADSPI CCR reads 0x0d002503: FMODE 3 (memory-mapped); CR reads 0x01500009: EN 1\n```',
    sources: [
      'ST reference manuals: QUADSPI_CR.EN, QUADSPI_CCR.FMODE, OCTOSPI_CR.FMODE',
      'OpenOCD src/flash/nor/stmqspi.c and tcl/board/stm32l476g-disco.cfg: registers and the values of a working board',
    ],
  },
  messages: {
    off: ({ window, registers }: { window: string; registers: string }) =>
      `The program is in ${window}, and that memory is not there now: the controller is not in memory-mapped mode (${registers}).`,
    atReset: ({ window, registers }: { window: string; registers: string }) =>
      `The core stands at its reset vector, and ${window} is not mapped yet (${registers}): whatever maps it has not run. Breakpoints and comparisons there have to wait for it.`,
    executing: ({ window, registers, pc }: { window: string; registers: string; pc: number }) =>
      `The core is at ${formatAddress(pc)} in ${window}, and the controller of that memory is not in memory-mapped mode (${registers}): the code was taken away under its feet.`,
  },
  check({ image, target, device }, report) {
    const place = windowOf(image, device?.device);
    if (place === undefined) return;
    const window = liveWindow(target, place.address);
    if (window?.controller === undefined) return report.unknown(`the registers of the controller of ${describeWindow(place.window)} could not be read`);
    const { controller } = window;
    if (controller.mapped) return;
    const { pc, state } = target.facts;
    const data = { window: describeWindow(place.window), registers: controllerText(controller) };
    const inside = pc !== undefined && pc.address >= window.origin && pc.address - window.origin < window.span;
    const shared = {
      location: image.locate(place.address),
      related: [{ address: controller.mode.address, message: controllerText(controller) }],
      explains: ['target/content-differs', ...(inside || pc === undefined ? ['target/fault'] : [])],
      remedies: remedies(window.name),
    };
    if (inside) report({ message: 'executing', data: { ...data, pc: pc.address }, ...shared });
    else if (state.atReset) report({ message: 'atReset', severity: 'note', data, ...shared });
    else report({ message: 'off', data, ...shared });
  },
});

function remedies(name: string): readonly Remedy[] {
  return [
    {
      title: 'Let the code that maps the memory run first',
      certainty: 'documented',
      steps: [
        'Program the bootloader into the internal flash, reset, let it run until it has jumped, then look again: qspi-doctor target … --reset --prove main does it in one go.',
        `If it does not come that far, halt in the bootloader where it enters memory-mapped mode and read the registers of ${name} again. HAL_DeInit() or HAL_RCC_DeInit() before the jump switches the controller off again.`,
      ],
    },
    {
      title: 'Let the debugger map it',
      certainty: 'documented',
      steps: [
        'OpenOCD: a board file whose reset-init event maps the memory (stm32l476g-disco.cfg and others do), then "monitor reset init".',
        'ST-LINK GDB server: the external loader in the debug configuration with "Initialize" switched on.',
      ],
    },
  ];
}
