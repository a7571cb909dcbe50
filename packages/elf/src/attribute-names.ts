/** Values of Tag_CPU_arch: Addenda to, and Errata in, the ABI for the Arm Architecture (IHI 0045), "The target-related attributes". */
export const archNames: readonly string[] = ['pre-v4', 'v4', 'v4T', 'v5T', 'v5TE', 'v5TEJ', 'v6', 'v6KZ', 'v6T2', 'v6K', 'v7', 'v6-M', 'v6S-M', 'v7E-M', 'v8', 'v8-R', 'v8-M.baseline', 'v8-M.mainline', 'v8.1-A', 'v8.2-A', 'v8.3-A', 'v8.1-M.mainline', 'v9'];
