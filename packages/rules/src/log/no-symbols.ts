import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { sessionWindowAt } from './flash-in-session.js';
import { eventsIn, isAbout, placeIn } from './in-logs.js';

export const noSymbols = defineRule({
  id: 'log/no-symbols',
  since: '0.1.0',
  severity: 'warning',
  needs: ['logs', 'program'],
  uses: ['image', 'device'],
  docs: {
    what: 'The core stopped at an address for which the debugger has no source.',
    why: 'The symbols of the image that runs there are not loaded: with a bootloader and an application there are two images, and a session has the symbols of those that its configuration names. Or the program ran somewhere else than it should.',
    symptom: '"Break at address "0x90000a52" with no debug information available, or outside of program code."',
    wrong: '```text\nBreak at address "0x90000a52" with no debug information available, or outside of program code.\n```',
    right: '',
    sources: ['STM32CubeH7RS, Template_XIP launch configurations: both images in the load list', 'ST community 704548, 699969 (STM32H7S7)'],
  },
  messages: {
    own: ({ address, symbol }: { address: number; symbol: string }) => `The core stopped at ${formatAddress(address)}, which is ${symbol} of this program, and the debugger had no source for it: the symbols of the program were not loaded in this session.`,
    external: ({ address }: { address: number }) => `The core stopped at ${formatAddress(address)}, in external memory, and the debugger had no source for it: the symbols of the program there were not loaded.`,
    elsewhere: ({ address }: { address: number }) => `The core stopped at ${formatAddress(address)}, for which the debugger had no source.`,
  },
  check({ logs, program, image, device }, report) {
    if (!isAbout(logs, program)) return;
    // Addresses that tell a fault of their own are for other rules.
    const found = eventsIn(logs, 'break-outside').find(({ what }) => what.address !== undefined && what.address < 0xf0000000 && !(what.address >= 0x1fff0000 && what.address <= 0x1fffffff));
    if (found?.what.address === undefined) return;
    const { address } = found.what;
    const symbol = image?.locate(address).symbol;
    const common = {
      location: { ...placeIn(found), address },
      related: image && symbol !== undefined ? [{ ...image.locate(address), message: 'the address is here' }] : [],
      remedies: [{ title: 'Load the symbols of both images', certainty: 'documented' as const, steps: ['Debug Configurations… → Startup → Load Image and Symbols: add the other image with "Load symbols".', 'By hand in the GDB console: add-symbol-file Application.elf.'] }],
    };
    if (symbol !== undefined) report({ message: 'own', data: { address, symbol }, ...common });
    else if (sessionWindowAt(address, device?.device)) report({ message: 'external', data: { address }, ...common });
    else report({ message: 'elsewhere', severity: 'note', data: { address }, ...common });
  },
});
