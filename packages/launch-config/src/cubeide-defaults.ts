import { keyPrefixes, launchKeys as k } from './keys.js';
import { jlinkRestart, openOcdRestart, stLinkRestart } from './restart-configurations.js';

export type CubeIdeProbe = 'stlink-gdb-server' | 'openocd' | 'jlink';
export type Values = Readonly<Record<string, string | boolean | number | readonly string[]>>;

const { launch, stLink, openOcd, jlink, rtosProxy, gdbjtag, st } = keyPrefixes;

/** GDB port, SWV port, connect command and id of each probe, as CubeIDE presets them. */
export const probeDefaults = {
  'stlink-gdb-server': { id: `${st}debug.stlink`, port: 61234, swvPort: 61235, remoteCommand: 'target remote' },
  openocd: { id: `${st}debug.openocd`, port: 3333, swvPort: 3344, remoteCommand: 'target remote' },
  jlink: { id: `${st}debug.jlink`, port: 2331, swvPort: 2332, remoteCommand: 'target extended-remote' },
} as const;

/** What CubeIDE 1.19 stores whatever the probe, with its presets; what belongs to the project is added by who makes the file. */
const common: Values = {
  [k.accessPort]: '0',
  [k.externalLoaders]: '[]',
  [`${launch}debug_auth__pwd_enable`]: false,
  [`${launch}debug_auth_certif_path`]: '',
  [`${launch}debug_auth_check_enable`]: false,
  [`${launch}debug_auth_key_path`]: '',
  [`${launch}debug_auth_permission`]: '',
  [`${launch}debug_auth_pwd_file`]: '',
  [`${launch}enable_live_expr`]: true,
  [`${launch}enable_swv`]: false,
  [k.formatVersion]: 2,
  [`${launch}incremental_flashing`]: false,
  [`${launch}ip_address_local`]: 'localhost',
  [`${launch}limit_swo_clock.enabled`]: false,
  [`${launch}limit_swo_clock.value`]: '',
  [`${launch}override_start_address_mode`]: 'default',
  [k.startServer]: true,
  [`${launch}startuptab.exception.divby0`]: true,
  [`${launch}startuptab.exception.unaligned`]: false,
  [`${launch}startuptab.haltonexception`]: true,
  [k.swdMode]: true,
  [k.swvCoreClock]: '16000000',
  [`${launch}useRemoteTarget`]: true,
  [`${launch}vector_table`]: '',
  [`${stLink}cti_allow_halt`]: false,
  [`${stLink}cti_signal_halt`]: false,
  [`${stLink}enable_logging`]: false,
  [`${stLink}enable_max_halt_delay`]: false,
  [k.stLinkShared]: false,
  [`${stLink}frequency`]: '0',
  [`${stLink}halt_all_on_reset`]: false,
  // CubeIDE stores a path of the machine here even where nothing is logged; an empty one works, and does not differ between machines.
  [k.stLinkLogFile]: '',
  [`${stLink}low_power_debug`]: 'enable',
  [`${stLink}max_halt_delay`]: '2',
  [k.stLinkResetStrategy]: 'connect_under_reset',
  [k.stLinkSerialNumberEnforced]: false,
  [k.stLinkSerialNumber]: '',
  [`${stLink}watchdog_config`]: 'none',
  [`${st}debug.stlinkenable_rtos`]: false,
  [`${rtosProxy}enableRtosProxy`]: false,
  [`${rtosProxy}rtosProxyCustomProperties`]: '',
  [`${rtosProxy}rtosProxyDriver`]: 'threadx',
  [`${rtosProxy}rtosProxyDriverAuto`]: false,
  [`${rtosProxy}rtosProxyDriverPort`]: 'cortex_m0',
  [`${rtosProxy}rtosProxyPort`]: 60000,
  [`${gdbjtag}doHalt`]: false,
  [`${gdbjtag}doReset`]: false,
  [k.initCommands]: '',
  [k.ipAddress]: 'localhost',
  [k.pcRegister]: '',
  [k.runCommands]: '',
  [k.setPcRegister]: false,
  [k.setResume]: true,
  [k.setStopAt]: true,
  [k.stopAt]: 'main',
  [k.debugName]: 'arm-none-eabi-gdb',
  [k.nonStop]: false,
  'org.eclipse.cdt.dsf.gdb.UPDATE_THREADLIST_ON_SUSPEND': false,
  'org.eclipse.cdt.launch.ATTR_BUILD_BEFORE_LAUNCH_ATTR': 2,
  'org.eclipse.cdt.launch.COREFILE_PATH': '',
  'org.eclipse.cdt.launch.DEBUGGER_START_MODE': 'remote',
  [k.stopAtMain]: true,
  [k.stopAtMainSymbol]: 'main',
  [k.buildConfigurationAuto]: true,
  'org.eclipse.debug.core.ATTR_FORCE_SYSTEM_CONSOLE_ENCODING': false,
  // 4 is Eclipse's IResource.PROJECT.
  [k.mappedResourceTypes]: ['4'],
  process_factory_id: `${launch}HardwareDebugProcessFactory`,
};

