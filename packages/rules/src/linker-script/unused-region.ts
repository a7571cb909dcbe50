import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { windowAt } from '../external-window.js';
import { isWritable } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { isReferred, placedRegions } from './region-use.js';
import { sample } from './samples.js';

export const unusedRegion = defineRule({
  id: 'linker-script/unused-region',
  since: '0.1.0',
  severity: 'note',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'A region of external memory is declared, and nothing in the script names it.',
    why: 'Data for external flash needs a section that goes there; a region alone places nothing. Regions of RAM and of internal flash that nothing uses are common (templates declare all RAM of a part, and flash is set aside for settings) and are not reported.',
    symptom: 'The attribute `section("…")` is in the sources, and the data is in the internal flash.',
    wrong: sample(['  RAM (rw)', '  QSPI (r) : ORIGIN = 0x90000000, LENGTH = 8M\n  RAM (rw)']),
    right: sample(['  RAM (rw)', '  QSPI (r) : ORIGIN = 0x90000000, LENGTH = 8M\n  RAM (rw)'], ['  .stack :', '  .assets : { *(.assets*) } > QSPI\n  .stack :']),
    sources: ['https://community.st.com/t5/stm32cubeide-mcus/qspi-data-not-compiling/td-p/146656'],
  },
  messages: { unused: ({ name, origin }: { name: string; origin: number }) => `No section goes to the region ${name} (${formatAddress(origin)}), and nothing else names it.` },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    if (layout.sections.length === 0) return;
    for (const region of placedRegions(layout)) {
      // A few KB are set aside for something that another program writes: a header, a signature.
      if (region.length < 0x10000 || isReferred(region, layout) || windowAt(region.origin, device?.device) === undefined || isWritable(region)) continue;
      report({ message: 'unused', data: { name: region.name, origin: region.origin }, location: linkerScript.locate(region.nameRange, region.script) });
    }
  },
});
