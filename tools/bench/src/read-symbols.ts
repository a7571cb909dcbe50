/** Reads all symbols of the image named on the command line (or of none) and prints the most memory that the process had, in KB. */
import { readImage } from '@qspi-doctor/elf';
import { RealFiles } from '@qspi-doctor/files';

const path = process.argv[2];
if (path !== undefined) {
  const files = new RealFiles();
  const { value } = await readImage({ size: files.statSync(path).size, read: (offset, length) => files.readBytesSync(path, offset, length) });
  let characters = 0;
  for (const { name } of value?.symbols ?? []) characters += name.length;
  if (characters === 0) throw new Error('no symbols were read');
}
process.stdout.write(String(process.resourceUsage().maxRSS));
