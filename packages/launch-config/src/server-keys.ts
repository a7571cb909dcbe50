import { keyPrefixes, launchKeys as keys } from './keys.js';
import type { LaunchDocument } from './launch-document.js';

/** Under which keys a configuration of this kind, with this probe, keeps what concerns its GDB server. */
export interface ServerKeys {
  readonly initCommands: readonly string[];
  readonly runCommands: readonly string[];
  readonly host?: string;
  readonly port?: string;
  readonly swvPort?: string;
  readonly remoteCommand?: string;
  readonly startServer?: string;
  readonly resetStrategy?: string;
  readonly shared?: string;
  readonly serialNumber?: string;
  readonly serialNumberEnforced?: string;
  readonly logFile?: string;
  /** Beginning of the OPENOCD_… keys. */
  readonly openOcd?: string;
  readonly jlinkDevice?: string;
}

const cdt: ServerKeys = { initCommands: [keys.initCommands], runCommands: [keys.runCommands], host: keys.ipAddress, port: keys.portNumber };

const cubeIde: ServerKeys = {
  ...cdt,
  swvPort: keys.swvPort,
  remoteCommand: keys.remoteCommand,
  startServer: keys.startServer,
  openOcd: keyPrefixes.openOcd,
  jlinkDevice: keys.jlinkDevice,
};

const stLink: ServerKeys = {
  ...cubeIde,
  resetStrategy: keys.stLinkResetStrategy,
  shared: keys.stLinkShared,
  serialNumber: keys.stLinkSerialNumber,
  serialNumberEnforced: keys.stLinkSerialNumberEnforced,
  logFile: keys.stLinkLogFile,
};

export function serverKeys(document: LaunchDocument): ServerKeys {
  const { kind } = document;
  if (kind === 'cubeide') {
    // Keys of a probe stay in the file when another one is chosen: only the chosen one's count.
    const probe = document.string(keys.jtagDeviceId) || document.string(keys.jtagDevice) || '';
    if (/openocd/i.test(probe)) return { ...cubeIde, resetStrategy: keys.openOcdResetMode, shared: keys.openOcdShared };
    if (/j-?link/i.test(probe)) {
      return { ...cubeIde, resetStrategy: keys.jlinkResetStrategy, serialNumber: keys.jlinkSerialNumber, serialNumberEnforced: keys.jlinkSerialNumberEnforced };
    }
    return stLink;
  }
  if (kind === 'truestudio') {
    const launch = `${keyPrefixes.trueStudio}launch.`;
    const probe = `${keyPrefixes.trueStudio}stlink.`;
    return {
      initCommands: [`${launch}hwinitCommands`, `${launch}initCommands`],
      runCommands: [`${launch}runCommands`],
      host: `${launch}ipAddress`,
      port: `${launch}portNumber`,
      swvPort: `${launch}swv_port`,
      remoteCommand: `${launch}remoteCommand`,
      startServer: `${launch}startServer`,
      serialNumber: `${probe}stlink_txt_serial_number`,
      serialNumberEnforced: `${probe}stlink_check_serial_number`,
      logFile: `${probe}log_file`,
      jlinkDevice: `${keyPrefixes.trueStudio}jlink_common.device`,
    };
  }
  if (kind === 'sw4stm32') return { ...cdt, openOcd: keyPrefixes.ac6 };
  if (kind.startsWith('embedded-cdt-')) {
    // The type id shows which of the two generations of names the file has: ilg.gnuarmeclipse or ilg.gnumcueclipse.
    const own = document.typeId.replace(/launchConfigurationType$/, '').replace('.qemu.gnuarmeclipse.', '.qemu.');
    return {
      ...cdt,
      initCommands: [`${own}gdbClientOtherCommands`, `${own}otherInitCommands`],
      runCommands: [`${own}otherRunCommands`],
      startServer: `${own}doStartGdbServer`,
      resetStrategy: `${own}firstResetType`,
      ...(kind === 'embedded-cdt-jlink' ? { jlinkDevice: `${own}gdbServerDeviceName` } : {}),
    };
  }
  return cdt;
}
