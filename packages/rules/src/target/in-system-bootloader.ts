import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';

export const inSystemBootloader = defineRule({
  id: 'target/in-system-bootloader',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'target'],
  uses: ['device'],
  docs: {
    what: "The core executes from the chip's system memory: ST's built-in bootloader runs, and the program never started.",
    why: 'The boot pins or option bytes choose the system memory at reset, or the internal flash is empty: several families start the built-in bootloader then. A program that is linked for external flash needs code in the internal flash which maps that memory and jumps there; a debug configuration that loads the application alone leaves the internal flash as it was.',
    symptom: 'The debugger shows "Break at address 0x1fff…" with no source; breakpoints in the program never hit.',
    wrong: '```text\npc 0x1fff3d4a   (system memory)\n```',
    right: '```text\npc 0x08000430   (Reset_Handler of the bootloader)\n```',
    sources: [
      'STMicroelectronics AN2606, STM32 microcontroller system memory boot mode',
      'https://community.st.com: "Break at address 0x1fff…" on a STM32L4R9 (BOOT0, option bytes, empty flash)',
    ],
  },
  messages: {
    runs: ({ pc }: { pc: number }) => `The core is at ${formatAddress(pc)}, in the system memory: ST's built-in bootloader runs, and no code of this project does.`,
  },
  check({ target, device }, report) {
    if (!target.leads) return;
    const { pc } = target.facts;
    if (pc === undefined) return report.unknown('the core runs, so where it is cannot be read: halt it first (--halt)');
    if (!pc.systemMemory) return;
    if (device?.device.family === 'STM32N6') return report.unknown('the core is in the boot ROM, which every STM32N6 runs first: let it go on and look again');
    report({
      message: 'runs',
      data: { pc: pc.address },
      location: { address: pc.address },
      explains: ['target/not-mapped', 'target/main-not-reached'],
      remedies: [
        {
          title: 'Make the chip start from its internal flash',
          certainty: 'documented',
          steps: [
            'Pull BOOT0 low, or set the option bits that stand for it (nSWBOOT0, nBOOT0, BOOT_ADD… by family), and reset: STM32CubeProgrammer shows them under "Option bytes".',
            'Where several families find the start of the internal flash empty, they start the system bootloader: program the bootloader of this project, or any code, at the start of the internal flash.',
          ],
        },
        {
          title: 'Load the bootloader together with the application',
          certainty: 'documented',
          steps: ["In the debug configuration's Startup tab add the bootloader's image to the load list, so that there is code in the internal flash when the reset ends."],
        },
      ],
    });
  },
});
