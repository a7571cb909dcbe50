/** An input section that the linker is given. */
export interface InputSection {
  /** As ld names it: the path of the object, `libc.a` as `archive` for a member. */
  readonly file: string;
  readonly archive?: string | undefined;
  /** `COMMON` for common symbols. */
  readonly name: string;
  readonly size: number;
  /** A power of two; 1 where absent. */
  readonly align?: number | undefined;
  /** SHF_ALLOC: takes addresses. True where absent. */
  readonly alloc?: boolean | undefined;
  /** Has contents in the file (PROGBITS rather than NOBITS). True where absent, but for COMMON. */
  readonly load?: boolean | undefined;
  readonly write?: boolean | undefined;
  readonly execute?: boolean | undefined;
}

/** What is known beside the script. All of it is optional; what is absent is unknown. */
export interface LayoutFacts {
  /** Symbols of the command line. */
  readonly defsym?: ReadonlyMap<string, bigint | number> | undefined;
  /** Output sections of an image. Complete where given: a section that is not among them is empty. */
  readonly sections?:
    ReadonlyMap<string, { readonly address?: number | undefined; readonly size?: number | undefined; readonly loadAddress?: number | undefined }> | undefined;
  /** Everything that goes into the link, in the order of the command line. Complete where given. */
  readonly inputSections?: readonly InputSection[] | undefined;
  /** Symbols that object files define. Complete where given: any other that the script does not define is undefined. */
  readonly objectSymbols?: ReadonlyMap<string, number | undefined> | undefined;
  /** What depends on the target and on -z: `CONSTANT(MAXPAGESIZE)`, `CONSTANT(COMMONPAGESIZE)`, `SIZEOF_HEADERS`. */
  readonly maxPageSize?: number | undefined;
  readonly commonPageSize?: number | undefined;
  readonly sizeofHeaders?: number | undefined;
}
