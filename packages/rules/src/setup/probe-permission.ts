import { defineSetupRule } from './inputs.js';

export const probePermission = defineSetupRule({
  id: 'setup/probe-permission',
  since: '0.1.0',
  severity: 'warning',
  needs: ['machine', 'probeRules'],
  docs: {
    what: 'No udev rule gives people access to ST-LINK probes on this Linux.',
    why: 'Without a rule for USB devices of ST (vendor id 0483) a probe belongs to root, and a server that runs as you cannot open it. The installers of CubeIDE and CubeCLT, the packages of OpenOCD and stlink-tools, and the rule files beside ST’s server bring such rules.',
    symptom: '"Could not open the probe", "No ST-LINK detected", "LIBUSB_ERROR_ACCESS"; with sudo it works.',
    wrong: '```text\n/etc/udev/rules.d          (nothing for idVendor 0483)\n```',
    right: '```text\nSUBSYSTEMS=="usb", ATTRS{idVendor}=="0483", ATTRS{idProduct}=="374b", MODE="0660", GROUP="plugdev", TAG+="uaccess"\n```',
    sources: ['udev(7): folders and rules', 'ST’s st-stlink-udev-rules: 49-stlinkv1.rules, 49-stlinkv2.rules, 49-stlinkv2-1.rules, 49-stlinkv3.rules', 'Debian package openocd: 60-openocd.rules'],
  },
  messages: {
    none: ({ folders }: { folders: readonly string[] }) => `No rule for ST-LINK probes (USB vendor 0483) is in ${folders.join(', ')}: a server that does not run as root cannot open a probe.`,
  },
  check({ machine, probeRules }, report) {
    if (machine.isRoot || probeRules.rules.length > 0) return;
    const [offered] = probeRules.offered;
    const folder = offered?.replace(/\/[^/]*$/, '');
    const reload = 'sudo udevadm control --reload-rules && sudo udevadm trigger; then plug the probe in again.';
    report({
      message: 'none',
      data: { folders: probeRules.folders },
      location: { file: probeRules.folders[0] ?? '/etc/udev/rules.d' },
      related: probeRules.offered.slice(0, 8).map((file) => ({ file, message: 'a rule file that came with the server and is not installed' })),
      remedies: [
        { title: 'Install the rules', certainty: 'documented', steps: folder === undefined ? ['Debian, Ubuntu: sudo apt install stlink-tools (or openocd), which bring them along', reload] : [`sudo cp "${folder}"/*stlink*.rules /etc/udev/rules.d/`, reload] },
      ],
    });
  },
});