/** What 2.x adds. */
const since2: Values = { [`${launch}mode`]: 0, [`${launch}port`]: '', [`${launch}semihosting`]: 'Disabled' };

export interface DefaultsWanted {
  readonly probe: CubeIdeProbe;
  readonly generation: '1.19' | '2.x';
  readonly host: 'windows' | 'posix';
}

/** Presets for a probe in a generation: the keys that public files of that kind have, without those of the project. */
export function cubeIdeDefaults({ probe, generation, host }: DefaultsWanted): Record<string, Values[string]> {
  const separator = host === 'windows' ? '\r\n' : '\n';
  const { id, port, swvPort, remoteCommand } = probeDefaults[probe];
  const values: Record<string, Values[string]> = {
    ...common,
    ...(generation === '2.x' ? since2 : {}),
    [k.jtagDeviceId]: id,
    [k.portNumber]: port,
    [k.swvPort]: String(swvPort),
    [k.remoteCommand]: remoteCommand,
  };
  if (probe !== 'openocd') values[k.stLinkRestart] = stLinkRestart(separator);
  if (probe === 'jlink') Object.assign(values, jlinkValues(separator));
  if (probe === 'openocd') Object.assign(values, openOcdValues(host));
  else values[k.verifyDownload] = true;
  return values;
}

function openOcdValues(host: 'windows' | 'posix'): Values {
  return {
    [`${openOcd}CTI_ALLOW_HALT`]: false,
    [`${openOcd}CTI_SIGNAL_HALT`]: false,
    [k.openOcdShared]: false,
    [`${openOcd}DBG_INTERFACE`]: 'Swd',
    [`${openOcd}DBG_INTERFACE_FREQUENCY`]: '8000000.0',
    [`${openOcd}DBG_LOW_POWER_MODE_ALLOWED`]: true,
    [k.openOcdResetMode]: 'connect_under_reset',
    [`${openOcd}DBG_STOP_WATCHDOG_THEN_HALTED_ALLOWED`]: true,
    [`${openOcd}OPENOCD_GENERATOR_OPTION`]: false,
    [k.openOcdExecutable]: host === 'windows' ? '"${stm32cubeide_openocd_path}\\openocd.exe"' : '"${stm32cubeide_openocd_path}/openocd"',
    [k.openOcdOptions]: '',
    [k.openOcdRestart]: openOcdRestart(),
    [k.openOcdScriptChoice]: 'automated',
    [`${st}debug.openocdenable_rtos`]: false,
  };
}

function jlinkValues(separator: '\n' | '\r\n'): Values {
  return {
    [`${jlink}endian`]: 'little',
    [`${jlink}init_speed`]: '4000',
    [k.jlinkSerialNumberEnforced]: false,
    [`${jlink}jlink_script_path`]: '',
    [`${jlink}jlink_script_used`]: false,
    [k.jlinkSerialNumber]: '',
    [k.jlinkResetStrategy]: 'type_0_normal',
    [k.jlinkRestart]: jlinkRestart(separator),
    [`${jlink}rtos_implementation`]: 1,
    [`${jlink}scan_chain_auto`]: true,
    [`${jlink}scan_chain_irpre`]: 0,
    [`${jlink}scan_chain_pos`]: 0,
    [`${jlink}selected_rtos`]: 'RTOSPlugin_Azure',
    [`${st}debug.jlinkenable_rtos`]: false,
  };
}
