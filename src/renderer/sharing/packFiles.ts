/** Whether one file is a pack to be examined, rather than something to import. */
export const isPack = (files: readonly File[]): boolean =>
  files.length === 1 && /\.pretoire$/i.test(files[0]?.name ?? '')
