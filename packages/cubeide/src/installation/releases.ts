/**
 * Releases of STM32CubeIDE in whose folders a version of the ST-LINK GDB server plug-in was seen: paths in public .cproject, .launch and
 * settings.json files. It names a release for people; nothing is concluded from it.
 */
const releases: Readonly<Record<string, string>> = {
  '1.3.0.202002181050': '1.3.0',
  '1.4.0.202007081208': '1.4.0',
  '1.5.0.202011040924': '1.5',
  '1.6.0.202101291314': '1.6',
  '2.0.0.202105311346': '1.7.0',
  '2.0.100.202109301221': '1.8.0',
  '2.0.200.202202231230': '1.9.0',
  '2.0.300.202203231527': '1.10',
  '2.0.400.202209281104': '1.11',
  '2.0.500.202301161003': '1.12',
  '2.1.0.202305091550': '1.13',
  '2.1.100.202310302101': '1.14',
  '2.1.300.202403291623': '1.15',
  '2.1.400.202404281720': '1.16',
  '2.2.0.202409170845': '1.17.0',
  '2.2.100.202501151542': '1.18',
  '2.2.200.202505060755': '1.19.0',
  '2.2.300.202509021040': '2.0.0',
  '2.2.400.202601091506': '2.1.1',
  '2.2.500.202604010938': '2.2.0',
};

/** The release of CubeIDE in which this version of the server's plug-in was seen. */
export function releaseOfServerPlugin(version: string): string | undefined {
  return Object.hasOwn(releases, version) ? releases[version] : undefined;
}

/** Versions that a server said of itself in public logs, beside the path of the plug-in that it lay in. */
const serversSeen: Readonly<Record<string, string>> = {
  '2.0.200.202202231230': '6.1.0',
  '2.1.100.202310302101': '7.5.0',
  '2.2.100.202501151542': '7.10.0',
};

/** The version of the ST-LINK GDB server that was seen in this version of its plug-in. */
export function serverOfPlugin(version: string): string | undefined {
  return Object.hasOwn(serversSeen, version) ? serversSeen[version] : undefined;
}
