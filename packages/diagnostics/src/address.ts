/** A 32-bit address as the reports write it: lower case, eight digits, `0x` in front. */
export function formatAddress(address: number): string {
  return `0x${(address >>> 0).toString(16).padStart(8, '0')}`;
}

const units = [
  [1 << 20, 'MB'],
  [1 << 10, 'KB'],
] as const;

/** A size in bytes as a person writes it: `16 MB`, `128 KB`, `404 bytes`. Exact: no rounding. */
export function formatSize(bytes: number): string {
  for (const [unit, name] of units) if (bytes >= unit && bytes % unit === 0) return `${bytes / unit} ${name}`;
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}
