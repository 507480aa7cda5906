import type { Problem } from '../dossiers/problem.ts'
import { countOf } from '../french/wording.ts'
import { isProduced, listExhibits } from './list.ts'
import type { Exhibit, Flaw } from './model.ts'

const flaws: Readonly<Record<Flaw, readonly [Problem['severity'], string]>> = {
  empty: ['blocking', 'est un fichier vide : remplacez-le par le bon fichier'],
  damaged: ['blocking', 'est abîmée et ne se lit pas : retrouvez l’original ou refaites-le'],
  encrypted: [
    'blocking',
    'est protégée par un mot de passe, que le greffe n’aura pas : ajoutez une copie sans mot de passe',
  ],
  repaired: [
    'warning',
    'est abîmée ; elle a pu être relue : vérifiez chacune de ses pages, ou retrouvez l’original',
  ],
}

/** The contents of exhibits that a library has not. */
export interface AbsentFiles {
  readonly lost: ReadonlySet<string>
  /** title of the space where each stayed, by content */
  readonly remote: ReadonlyMap<string, string>
}

/** Code of the line that says in which space the file of an exhibit stayed: no fault of the file. */
export const REMOTE_EXHIBIT = 'exhibit-remote'

const remoteLine = (id: string, exhibit: string, space: string): Problem => ({
  severity: 'information',
  code: REMOTE_EXHIBIT,
  message: `${exhibit} est restée dans l’espace «\u00a0${space}\u00a0»\u00a0: elle n’est pas sur ce poste.`,
  law: '',
  at: { exhibit: id },
})

/** The lines that say where exhibits stayed, as one by space: what is asked before a deposit or a bundle is asked at once. */
export function remoteTogether(exhibits: readonly Exhibit[], { remote }: AbsentFiles): Problem[] {
  const entries = listExhibits(exhibits).flatMap(({ exhibit, number }) => {
    const space = remote.get(exhibit.file?.sha256 ?? '')
    return space === undefined ? [] : [{ id: exhibit.id, number, space }]
  })
  return [...new Set(entries.map(one => one.space))].flatMap(space => {
    const [first, ...others] = entries.filter(one => one.space === space)
    if (!first) return []
    const line = remoteLine(first.id, `La pièce n°\u00a0${first.number}`, space)
    if (others.length === 0) return [line]
    const message = `${others.length + 1} pièces sont restées dans l’espace «\u00a0${space}\u00a0»\u00a0: elles ne sont pas sur ce poste.`
    return [{ ...line, message }]
  })
}

/** Says of the exhibits that are not produced, and so have no number, which stayed in a space. */
export const remoteAside = (exhibits: readonly Exhibit[], { remote }: AbsentFiles): Problem[] =>
  exhibits.flatMap(one => {
    const space = isProduced(one) ? undefined : remote.get(one.file?.sha256 ?? '')
    return space === undefined
      ? []
      : [remoteLine(one.id, `La pièce mise de côté (${one.label || 'sans intitulé'})`, space)]
  })

/** « 2 fichiers de pièces sont arrivés sur ce poste. » */
export function fetchedText({
  files,
  remaining,
}: {
  readonly files: number
  readonly remaining: number
}): string {
  if (files + remaining === 0) return 'Aucun fichier n’était resté dans un espace\u00a0: rien à demander.'
  const arrivals =
    files === 0
      ? 'Aucun fichier n’est arrivé.'
      : `${countOf(files, 'fichier de pièce est arrivé', 'fichiers de pièces sont arrivés')} sur ce poste.`
  return remaining === 0
    ? arrivals
    : `Arrêté à votre demande. ${arrivals} ${countOf(remaining, 'reste', 'restent')} dans l’espace\u00a0: la même demande reprendra là.`
}

/** Lists the faults of the files of the exhibits, each with its remedy, and says which stayed in a space. */
export function faultsOf(
  exhibits: readonly Exhibit[],
  { lost, remote }: AbsentFiles = { lost: new Set(), remote: new Map() },
): Problem[] {
  const first = new Map<string, number>()
  return listExhibits(exhibits).flatMap(({ exhibit, number }) => {
    const { file, id } = exhibit
    const fault = (severity: Problem['severity'], code: string, message: string): Problem => ({
      severity,
      code,
      message: `La pièce n°\u00a0${number} (${exhibit.label || 'sans intitulé'}) ${message}.`,
      law: '',
      at: { exhibit: id },
    })
    // the copy of a text is printed when it is filed
    if (!file && exhibit.copyOf) return []
    if (!file) return [fault('warning', 'exhibit-no-file', 'n’a pas de fichier : ajoutez-le, ou retirez-la')]
    const faults: Problem[] = []
    const space = remote.get(file.sha256)
    if (space !== undefined)
      faults.push(remoteLine(id, `La pièce n°\u00a0${number} (${exhibit.label || 'sans intitulé'})`, space))
    if (lost.has(file.sha256))
      faults.push(
        fault(
          'blocking',
          'exhibit-missing-file',
          'a perdu son fichier : retrouvez-le ou restaurez une sauvegarde',
        ),
      )
    if (file.flaw) faults.push(fault(flaws[file.flaw][0], `exhibit-${file.flaw}`, flaws[file.flaw][1]))
    if (file.signed)
      faults.push(
        fault(
          'information',
          'exhibit-signed',
          'est signée électroniquement : elle sera copiée telle quelle, sans tampon',
        ),
      )
    const twin = first.get(file.sha256)
    if (twin === undefined) first.set(file.sha256, number)
    else
      faults.push(
        fault(
          'warning',
          'exhibit-twin',
          `est le même fichier que la pièce n°\u00a0${twin} : retirez l’une des deux`,
        ),
      )
    return faults
  })
}
