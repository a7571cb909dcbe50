import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { memoryClassAt } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

export const dataWithoutLoadRegion = defineRule({
  id: 'linker-script/data-without-load-region',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'Initialised variables are placed in RAM, and the script does not say where in the flash their initial values are kept.',
    why: 'Without AT> or AT(…) the load address is the address in RAM: the values are part of the file for a place that forgets them at power-off. `LOADADDR(.data)` is then the address in RAM as well, and the copy loop copies the section onto itself. Programs that are linked to run in RAM as a whole are not reported.',
    symptom: 'It works under the debugger, which writes the RAM, and starts with random variables without it; a binary file of the image is hundreds of megabytes long.',
    wrong: sample(['} > RAM AT> FLASH', '} > RAM']),
    right: sample(),
    sources: ['GNU ld 2.40 manual, Output Section LMA'],
  },
  messages: {
    lost: ({ section, address, flash }: { section: string; address: number; flash: string }) => `${section} holds initialised variables and is loaded at its address in RAM (${formatAddress(address)}): the initial values are in no memory that keeps them. The code is in ${flash}.`,
  },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { placed } = typicalLink(linkerScript);
    const data = placed.get('.data');
    const text = placed.get('.text');
    if (data === undefined || text === undefined) return;
    const { section, loadAddress, address } = data;
    if (address === undefined || loadAddress === undefined || text.loadAddress === undefined) return report.unknown('where the data is loaded depends on values that the script does not have');
    const isRam = (at: number) => memoryClassAt(at, device?.device) === 'ram';
    const kind = memoryClassAt(text.loadAddress, device?.device);
    if (loadAddress !== address || !isRam(address) || (kind !== 'flash' && kind !== 'external') || /NOLOAD/.test(section.type ?? '')) return;
    const flash = text.section.loadRegion ?? text.section.region;
    const end = section.regionRange?.end;
    const keepsIt = linkerScript.layout.references.some(({ kind, name }) => kind === 'section' && name === section.name);
    const location = linkerScript.locate(section.nameRange, section.script);
    report({
      message: 'lost',
      data: { section: section.name, address, flash: flash ?? formatAddress(text.loadAddress) },
      location,
      explains: ['linker-script/data-symbol-mismatch'],
      remedies: [
        {
          title: `Load it from ${flash ?? 'the flash'}`,
          certainty: 'documented',
          steps: [`Write > ${section.region ?? 'RAM'} AT> ${flash ?? 'FLASH'} behind the section.`],
          // LOADADDR of the section elsewhere in the script says plainly that a load address was meant.
          ...(flash !== undefined && end !== undefined && keepsIt ? { edits: [{ file: location.file ?? '', range: { start: end, end }, newText: ` AT> ${flash}` }] } : {}),
        },
      ],
    });
  },
});
