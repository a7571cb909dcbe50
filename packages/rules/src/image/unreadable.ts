import { isPresent } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const unreadable = defineRule({
  id: 'image/unreadable',
  since: '0.1.0',
  severity: 'error',
  needs: ['program'],
  docs: {
    what: 'The image is there and cannot be read: it is empty, cut off, or no ELF file.',
    why: 'A build that was interrupted, a disk that was full or a transfer that changed bytes leaves such a file. The debugger loads nothing from it, or half of a program; and nothing else that is asked here can be answered.',
    symptom: 'GDB says "not in executable format: file format not recognized", or the debug session ends before the core is reached.',
    wrong: '```text\nDebug/app.elf   0 bytes\n```',
    right: '```text\nDebug/app.elf   ELF 32-bit LSB executable, ARM\n```',
    sources: ['System V ABI, ELF header (e_ident)', 'GDB manual, Commands to Specify Files'],
  },
  messages: {
    damaged: ({ why }: { why: string }) => `${why}. Nothing can be said about the program, and a debugger cannot load it.`,
  },
  async check({ program }, report) {
    const image = await program.open('image');
    if (isPresent(image) || image.damaged !== true) return;
    report({
      message: 'damaged',
      data: { why: image.absent },
      location: program.location,
      explains: ['project/device-unknown', 'launch/missing-program'],
      remedies: [{ title: 'Build the program again', certainty: 'documented', steps: ['Delete the file and build the configuration again.', 'Look at the end of the build: a full disk or an error of the linker leaves half a file.'] }],
    });
  },
});
