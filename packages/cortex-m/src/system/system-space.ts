import type { Device } from '../memory/region.js';
import type { BreakpointUnit } from './breakpoint-unit.js';
import type { SystemControl } from './system-control.js';
import type { WatchpointUnit } from './watchpoint-unit.js';

/** Base and component class of the ROM table: which units there are (CoreSight). M7 has its processor table at 0xE00FE000. */
const romTables = [0xff000, 0xfe000];
const romEntries = [0xe000e000, 0xe0001000, 0xe0002000, 0xe0000000];

/** 0xE0000000–0xE00FFFFF: the private peripheral bus. Registers of units that are not modelled keep what is written. */
export class SystemSpace implements Device {
  private readonly others = new Map<number, number>();
  private readonly control: SystemControl;
  private readonly breakpoints: BreakpointUnit;
  private readonly watchpoints: WatchpointUnit;
  private readonly stopsChanged: () => void;

  constructor(control: SystemControl, breakpoints: BreakpointUnit, watchpoints: WatchpointUnit, stopsChanged: () => void) {
    this.control = control;
    this.breakpoints = breakpoints;
    this.watchpoints = watchpoints;
    this.stopsChanged = stopsChanged;
  }

  read(address: number, size: 1 | 2 | 4): number {
    const word = this.readWord(address & 0xffffc);
    if (size === 4) return word | 0;
    return (word >>> (8 * (address & 3))) & (size === 2 ? 0xffff : 0xff);
  }

  write(address: number, size: 1 | 2 | 4, value: number): void {
    const offset = address & 0xfffff;
    switch (offset >> 12) {
      case 0xe: {
        // Priorities are written by byte; the other registers take whole words.
        const inner = offset & 0xfff;
        const priorities = (inner >= 0x400 && inner < 0x5f0) || (inner >= 0xd18 && inner < 0xd24);
        if (size === 4 || priorities) this.control.write(inner, value, size);
        else this.control.write(inner & ~3, value << (8 * (inner & 3)), 4);
        return;
      }
      case 1:
        this.watchpoints.write(offset & 0xffc, value);
        this.stopsChanged();
        return;
      case 2:
        this.breakpoints.write(offset & 0xffc, value);
        this.stopsChanged();
        return;
      default: this.others.set(offset & ~3, value);
    }
  }

  private readWord(offset: number): number {
    switch (offset >> 12) {
      case 0xe: return this.control.read(offset & 0xfff);
      case 1: return this.watchpoints.read(offset & 0xfff);
      case 2: return this.breakpoints.read(offset & 0xfff);
      default: break;
    }
    const table = romTables.find((base) => base === (offset & ~0xfff));
    const entry = table === undefined ? undefined : romEntries[(offset & 0xfff) >> 2];
    if (table !== undefined && entry !== undefined) return (entry - (0xe0000000 + table)) | 3;
    if (table !== undefined && (offset & 0xfff) >= 0xfd0) return romIdentification[offset & 0xfff] ?? 0;
    return this.others.get(offset) ?? (offset < 0x80 ? 1 : 0); // ITM stimulus ports are ready
  }
}

const romIdentification: Readonly<Record<number, number>> = {
  0xfe0: 0xc4, 0xfe4: 0xb4, 0xfe8: 0x0b, 0xfd0: 0x04, 0xff0: 0x0d, 0xff4: 0x10, 0xff8: 0x05, 0xffc: 0xb1,
};
