/** Funds whose lists name records: an article is a version of ours, a decision and a deliberation are whole records. */
const record = /^(?:(?:LEGI|JORF|KALI)ARTI|(?:CETA|JURI|CONS|CNIL)TEXT)\d{12}$/

/**
 * Reads the list of a DILA archive that takes records back (LEGI, JADE, CASS, CNIL…): one path a line, without extension, sometimes followed by a flag.
 * `folder` is all that stands before the id, for the same id may lie in two folders (`publie`, `inedit`). Lines that leave the
 * tree, and plans and headers of texts, are passed over.
 */
export function deletedRecords(bytes: Buffer): { id: string; folder: string }[] {
  return bytes
    .toString('latin1')
    .split('\n')
    .flatMap(line => {
      const path = (line.trim().split(/\s/)[0] ?? '').replace(/\.xml$/i, '')
      if (/^(?:[/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..')) return []
      const at = path.lastIndexOf('/')
      const id = path.slice(at + 1)
      const folder = path.slice(0, Math.max(at, 0))
      if (/\/(?:section_ta|texte)\//.test(`${folder}/`)) return []
      return record.test(id) ? [{ id, folder }] : []
    })
}
