import type { Problem } from '../dossiers/problem.ts'
import { listExhibits } from './list.ts'
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

/** Lists the faults of the files of the exhibits, each with its remedy. `missingFiles`: hashes whose file the library has lost. */
export function faultsOf(
  exhibits: readonly Exhibit[],
  missingFiles: ReadonlySet<string> = new Set(),
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
    if (missingFiles.has(file.sha256))
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
