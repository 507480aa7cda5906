/** The ids of the articles a DILA list takes back: one path a line, without extension, sometimes followed by a flag. */
export function deletedIds(bytes: Buffer): string[] {
  return bytes
    .toString('latin1')
    .split('\n')
    .flatMap(line => {
      const path = line.trim().split(/\s/)[0] ?? ''
      if (path.startsWith('/') || path.split('/').includes('..')) return []
      const id = path.slice(path.lastIndexOf('/') + 1)
      return /^LEGIARTI\d{12}$/.test(id) ? [id] : []
    })
}
