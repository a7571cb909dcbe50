/** `npx tsx tools/target-simulator/src/main.ts --device STM32L476VG boot.elf app.elf`: a simulated board for OpenOCD, until Ctrl+C. */
import { parseArgs } from 'node:util';
import { simulatedDevices } from './devices.js';
import { startSimulator } from './simulator.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    device: { type: 'string', default: 'STM32L476VG' },
    port: { type: 'string', default: '0' },
    window: { type: 'string', default: 'controller' },
    'window-writes': { type: 'string', default: 'fault' },
    'breakpoint-unit': { type: 'string' },
    'reset-vtor': { type: 'string' },
    skid: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(
    [
      'usage: main.ts [options] IMAGE...',
      `  --device NAME              ${simulatedDevices.map(({ name }) => name).join(', ')}`,
      '  --port NUMBER              a free one where it is 0',
      '  --window WHEN              the external flash answers: controller (when it is memory-mapped), always, never',
      '  --window-writes WHAT       fault, ignored',
      '  --breakpoint-unit NUMBER   revision 1 or 2, in place of the one of the core',
      '  --reset-vtor ADDRESS       VTOR after a reset',
      '  --skid NUMBER              instructions between a match of the DWT and the halt',
      '',
    ].join('\n'),
  );
} else {
  const { window, 'window-writes': writes, 'breakpoint-unit': unit, 'reset-vtor': vtor } = values;
  const simulator = await startSimulator({
    device: values.device,
    images: positionals,
    port: Number(values.port),
    window: window === 'always' || window === 'never' ? window : 'controller',
    windowWrites: writes === 'ignored' ? 'ignored' : 'fault',
    breakpointUnit: unit === '1' ? 1 : unit === '2' ? 2 : undefined,
    resetVtor: vtor === undefined ? undefined : Number(vtor),
    skid: Number(values.skid),
  });
  process.stdout.write(
    `ST-LINK of a simulated ${values.device} at 127.0.0.1:${simulator.port}\n  openocd -f BOARD.cfg -c "hla_stlink_backend tcp ${simulator.port}"\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}
