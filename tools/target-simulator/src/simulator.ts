import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { LoadSegment } from '@qspi-doctor/cortex-m';
import { bytesSource, readImage } from '@qspi-doctor/elf';
import { findSimulatedDevice, simulatedDevices } from './devices.js';
import { serveStLink } from './stlink-server.js';
import { Target, type TargetFaults } from './target.js';

export interface SimulatorOptions extends TargetFaults {
  /** For example `STM32L476VG`; see `simulatedDevices`. */
  readonly device: string;
  /** Paths of ELF images, programmed at their load addresses. */
  readonly images: readonly string[];
  /** Bytes put into memory after the images, over them. */
  readonly contents?: readonly LoadSegment[];
  /** TCP port; a free one where nothing is said. */
  readonly port?: number;
}

export interface Simulator {
  /** For OpenOCD: `hla_stlink_backend tcp PORT` or `st-link backend tcp PORT`. */
  readonly port: number;
  readonly target: Target;
  stop(): Promise<void>;
}

/** Starts a simulated ST-LINK and the chip behind it. Throws for a device that it does not know and for files that are no images. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const device = findSimulatedDevice(options.device);
  if (!device) throw new Error(`no simulated device ${options.device}; there are ${simulatedDevices.map(({ name }) => name).join(', ')}`);
  const segments = (await Promise.all(options.images.map(segmentsOf))).flat();
  const target = new Target(device, [...segments, ...(options.contents ?? [])], options);
  const { server, sockets } = await serveStLink(target, options.port ?? 0);
  target.start();
  return {
    port: (server.address() as AddressInfo).port,
    target,
    stop: async () => {
      target.stop();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function segmentsOf(path: string): Promise<LoadSegment[]> {
  const { value, problems } = await readImage(bytesSource(readFileSync(path)));
  if (value === undefined) throw new Error(`${path}: ${problems.map(({ message }) => message).join('; ')}`);
  return value.segments
    .filter(({ type, fileSize }) => type === 'load' && fileSize > 0)
    .flatMap(({ physicalAddress, fileSize }) => {
      const bytes = value.bytesAt(physicalAddress, fileSize, 'load');
      return bytes ? [{ address: physicalAddress, bytes }] : [];
    });
}
