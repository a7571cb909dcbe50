import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Names under which distributions install the browser: Debian and Ubuntu, Fedora, Google's own package. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The machine's own Chromium; nothing is downloaded. `QSPI_DOCTOR_CHROMIUM` names another one. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['QSPI_DOCTOR_CHROMIUM'] ?? onPath();
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine: install the package "chromium", or name a browser in QSPI_DOCTOR_CHROMIUM.');
  // Containers give no user namespaces, without which the sandbox does not start.
  return chromium.launch({ executablePath, chromiumSandbox: false, args: ['--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'] });
}

function onPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
