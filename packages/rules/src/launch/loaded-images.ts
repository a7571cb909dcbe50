import type { ImageInput, LaunchInput, LaunchItemInput } from '@qspi-doctor/workspace';
import { isPresent } from '@qspi-doctor/workspace';

/** An image that a launch configuration loads or reads symbols from, opened. */
export interface LoadedImage {
  readonly entry: LaunchItemInput;
  readonly image: ImageInput;
}

export async function loadedImages(launch: LaunchInput): Promise<readonly LoadedImage[]> {
  const loaded: LoadedImage[] = [];
  for (const entry of launch.items) {
    const image = await entry.program?.open('image');
    // The program may have been examined in another configuration than the one that this item names.
    if (image && isPresent(image) && (entry.path === undefined || image.value.path === entry.path || !entry.exists)) loaded.push({ entry, image: image.value });
  }
  return loaded;
}
